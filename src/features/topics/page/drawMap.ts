import type { Overview } from '../../../core/topics/overview';
import type { Colours } from './colours';
import type { Places } from './layout';

/** What part of the map is seen: `zoom` 1 is all of it, `x` and `y` move it in shares of the frame. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MapPicture {
  readonly overview: Overview;
  readonly places: Places;
  readonly colours: Colours;
  readonly view: View;
  readonly margin: number;
  readonly chosen: number | undefined;
  readonly current: number | undefined;
}

/** Radius of a paper by how many there are; pixels. */
function radiusFor(count: number): number {
  return count > 4000 ? 2 : count > 1000 ? 2.8 : count > 300 ? 3.6 : 5;
}

/** Draws the papers as dots in the colour of their first topic, with the topics' names over the middle of their papers. */
export function drawMap(canvas: HTMLCanvasElement, picture: MapPicture): void {
  const { overview, places, colours, view, margin, chosen, current } = picture;
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const xOf = (paper: number) => margin + ((places[2 * paper] ?? 0) * view.zoom + view.x) * (view.width - 2 * margin);
  const yOf = (paper: number) =>
    margin + ((places[2 * paper + 1] ?? 0) * view.zoom + view.y) * (view.height - 2 * margin);
  const radius = radiusFor(overview.points.length) * Math.min(2, Math.sqrt(view.zoom));
  const dot = (paper: number, size: number) => {
    context.beginPath();
    context.arc(xOf(paper), yOf(paper), size, 0, 2 * Math.PI);
  };
  const colourOf = (topic: number | undefined) =>
    colours.of(topic === undefined ? undefined : overview.topics[topic]?.rank);
  const isFaint = (topics: readonly number[]) => chosen !== undefined && !topics.includes(chosen);
  // faint ones first, so that the chosen lie on top
  for (const faint of [true, false]) {
    context.globalAlpha = faint ? 0.15 : colours.isHighContrast ? 1 : 0.85;
    overview.points.forEach(({ topics }, paper) => {
      if (isFaint(topics) !== faint) return;
      dot(paper, radius);
      context.fillStyle = colourOf(chosen !== undefined && !faint ? chosen : topics[0]);
      context.fill();
      if (!colours.isHighContrast || faint) return;
      context.strokeStyle = colours.foreground;
      context.lineWidth = 1;
      context.stroke();
    });
  }
  context.globalAlpha = 1;
  if (current !== undefined) {
    dot(current, radius + 3);
    context.strokeStyle = colours.focus;
    context.lineWidth = 2.5;
    context.stroke();
  }
  drawNames(context, picture, xOf, yOf);
}

/** Names of topics over the middle of their papers; where two would overlap the one with fewer papers is left out. */
function drawNames(
  context: CanvasRenderingContext2D,
  { overview, colours, view, chosen }: MapPicture,
  xOf: (paper: number) => number,
  yOf: (paper: number) => number,
): void {
  const members: number[][] = overview.topics.map(() => []);
  overview.points.forEach(({ topics }, paper) => {
    const first = chosen !== undefined && topics.includes(chosen) ? chosen : topics[0];
    if (first !== undefined) members[first]?.push(paper);
  });
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const names = overview.topics.map(({ id, name, rank }, topic) => {
    const papers = members[topic] ?? [];
    return { id, name, rank, topic, count: papers.length, x: middle(papers.map(xOf)), y: middle(papers.map(yOf)) };
  });
  const family = getComputedStyle(document.body).fontFamily;
  context.font = `600 12px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  names.sort((a, b) => Number(b.topic === chosen) - Number(a.topic === chosen) || b.count - a.count);
  for (const { id, name, rank, topic, count, x, y } of names) {
    if (!id || !count || (chosen !== undefined && topic !== chosen)) continue;
    const text = name.length > 34 ? `${name.slice(0, 33).trimEnd()}…` : name;
    const width = context.measureText(text).width + 28;
    const left = Math.min(view.width - width / 2 - 2, Math.max(width / 2 + 2, x));
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    if (taken.some(other => Math.abs(other.y - y) < 21 && Math.abs(other.x - left) < (other.width + width) / 2))
      continue;
    taken.push({ x: left, y, width });
    // a plate behind the name keeps the dots below in sight
    context.globalAlpha = colours.isHighContrast ? 1 : 0.78;
    context.fillStyle = colours.background;
    context.beginPath();
    context.roundRect(left - width / 2, y - 10, width, 20, 4);
    context.fill();
    context.globalAlpha = 1;
    if (colours.isHighContrast) {
      context.strokeStyle = colours.foreground;
      context.lineWidth = 1;
      context.stroke();
    }
    context.fillStyle = colours.of(rank);
    context.beginPath();
    context.arc(left - width / 2 + 10, y, 4, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = colours.foreground;
    context.fillText(text, left + 7, y + 0.5);
  }
}
