import { drawNames } from './drawNames';
import { shownTopic, spotOf, type MapPicture } from './mapPicture';

/** Share of the mean distance between papers that the radius of one takes, within bounds; pixels. */
const SHARE = 0.16;
const [LEAST, GREATEST, GREATEST_ZOOMED] = [1.6, 5.5, 7];
/** Smaller dots would be all outline. */
const LEAST_OUTLINED = 2.5;

function radiusOf({ overview, view }: MapPicture): number {
  const apart = Math.sqrt((view.width * view.height) / Math.max(1, overview.points.length));
  return Math.min(GREATEST_ZOOMED, Math.min(GREATEST, Math.max(LEAST, SHARE * apart)) * Math.sqrt(view.zoom));
}

/** Papers that are not looked at, then those of no topic, then all others: those drawn last lie on top. */
function layers({ overview, chosen }: MapPicture): readonly (readonly number[])[] {
  const [faint, rest, others]: [number[], number[], number[]] = [[], [], []];
  overview.points.forEach(({ topics }, paper) => {
    const isNamed = topics.some(topic => overview.topics[topic]?.rank !== undefined);
    if (chosen !== undefined && !topics.includes(chosen)) faint.push(paper);
    else (isNamed ? others : rest).push(paper);
  });
  return [faint, rest, others];
}

/** Draws the papers as dots in the colour of their first topic, with names over them. */
export function drawMap(canvas: HTMLCanvasElement, picture: MapPicture): void {
  const { overview, colours, view, current } = picture;
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const radius = radiusOf(picture);
  const circle = (paper: number, size: number) => {
    const { x, y } = spotOf(picture, paper);
    if (x < -size || y < -size || x > view.width + size || y > view.height + size) return false;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    return true;
  };
  const draw = (paper: number, isFaint: boolean) => {
    const topic = shownTopic(picture, paper);
    const rank = topic === undefined ? undefined : overview.topics[topic]?.rank;
    const isRing = colours.isRing(rank) && radius >= LEAST_OUTLINED;
    if (!circle(paper, isRing ? radius - 1 : radius)) return;
    context.lineWidth = isRing ? 2 : 1;
    context.strokeStyle = isRing ? colours.of(rank) : colours.foreground;
    context.fillStyle = colours.of(rank);
    if (!isRing) context.fill();
    if (isRing || (colours.isHighContrast && !isFaint && radius >= LEAST_OUTLINED)) context.stroke();
  };
  for (const [layer, papers] of layers(picture).entries()) {
    const isFaint = layer === 0;
    context.globalAlpha = isFaint ? 0.16 : colours.isHighContrast ? 1 : radius < LEAST_OUTLINED ? 0.7 : 0.85;
    for (const paper of papers) draw(paper, isFaint);
  }
  context.globalAlpha = 1;
  drawNames(context, picture);
  if (current === undefined || !circle(current, radius + 3)) return;
  context.strokeStyle = colours.isHighContrast ? colours.focus : colours.foreground;
  context.lineWidth = 2.5;
  context.stroke();
}
