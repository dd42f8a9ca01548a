/** Room between the outermost papers and the frame; pixels. */
const MARGIN = 28;
/** Papers in sight, about, when the map is zoomed as far as can be; a small library can be zoomed a little all the same. */
const FEWEST_IN_SIGHT = 6;
const LEAST_GREATEST = 4;

/** What part of the map is seen: `zoom` 1 is all of it, `x` and `y` move it in shares of the frame. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A place: of the map, 0 to 1, or of the frame, in pixels, as each function says. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A place of the map, 0 to 1, as pixels of the frame. */
export function toFrame(view: View, place: Spot): Spot {
  return {
    x: MARGIN + (place.x * view.zoom + view.x) * (view.width - 2 * MARGIN),
    y: MARGIN + (place.y * view.zoom + view.y) * (view.height - 2 * MARGIN),
  };
}

/** Whether a place, in pixels of the frame, can be seen. */
export function isInFrame({ width, height }: View, { x, y }: Spot): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

/** The view moved by so many pixels. */
export function movedBy(view: View, dx: number, dy: number): View {
  return {
    ...view,
    x: view.x + dx / (view.width - 2 * MARGIN),
    y: view.y + dy / (view.height - 2 * MARGIN),
  };
}

/** The whole map in the frame. */
export function whole(view: View): View {
  return { ...view, zoom: 1, x: 0, y: 0 };
}

/** How far a map of so many papers can be zoomed. */
export function greatestZoom(papers: number): number {
  return Math.max(LEAST_GREATEST, Math.sqrt(papers / FEWEST_IN_SIGHT));
}

/** Zoomed about a place of the frame, which stays where it is. */
export function zoomedBy(
  view: View,
  factor: number,
  greatest: number,
  at: Spot = { x: view.width / 2, y: view.height / 2 },
): View {
  const { zoom, x, y, width, height } = view;
  const next = Math.min(greatest, Math.max(1, zoom * factor));
  if (next === 1) return whole(view);
  const [u, v] = [(at.x - MARGIN) / (width - 2 * MARGIN), (at.y - MARGIN) / (height - 2 * MARGIN)];
  return { ...view, zoom: next, x: u - ((u - x) * next) / zoom, y: v - ((v - y) * next) / zoom };
}
