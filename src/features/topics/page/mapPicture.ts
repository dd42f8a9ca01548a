import type { Overview } from '../../../core/topics/overview';
import type { Colours } from './colours';
import type { Places } from './layout';
import { toFrame, type Spot, type View } from './mapView';

/** What the map shows at a moment. */
export interface MapPicture {
  readonly overview: Overview;
  readonly places: Places;
  readonly colours: Colours;
  readonly view: View;
  /** Number of the topic that is looked at; `undefined`: all. */
  readonly chosen: number | undefined;
  /** Number of the paper that is pointed at. */
  readonly current: number | undefined;
}

/** The topic that gives a paper its colour; `undefined` for papers of no topic. */
export function shownTopic({ overview, chosen }: MapPicture, paper: number): number | undefined {
  const topics = overview.points[paper]?.topics ?? [];
  return chosen !== undefined && topics.includes(chosen) ? chosen : topics[0];
}

/** Where a paper is in the frame; pixels. */
export function spotOf({ places, view }: Pick<MapPicture, 'places' | 'view'>, paper: number): Spot {
  return toFrame(view, { x: places[2 * paper] ?? 0, y: places[2 * paper + 1] ?? 0 });
}
