import type { Spot } from './mapView';

type SpotOf = (paper: number) => Spot;

/** The paper nearest to a spot; `undefined` where none is nearer than `reach`. */
export function nearestWithin(papers: readonly number[], spotOf: SpotOf, to: Spot, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (const paper of papers) {
    const { x, y } = spotOf(paper);
    const distance = Math.hypot(x - to.x, y - to.y);
    if (distance < least) [least, best] = [distance, paper];
  }
  return best;
}

/** The nearest paper in a direction, those beside it counting as farther. */
export function inDirection(
  papers: readonly number[],
  spotOf: SpotOf,
  current: number,
  [dx, dy]: readonly [number, number],
): number | undefined {
  const from = spotOf(current);
  let best: number | undefined;
  let least = Infinity;
  for (const paper of papers) {
    const { x, y } = spotOf(paper);
    const along = (x - from.x) * dx + (y - from.y) * dy;
    if (paper === current || along <= 0.5) continue;
    const beside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const distance = along + 2 * beside;
    if (distance < least) [least, best] = [distance, paper];
  }
  return best;
}
