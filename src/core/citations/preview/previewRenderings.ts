import type { CslItem } from '../../csl';
import type { NoteRenderer, RenderedNote } from '../csl/noteRenderer';
import { type CitationCluster, flattenClusters } from '../syntax/citationCluster';

type ItemOf = (key: string) => CslItem | undefined;

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
 * Renders notes in their styles at once, without holding anything up: what a renderer made last is kept while the citations
 * are the same, little is rendered, and for much there is the fallback until the steps of it are done.
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
    if (last && isSame(last, given)) return last.rendered;
    if (renderer.rendersQuickly(clusters, itemOf)) return this.#render(renderer, given, clusters);
    this.#busy.add(renderer);
    this.#host.later(this.#renderLater(renderer, given, clusters));
    return fallback.renderNote(clusters, itemOf);
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
  return {
    marks: clusters.map(({ kind, raw }) => `${kind} ${raw}`),
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
