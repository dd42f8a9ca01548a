import type { CslItem } from '../../csl';
import type { NoteRenderer, RenderedNote } from '../csl/noteRenderer';
import type { CitationCluster } from '../syntax/citationCluster';

export type ItemOf = (key: string) => CslItem | undefined;

/**
 * Citations that citeproc renders in a few hundredths of a second where it knows all before them. A style's renderer takes
 * so few more as an edit; more at a time it renders anew as a whole.
 */
export const CITATIONS_PER_STEP = 8;

/**
 * Renders a note from its beginning, a few more citations with each step: a long note takes a style a second or more when
 * it is new to it, and nothing may be held up for so long.
 */
export function* renderInSteps(
  renderer: NoteRenderer,
  clusters: readonly CitationCluster[],
  itemOf: ItemOf,
): Generator<void, RenderedNote> {
  const printed = clusters.filter(({ kind }) => kind !== 'uncited');
  // what is listed only changes all others, so it is there from the first step
  const uncited = clusters.filter(({ kind }) => kind === 'uncited');
  for (let end = CITATIONS_PER_STEP; end < printed.length; end += CITATIONS_PER_STEP) {
    renderer.renderNote([...printed.slice(0, end), ...uncited], itemOf);
    yield;
  }
  return renderer.renderNote([...printed, ...uncited], itemOf);
}
