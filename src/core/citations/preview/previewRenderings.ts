import type { CslItem } from '../../csl';
import type { NoteRenderer, RenderedCitation, RenderedNote } from '../csl/noteRenderer';
import { type CitationCluster, cites, flattenClusters } from '../syntax/citationCluster';

type ItemOf = (key: string) => CslItem | undefined;

/** What a renderer is given, in a form that can be compared. */
interface Given {
  readonly marks: readonly string[];
  /** Those of the marks that print a citation. */
  readonly printed: readonly string[];
  readonly items: ReadonlyMap<string, CslItem | undefined>;
}

interface Last extends Given {
  readonly rendered: RenderedNote;
}

/** What is asked of the host of renderings. */
export interface RenderingHost {
  /** Serves until a style has rendered a note, or what is new in it; it is quick at any length. */
  readonly fallback: NoteRenderer;
  /** Does the steps when there is time, and then has the note rendered again. */
  later(steps: Generator<void, void>): void;
}

/**
 * Renders notes in their styles at once, without holding anything up: what a renderer made last is kept while the citations
 * are the same, little is rendered, and for much there is the fallback until the steps of it are done; in a note that was
 * rendered before, only for the citations that are new.
 */
export class PreviewRenderings {
  readonly #host: RenderingHost;
  readonly #last = new WeakMap<NoteRenderer, Last>();
  readonly #busy = new WeakSet<NoteRenderer>();

  constructor(host: RenderingHost) {
    this.#host = host;
  }

  render(renderer: NoteRenderer, clusters: readonly CitationCluster[], itemOf: ItemOf): RenderedNote {
    const { fallback } = this.#host;
    if (renderer === fallback) return fallback.renderNote(clusters, itemOf);
    const given = givenOf(clusters, itemOf);
    const last = this.#last.get(renderer);
    if (last && isSame(last, given)) return last.rendered;
    if (!this.#busy.has(renderer)) {
      if (renderer.rendersQuickly(clusters, itemOf)) return this.#render(renderer, given, clusters);
      this.#busy.add(renderer);
      this.#host.later(this.#renderLater(renderer, given, clusters));
    }
    const instead = fallback.renderNote(clusters, itemOf);
    return last ? { ...last.rendered, citations: keptCitations(last, given, instead.citations) } : instead;
  }

  #render(renderer: NoteRenderer, given: Given, clusters: readonly CitationCluster[]): RenderedNote {
    const rendered = renderer.renderNote(clusters, key => given.items.get(key));
    this.#last.set(renderer, { ...given, rendered });
    return rendered;
  }

  *#renderLater(renderer: NoteRenderer, given: Given, clusters: readonly CitationCluster[]): Generator<void, void> {
    try {
      yield* renderer.prepareNote(clusters, key => given.items.get(key));
      this.#render(renderer, given, clusters);
    } finally {
      this.#busy.delete(renderer);
    }
  }
}

function givenOf(clusters: readonly CitationCluster[], itemOf: ItemOf): Given {
  const keys = flattenClusters(clusters).flatMap(({ items }) => items.map(({ key }) => key));
  const markOf = ({ kind, raw, footnote }: CitationCluster) =>
    `${kind} ${raw}${footnote ? JSON.stringify(footnote) : ''}`;
  return {
    marks: clusters.map(markOf),
    printed: clusters.filter(cites).map(markOf),
    items: new Map(keys.map(key => [key, itemOf(key)])),
  };
}

function isSame(a: Given, b: Given): boolean {
  return (
    a.marks.length === b.marks.length &&
    a.items.size === b.items.size &&
    a.marks.every((mark, index) => mark === b.marks[index]) &&
    [...a.items].every(([key, item]) => b.items.has(key) && b.items.get(key) === item)
  );
}

/** The citations as they were rendered last before and behind the stretch that has changed since, and in it as they are now. */
function keptCitations(last: Last, { printed }: Given, now: readonly RenderedCitation[]): RenderedCitation[] {
  const before = last.printed;
  const shorter = Math.min(before.length, printed.length);
  let start = 0;
  while (start < shorter && before[start] === printed[start]) start++;
  const isBehind = (back: number) => before[before.length - 1 - back] === printed[printed.length - 1 - back];
  let end = 0;
  while (end < shorter - start && isBehind(end)) end++;
  const { citations } = last.rendered;
  return [
    ...citations.slice(0, start),
    ...now.slice(start, printed.length - end),
    ...citations.slice(before.length - end),
  ];
}
