import type { InvertedIndex } from './invertedIndex';

/** Counts the terms of one document after another, without a new table for each. */
export class TermCounter {
  #counts = new Uint16Array(0);
  #terms: number[] = [];

  /** The document's terms, each once, function words left out. */
  get terms(): readonly number[] {
    return this.#terms;
  }

  countOf(term: number): number {
    return this.#counts[term] ?? 0;
  }

  /** Forgets the document before. @returns the number of words counted */
  read(index: InvertedIndex, document: number): number {
    const { vocabulary } = index;
    if (this.#counts.length < vocabulary.termCount) {
      this.#counts = new Uint16Array(Math.ceil(vocabulary.termCount * 1.25));
    } else {
      for (const term of this.#terms) this.#counts[term] = 0;
    }
    const counts = this.#counts;
    const terms: number[] = [];
    let length = 0;
    for (const { cells, start, end } of index.tokensOf(document)) {
      for (let i = start; i < end; i++) {
        const id = cells[i] as number;
        if (id < 0) continue;
        const term = vocabulary.termOf(id);
        if (vocabulary.isStopTerm(term)) continue;
        const count = counts[term] as number;
        if (count === 0) terms.push(term);
        counts[term] = count + 1;
        length++;
      }
    }
    this.#terms = terms;
    return length;
  }
}
