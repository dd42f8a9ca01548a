import type { InvertedIndex } from './invertedIndex';
import type { Ranking } from './ranking';
import type { Alternative, QueryGroup } from './queryGroups';

/** Which word of the query a term stands for; a table over all terms, so that reading a document is one look per word. */
export class TermMarks {
  #groups = new Int16Array(0);
  #weights = new Float32Array(0);
  #marked: number[] = [];

  /** Marks everything that may stand for a word of the query; forgets what was marked before. */
  set(index: InvertedIndex, groups: readonly QueryGroup[], ranking: Ranking): void {
    this.#clear(index);
    // the word itself wins over what merely may stand for another
    groups.forEach((group, number) => this.#mark(group.related, number, ranking.synonyms));
    groups.forEach((group, number) => this.#mark(group.loose, number, group.looseWeight));
    groups.forEach((group, number) => this.#mark(group.sure, number, 1));
    groups.forEach(({ term }, number) => {
      if (term !== undefined) this.#mark([{ list: term, weight: 1 }], number, 1);
    });
  }

  /** Marks terms with their place in the list; forgets what was marked before. */
  setTerms(index: InvertedIndex, terms: readonly number[]): void {
    this.#clear(index);
    terms.forEach((term, place) => this.#mark([{ list: term, weight: 1 }], place, 1));
  }

  /** Number of the query's word that `term` stands for; -1 for none. */
  groupOf(term: number): number {
    return (this.#groups[term] ?? 0) - 1;
  }

  /** How surely a marked term stands for the word, from 0 to 1. */
  weightOf(term: number): number {
    return this.#weights[term] ?? 0;
  }

  #clear(index: InvertedIndex): void {
    for (const term of this.#marked) this.#groups[term] = 0;
    this.#marked = [];
    const { termCount } = index.vocabulary;
    if (termCount <= this.#groups.length) return;
    this.#groups = new Int16Array(Math.ceil(termCount * 1.25));
    this.#weights = new Float32Array(this.#groups.length);
  }

  #mark(alternatives: readonly Alternative[], group: number, setWeight: number): void {
    for (const { list, weight } of alternatives) {
      if (typeof list !== 'number') continue;
      this.#groups[list] = group + 1;
      this.#weights[list] = weight * setWeight;
      this.#marked.push(list);
    }
  }
}
