import { shownTopic, spotOf, type MapPicture } from './mapPicture';
import { isInFrame, type Spot } from './mapView';

/** From this zoom on parts of topics are named. */
const PARTS_FROM = 1.8;
/** So few papers in sight are named one by one. */
const FEW_PAPERS = 45;
const MOST_LINES = 3;
/** Widest line of a name: pixels, and as a share of a narrow map. */
const WIDEST = 190;
const WIDEST_SHARE = 0.34;
/** On a narrower map names are smaller; pixels. */
const NARROW = 520;
/** Half the side of what a dot takes up; pixels. */
const DOT = 6;
/** Steps up and down in which a name gives way to others; pixels. */
const STEPS = [0, -14, 14, -28, 28, -42, 42];

interface Label {
  readonly lines: readonly string[];
  readonly at: Spot;
  readonly colour: string;
  readonly size: number;
  readonly weight: number;
  readonly align: 'center' | 'left';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** A name in few lines; what does not fit is cut. */
function wrapped(context: CanvasRenderingContext2D, name: string, widest: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  const kept = lines.slice(0, MOST_LINES);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').replace(/[\s,;&]+$/, '')}…`];
}

/** Draws names that do not overlap, those given first before the others. */
class LabelPainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #picture: MapPicture;
  readonly #family = getComputedStyle(document.body).fontFamily;
  readonly #taken: Box[] = [];

  constructor(context: CanvasRenderingContext2D, picture: MapPicture) {
    this.#context = context;
    this.#picture = picture;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
  }

  font(size: number, weight: number): void {
    this.#context.font = `${weight} ${size}px ${this.#family}`;
  }

  wrap(name: string): string[] {
    return wrapped(this.#context, name, Math.min(WIDEST, WIDEST_SHARE * this.#picture.view.width));
  }

  /** No name is drawn over the dot that stands there. */
  keepClear({ x, y }: Spot): void {
    this.#taken.push({ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT });
  }

  /** Draws the name, a little off its place where another is there; leaves it out where there is no room. */
  place(label: Label, steps: readonly number[]): void {
    this.font(label.size, label.weight);
    const { view } = this.#picture;
    const width = Math.max(...label.lines.map(line => this.#context.measureText(line).width));
    const height = label.lines.length * (label.size + 3);
    const lead = label.align === 'center' ? width / 2 : 0;
    if (label.align === 'left' && label.at.x + width > view.width - 6) return;
    const left = Math.min(view.width - width - 6, Math.max(6, label.at.x - lead));
    for (const step of steps) {
      const top = Math.min(view.height - height - 4, Math.max(4, label.at.y - height / 2 + step));
      const box = { left: left - 4, right: left + width + 4, top: top - 1, bottom: top + height + 1 };
      if (this.#taken.some(other => overlaps(box, other))) continue;
      this.#taken.push(box);
      this.#draw(label, left, top, width);
      return;
    }
  }

  #draw({ lines, colour, size, align }: Label, left: number, top: number, width: number): void {
    const { colours } = this.#picture;
    this.#context.textAlign = align;
    const x = align === 'center' ? left + width / 2 : left;
    lines.forEach((line, i) => {
      const y = top + (i + 0.5) * (size + 3);
      // an edge in the colour of the background sets the name off from the dots
      this.#context.strokeStyle = colours.background;
      this.#context.lineWidth = colours.isHighContrast ? 6 : 5;
      this.#context.strokeText(line, x, y);
      this.#context.fillStyle = colour;
      this.#context.fillText(line, x, y);
    });
  }
}

/** Names of topics over the middle of their papers, of their parts where the map is zoomed, of papers where few are in sight. */
export function drawNames(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { overview, colours, view, chosen } = picture;
  const painter = new LabelPainter(context, picture);
  const seen: number[] = [];
  const members: number[][] = overview.topics.map(() => []);
  overview.points.forEach(({ topics }, paper) => {
    const topic = shownTopic(picture, paper);
    if (topic !== undefined) members[topic]?.push(paper);
    if (chosen !== undefined && !topics.includes(chosen)) return;
    if (isInFrame(view, spotOf(picture, paper))) seen.push(paper);
  });
  const middleOf = (papers: readonly number[]): Spot => {
    const spots = papers.map(paper => spotOf(picture, paper));
    return { x: middle(spots.map(({ x }) => x)), y: middle(spots.map(({ y }) => y)) };
  };
  const named = overview.topics
    .map((topic, number) => ({ topic, number, papers: members[number] ?? [] }))
    .filter(({ topic, number, papers }) => topic.id && papers.length && (chosen ?? number) === number)
    .sort((a, b) => b.papers.length - a.papers.length);
  const size = view.width < NARROW ? 11 : 13;
  painter.font(size, 600);
  for (const { topic, papers } of named) {
    const at = middleOf(papers);
    const colour = colours.nameOf(topic.rank);
    if (isInFrame(view, at))
      painter.place({ lines: painter.wrap(topic.name), at, colour, size, weight: 600, align: 'center' }, STEPS);
  }
  if (view.zoom >= PARTS_FROM || chosen !== undefined) {
    painter.font(size - 1, 400);
    for (const { topic } of named)
      for (const { name, points } of topic.parts) {
        const at = middleOf(points);
        if (isInFrame(view, at))
          painter.place(
            { lines: painter.wrap(name), at, colour: colours.foreground, size: size - 1, weight: 400, align: 'center' },
            STEPS,
          );
      }
  }
  if (seen.length > FEW_PAPERS || view.zoom === 1) return;
  for (const paper of seen) painter.keepClear(spotOf(picture, paper));
  for (const paper of seen) {
    const { x, y } = spotOf(picture, paper);
    const short = overview.points[paper]?.short;
    if (short)
      painter.place(
        { lines: [short], at: { x: x + 13, y }, colour: colours.foreground, size: 11, weight: 400, align: 'left' },
        [0],
      );
  }
}
