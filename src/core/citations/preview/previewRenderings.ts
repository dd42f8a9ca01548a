import type { CslItem } from '../../csl';
import type { NoteRenderer, RenderedNote } from '../csl/noteRenderer';
import { type CitationCluster, flattenClusters } from '../syntax/citationCluster';
import { CITATIONS_PER_STEP, type ItemOf, renderInSteps } from './renderInSteps';

/** What a renderer is given, in a form that can be compared. */
interface Given {
  readonly marks: readonly string[];
  readonly items: ReadonlyMap<string, CslItem | undefined>;
}

/** What is asked of the host of renderings. */
export interface RenderingHost {
  /** Serves until a style has rendered a note; it is quick at any length. */
  readonly fallback: NoteRenderer;
  /** Does the steps when there is time, and then has the note rendered again. */
  later(steps: Generator<void, void>): void;
}

/**
 * Renders notes in their styles at once, without holding anything up: what a renderer made last is kept while it is the
 * same, a small change is rendered, and for all else there is the fallback until the steps of it are done.
 */
export class PreviewRenderings {
  readonly #host: RenderingHost;
  readonly #last = new WeakMap<NoteRenderer, Given & { readonly rendered: RenderedNote }>();
  readonly #busy = new WeakSet<NoteRenderer>();

  constructor(host: RenderingHost) {
    this.#host = host;
  }

  render(renderer: NoteRenderer, clusters: readonly CitationCluster[], itemOf: ItemOf): RenderedNote {
    const { fallback } = this.#host;
    if (renderer === fallback || this.#busy.has(renderer)) return fallback.renderNote(clusters, itemOf);
    const given = givenOf(clusters, itemOf);
    const last = this.#last.get(renderer);
    const changes = last ? changesBetween(last, given) : given.marks.length;
    if (last && changes === 0) return last.rendered;
    if (changes > CITATIONS_PER_STEP) {
      this.#busy.add(renderer);
      this.#host.later(this.#renderLater(renderer, given, clusters));
      return fallback.renderNote(clusters, itemOf);
    }
    const rendered = renderer.renderNote(clusters, itemOf);
    this.#last.set(renderer, { ...given, rendered });
    return rendered;
  }

  *#renderLater(renderer: NoteRenderer, given: Given, clusters: readonly CitationCluster[]): Generator<void, void> {
    try {
      // the records of now: what they are later is told by another rendering
      const rendered = yield* renderInSteps(renderer, clusters, key => given.items.get(key));
      this.#last.set(renderer, { ...given, rendered });
    } finally {
      this.#busy.delete(renderer);
    }
  }
}

function givenOf(clusters: readonly CitationCluster[], itemOf: ItemOf): Given {
  const keys = flattenClusters(clusters).flatMap(({ items }) => items.map(({ key }) => key));
  return {
    marks: clusters.map(({ kind, raw }) => `${kind} ${raw}`),
    items: new Map(keys.map(key => [key, itemOf(key)])),
  };
}

/** How many citations stand in the one stretch in which two states differ; all where a record is another than before. */
function changesBetween(before: Given, after: Given): number {
  const [a, b] = [before.marks, after.marks];
  const isOther = [...after.items].some(([key, item]) => before.items.has(key) && before.items.get(key) !== item);
  if (isOther) return Math.max(1, b.length);
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let same = 0;
  while (same < shorter - start && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  return Math.max(a.length, b.length) - start - same;
}
