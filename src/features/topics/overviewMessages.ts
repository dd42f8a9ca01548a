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

/** What the host tells the page. */
export interface ToOverview {
  readonly type: 'show';
  readonly overview: Overview;
  readonly nearest: NearestPapers;
  readonly words: OverviewWords;
}

/** What the page tells the host. */
export type FromOverview = { readonly type: 'ready' } | { readonly type: 'open'; readonly key: string };
