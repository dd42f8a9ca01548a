import { fullName, type Paper } from '../paper';
import type { InvertedIndex } from './invertedIndex';
import { hasAllWords, waitingText } from './waitingText';

/** Whether two records of a paper are searched by the same words. */
function hasSameWords(a: Paper, b: Paper): boolean {
  if (a === b) return true;
  const lists = (paper: Paper) => [paper.keywords, paper.topics, paper.authors.map(fullName)];
  return (
    a.title === b.title &&
    a.year === b.year &&
    a.venue === b.venue &&
    a.abstract === b.abstract &&
    a.summary?.line === b.summary?.line &&
    a.summary?.paragraph === b.summary?.paragraph &&
    lists(a).every((list, i) => list.join('\n') === lists(b)[i]?.join('\n'))
  );
}

/** Values by key, taken in the order in which their keys first came. A `Map` alone would walk over all that was taken before. */
class KeyedQueue<T> {
  readonly #values = new Map<string, T>();
  #order: string[] = [];
  #next = 0;

  get size(): number {
    return this.#values.size;
  }

  get keys(): string[] {
    return [...this.#values.keys()];
  }

  get values(): Iterable<T> {
    return this.#values.values();
  }

  put(key: string, value: T): void {
    if (!this.#values.has(key)) this.#order.push(key);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  take(): { readonly key: string; readonly value: T } | undefined {
    while (this.#next < this.#order.length) {
      const key = this.#order[this.#next++] ?? '';
      const value = this.#values.get(key);
      if (value === undefined) continue;
      this.#values.delete(key);
      return { key, value };
    }
    this.#order = [];
    this.#next = 0;
    return undefined;
  }
}

/** Papers compared, or removed, between two pauses. */
const STEP = 256;

interface WaitingPaper {
  readonly paper: Paper;
  /** See `waitingText`. */
  readonly text: string;
}

/** Papers that wait to be indexed: first everybody's short fields, then the abstracts. */
export class IndexQueue {
  readonly #index: InvertedIndex;
  readonly #papers = new KeyedQueue<WaitingPaper>();
  readonly #abstracts = new KeyedQueue<true>();

  constructor(index: InvertedIndex) {
    this.#index = index;
  }

  /** Papers of which only {@link findWaiting} knows. */
  get waitingPapers(): number {
    return this.#papers.size;
  }

  /** Abstracts that can't be found yet, of papers that can. */
  get waitingAbstracts(): number {
    return this.#abstracts.size;
  }

  add(papers: Iterable<Paper>): void {
    for (const paper of papers) this.#put(paper);
  }

  /** The waiting papers that have each of the folded words in title, authors, year or key. */
  findWaiting(words: readonly string[]): Paper[] {
    const found: Paper[] = [];
    for (const { paper, text } of this.#papers.values) if (hasAllWords(text, words)) found.push(paper);
    return found;
  }

  #put(paper: Paper): void {
    this.#papers.put(paper.key, { paper, text: waitingText(paper) });
  }

  remove(key: string): void {
    this.#papers.delete(key);
    this.#abstracts.delete(key);
    this.#index.remove(key);
  }

  /** Queues what is new or changed and removes what is not among `papers`, in steps. */
  *setAllInSteps(papers: readonly Paper[]): Generator<void, void> {
    const keys = new Set<string>();
    for (const [at, { key }] of papers.entries()) {
      if (at % STEP === STEP - 1) yield;
      keys.add(key);
    }
    const gone: string[] = [];
    let compared = 0;
    for (const known of [this.#index.keys, this.#papers.keys]) {
      for (const key of known) {
        if (++compared % STEP === 0) yield;
        if (!keys.has(key)) gone.push(key);
      }
    }
    for (const [at, key] of gone.entries()) {
      if (at % STEP === STEP - 1) yield;
      this.remove(key);
    }
    for (const [at, paper] of papers.entries()) {
      if (at % STEP === STEP - 1) yield;
      const document = this.#index.numberOf(paper.key);
      const known = document === undefined ? undefined : this.#index.paperOf(document);
      if (document !== undefined && known && hasSameWords(known, paper)) {
        this.#papers.delete(paper.key);
        if (known !== paper) this.#index.replaceRecord(document, paper);
      } else {
        this.#put(paper);
      }
    }
    this.#index.compact();
  }

  /** Indexes what comes next. @returns whether there was anything */
  next(): boolean {
    const paper = this.#papers.take()?.value.paper;
    if (paper) {
      this.#abstracts.delete(paper.key);
      this.#index.addShortFields(paper);
      if (paper.abstract) this.#abstracts.put(paper.key, true);
      return true;
    }
    const key = this.#abstracts.take()?.key;
    if (key === undefined) return false;
    const document = this.#index.numberOf(key);
    if (document !== undefined) this.#index.addAbstract(document);
    return true;
  }
}
