import type { Paper } from '../paper';
import { DEFAULT_CITATION_KEY_PATTERN, type CitationKeyPattern } from './citationKeyPattern';
import { KeyRegistry } from './keyRegistry';
import { buildState, EMPTY_STATE, type LibraryState } from './libraryState';
import { originsOf } from './paperRow';
import type { LibraryProblem, Origin, Source } from './source';

export type { LibraryProblem };

export interface LibraryOptions {
  /** Remembers generated keys; kept by whoever gives it. */
  readonly keys?: KeyRegistry;
  readonly pattern?: CitationKeyPattern;
}

/**
 * All papers loaded, from any number of sources. Records of one paper are one row, completed from each other: the better
 * level decides, on one level the source given earlier; later ones fill gaps. Values are snapshots: a change of the
 * sources makes new arrays, in which a paper whose records are the same objects as before is the same object as before.
 */
export class Library {
  #state: LibraryState = EMPTY_STATE;
  readonly #registry: KeyRegistry;
  #pattern: CitationKeyPattern;

  constructor({ keys = new KeyRegistry(), pattern = DEFAULT_CITATION_KEY_PATTERN }: LibraryOptions = {}) {
    this.#registry = keys;
    this.#pattern = pattern;
  }

  /** How records without a citation key get one; takes effect when sources are set next. */
  set pattern(pattern: CitationKeyPattern) {
    this.#pattern = pattern;
  }

  /** The listed papers, in the order of the levels, the sources and the records in them. */
  get papers(): readonly Paper[] {
    return this.#state.papers;
  }

  /** As they were given. */
  get sources(): readonly Source[] {
    return this.#state.sources;
  }

  /** What the readers found, then what only all sources together show. */
  get problems(): readonly LibraryProblem[] {
    return this.#state.problems;
  }

  /** Citation keys that in some note stand for different papers of one level. */
  get ambiguousKeys(): ReadonlyMap<string, readonly Paper[]> {
    return this.#state.ambiguousKeys;
  }

  /** The paper with this unique key, be it listed or not; `undefined` where the library has none. */
  get(key: string): Paper | undefined {
    return this.#state.rows.get(key)?.paper;
  }

  /**
   * The papers that a citation key means in a note: those of the best level that has the key and holds there, on one
   * level those of the nearest folder. Keys of all records of a paper count, and keys that were generated for it earlier.
   * @param note address of the note; without it each source counts
   * @returns none for an unknown key, several for an ambiguous one
   */
  resolve(citationKey: string, note?: string): readonly Paper[] {
    return this.#state.citationKeys.resolve(citationKey, note);
  }

  /** Every place that describes the paper with this unique key, the deciding one first; empty for an unknown key. */
  originsOf(key: string): readonly Origin[] {
    const row = this.#state.rows.get(key);
    return row ? originsOf(row) : [];
  }

  /** Replaces all sources. */
  setSources(sources: readonly Source[]): void {
    const steps = this.setSourcesInSteps(sources);
    while (!steps.next().done);
  }

  /**
   * Replaces all sources in steps of a few milliseconds. The old state stays until the last step; steps that are left off
   * before have changed nothing.
   */
  *setSourcesInSteps(sources: readonly Source[]): Generator<void, void> {
    this.#state = yield* buildState(sources, this.#state, { registry: this.#registry, pattern: this.#pattern });
  }
}
