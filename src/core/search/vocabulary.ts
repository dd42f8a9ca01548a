import SearchableMap from 'minisearch/SearchableMap';
import { CountTable } from './countTable';
import { isStopWord } from './stopWords';
import { stem } from './terms';

/** All words of the library, each with its stem; words and stems (terms) are numbers from 0 in the order of first sight. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #termOfWord = new CountTable();
  /** 1 for the terms of function words. */
  readonly #stopTerms = new CountTable();
  readonly #terms = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #tree = new SearchableMap<number>();
  readonly #compounds = new Map<string, readonly string[]>();

  get wordCount(): number {
    return this.#words.length;
  }

  get termCount(): number {
    return this.#terms.size;
  }

  /** Id of a folded word, which becomes known by it. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    const stemmed = stem(word);
    let term = this.#terms.get(stemmed);
    if (term === undefined) {
      term = this.#terms.size;
      this.#terms.set(stemmed, term);
      this.#stems.push(stemmed);
    }
    this.#ids.set(word, id);
    this.#words.push(word);
    this.#termOfWord.set(id, term);
    if (isStopWord(word)) this.#stopTerms.set(term, 1);
    this.#tree.set(word, id);
    return id;
  }

  addCompound(joined: string, parts: readonly string[]): void {
    if (!this.#compounds.has(joined)) this.#compounds.set(joined, [...parts]);
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }

  wordOf(id: number): string {
    return this.#words[id] ?? '';
  }

  termOf(wordId: number): number {
    return this.#termOfWord.get(wordId);
  }

  /** The term of any word with the same stem; `undefined` where the library has none. */
  findTerm(word: string): number | undefined {
    return this.#terms.get(stem(word));
  }

  stemOf(term: number): string {
    return this.#stems[term] ?? '';
  }

  /** The term of a stem itself. */
  findStem(stemmed: string): number | undefined {
    return this.#terms.get(stemmed);
  }

  /** Parts in which the library also writes this word: `self`, `supervised` for `selfsupervised`. */
  partsOf(joined: string): readonly string[] | undefined {
    return this.#compounds.get(joined);
  }

  /** Ids of the words that begin with `prefix`. */
  *startingWith(prefix: string): Iterable<number> {
    for (const [, id] of this.#tree.atPrefix(prefix)) yield id;
  }

  /** Whether a term is the stem of a function word. */
  isStopTerm(term: number): boolean {
    return this.#stopTerms.get(term) === 1;
  }

  /**
   * Ids of the words within `edits` (Levenshtein) of `word`, with their distance. Two slips are looked for only behind the
   * same first letter: people rarely miss it, and the walk through the tree is many times shorter.
   */
  *similarTo(word: string, edits: number): Iterable<readonly [id: number, distance: number]> {
    const tree = edits > 1 ? this.#tree.atPrefix(word.slice(0, 1)) : this.#tree;
    const rest = edits > 1 ? word.slice(1) : word;
    for (const [id, distance] of tree.fuzzyGet(rest, edits).values()) yield [id, distance];
  }
}
