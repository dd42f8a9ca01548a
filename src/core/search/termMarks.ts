import type { InvertedIndex } from './invertedIndex';
import type { Alternative, QueryGroup } from './queryGroups';

/** Which word of the query a term stands for; a table over all terms, so that reading a document is one look per word. */
export class TermMarks {
  #groups = new Int16Array(0);
  #marked: number[] = [];

  /** Forgets the query before. */
  set(index: InvertedIndex, groups: readonly QueryGroup[]): void {
    for (const term of this.#marked) this.#groups[term] = 0;
    this.#marked = [];
    const { termCount } = index.vocabulary;
    if (termCount > this.#groups.length) this.#groups = new Int16Array(Math.ceil(termCount * 1.25));
    // the word itself wins over what merely may stand for another
    groups.forEach((group, number) => this.#mark(group.related, number));
    groups.forEach((group, number) => this.#mark(group.loose, number));
    groups.forEach((group, number) => this.#mark(group.sure, number));
    groups.forEach(({ term }, number) => {
      if (term !== undefined) this.#mark([{ list: term, weight: 1 }], number);
    });
  }

  /** Number of the query's word that `term` stands for; -1 for none. */
  groupOf(term: number): number {
    return (this.#groups[term] ?? 0) - 1;
  }

  #mark(alternatives: readonly Alternative[], group: number): void {
    for (const { list } of alternatives) {
      if (typeof list !== 'number') continue;
      this.#groups[list] = group + 1;
      this.#marked.push(list);
    }
  }
}
