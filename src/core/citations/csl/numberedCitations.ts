import type { CslItem } from '../../csl';
import type { CitationCluster } from '../syntax/citationCluster';
import { fixedCluster } from '../syntax/fixedCluster';
import type { NoteRenderer, RenderedText } from './noteRenderer';

/** What a note cites. */
export interface CitingNote {
  readonly clusters: readonly CitationCluster[];
  itemOf(key: string): CslItem | undefined;
}

/** Prints citations with the numbers that they would have in a note, without putting them into it. */
export class NumberedCitations {
  readonly #renderer: NoteRenderer;
  readonly #note: CitingNote;
  readonly #at: number;
  /** Those printed before: they count, as they go into the note one after the other. */
  readonly #earlier = new Map<string, CitationCluster>();
  readonly #given = new Map<string, CslItem>();

  /** @param at where in the note they go; UTF-16 offset */
  constructor(renderer: NoteRenderer, note: CitingNote, at: number) {
    this.#renderer = renderer;
    this.#note = note;
    this.#at = at;
  }

  /** The records in one bracket. */
  cite(items: readonly CslItem[]): RenderedText {
    for (const item of items) this.#given.set(item.id, item);
    const itemOf = (key: string) => this.#given.get(key) ?? this.#note.itemOf(key);
    const keys = items.map(({ id }) => id);
    const name = JSON.stringify(keys);
    const cluster = this.#earlier.get(name) ?? this.#clusterOf(keys);
    this.#earlier.set(name, cluster);
    const { clusters } = this.#note;
    const before = clusters.filter(({ start }) => start < this.#at);
    const after = clusters.filter(({ start }) => start >= this.#at);
    const { citations } = this.#renderer.renderNote([...before, ...this.#earlier.values(), ...after], itemOf);
    return citations.find(citation => citation.cluster === cluster) ?? { html: '', text: '' };
  }

  #clusterOf(keys: readonly string[]): CitationCluster {
    const parts = keys.map(key => fixedCluster(`@{${key}}`, 0, 'bracketed', '@{', key, '}'));
    return {
      start: this.#at,
      end: this.#at,
      kind: 'bracketed',
      form: { type: 'bracket' },
      items: parts.flatMap(({ items }) => items),
      raw: `[${parts.map(({ raw }) => raw).join('; ')}]`,
      nested: [],
    };
  }
}
