import type { PlacedPapers } from '../../core/topics/mapPlaces';
import type { NearestPapers, Overview } from '../../core/topics/overview';

/** Words of the page, as the user's language has them. */
export interface OverviewWords {
  readonly title: string;
  /** What the library holds, in a line. */
  readonly heading: string;
  readonly perYear: string;
  readonly map: string;
  readonly mapHelp: string;
  readonly arranging: string;
  readonly topic: string;
  readonly papers: string;
  readonly all: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
}

/** Papers that are placed first: where they stand, or which of them are most like each. */
export type FirstPapers =
  PlacedPapers | { readonly rows: readonly number[]; readonly places?: undefined; readonly nearest: NearestPapers };

/** What the host tells the page. */
export type ToOverview =
  | { readonly type: 'show'; readonly overview: Overview; readonly words: OverviewWords }
  /** Where the papers stand, x and y of each in turn. */
  | { readonly type: 'places'; readonly places: readonly number[] }
  /** What the places are to be found from; `request` comes back with them. */
  | {
      readonly type: 'arrange';
      readonly request: number;
      readonly nearest: NearestPapers;
      readonly first: FirstPapers;
    };

/** What the page tells the host. */
export type FromOverview =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'placed'; readonly request: number; readonly places: readonly number[] };
