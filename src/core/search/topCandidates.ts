import type { Candidate } from './firstPass';

/** Keeps the best of many candidates: a heap whose root is the worst one kept. Of equals the earlier document stays. */
export class TopCandidates {
  readonly #size: number;
  readonly #heap: Candidate[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  offer(document: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#size) {
      heap.push({ document, score });
      this.#rise(heap.length - 1);
      return;
    }
    const worst = heap[0];
    if (!worst || score < worst.score || (score === worst.score && document > worst.document)) return;
    heap[0] = { document, score };
    this.#sink();
  }

  /** Best first. */
  sorted(): Candidate[] {
    return [...this.#heap].sort((a, b) => b.score - a.score || a.document - b.document);
  }

  #isWorse(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (!x || !y) return false;
    return x.score < y.score || (x.score === y.score && x.document > y.document);
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (x) this.#heap[b] = x;
    if (y) this.#heap[a] = y;
  }

  #rise(from: number): void {
    let at = from;
    for (let parent = (at - 1) >> 1; at > 0 && this.#isWorse(at, parent); parent = (at - 1) >> 1) {
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= this.#heap.length) return;
      const worse = left + 1 < this.#heap.length && this.#isWorse(left + 1, left) ? left + 1 : left;
      if (!this.#isWorse(worse, at)) return;
      this.#swap(worse, at);
      at = worse;
    }
  }
}
