import type { Paper } from '../../paper';
import { isForeignStopWord } from './foreignStopWords';
import { isStopWord } from '../../search/stopWords';
import { scanWords } from '../../search/scanWords';
import { stem } from '../../search/terms';
import type { SparseMatrix } from './sparseMatrix';

/** What a word counts in the title and among the keywords, against one in the summary or abstract. */
const TITLE_WEIGHT = 2;
const KEYWORD_WEIGHT = 2;
/** Terms of fewer papers tie nothing together, and those of a larger share tell nothing apart. */
const LEAST_PAPERS = 2;
const GREATEST_SHARE = 0.3;
/** In a large library a word of so many papers tells little, down to this share of them. */
const MANY_PAPERS = 400;
const LEAST_SHARE = 0.05;
/** Papers read in one step. */
const STEP = 20;
/** Words of a paper that are read; what is longer is no abstract. */
const LONGEST_TEXT = 20_000;

/** The parts of a paper that say what it is about, with what their words count. */
export function subjectTexts(paper: Paper): { readonly text: string; readonly weight: number }[] {
  const { title, keywords, summary, abstract } = paper;
  const texts = [{ text: title, weight: TITLE_WEIGHT }];
  if (keywords.length) texts.push({ text: keywords.join(' . '), weight: KEYWORD_WEIGHT });
  for (const text of [summary?.line, summary?.paragraph, abstract])
    if (text) texts.push({ text: text.slice(0, LONGEST_TEXT), weight: 1 });
  return texts;
}

/** Stems by word: a library uses the same words over and over. */
class Stems {
  readonly #known = new Map<string, string>();

  /** The stem of a folded word; empty for words that say nothing about a subject. */
  of(word: string): string {
    let found = this.#known.get(word);
    if (found === undefined) {
      found = word.length < 2 || isStopWord(word) || isForeignStopWord(word) || /^\d/.test(word) ? '' : stem(word);
      this.#known.set(word, found);
    }
    return found;
  }
}

/** Maps among which terms are spread: one of a million terms stops for a tenth of a second when it grows. */
const SHELVES = 64;
/** No word before this one. */
const NONE = -1;
/** More than there are different words: two numbers below it make one. */
const PAIR = 2 ** 26;

interface Counts {
  readonly words: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
}

/** Numbers for terms, in the order in which they are met. */
class Numbers<T> {
  readonly #numbers = Array.from({ length: SHELVES }, () => new Map<T, number>());
  readonly papers: number[] = [];

  /** @param shelf any number that is always the same for the term */
  of(term: T, shelf: number): number {
    const numbers = this.#numbers[shelf % SHELVES] as Map<T, number>;
    let number = numbers.get(term);
    if (number === undefined) {
      number = this.papers.length;
      numbers.set(term, number);
      this.papers.push(0);
    }
    return number;
  }
}

function count(paper: Paper, stems: Stems, words: Numbers<string>, pairs: Numbers<number>): Counts {
  const counts = { words: new Map<number, number>(), pairs: new Map<number, number>() };
  const add = (into: Map<number, number>, numbers: { readonly papers: number[] }, number: number, weight: number) => {
    const before = into.get(number);
    if (before === undefined) numbers.papers[number] = (numbers.papers[number] ?? 0) + 1;
    into.set(number, (before ?? 0) + weight);
  };
  for (const { text, weight } of subjectTexts(paper)) {
    let last = NONE;
    scanWords(text, {
      word: word => {
        const term = stems.of(word);
        const number = term ? words.of(term, 0) : NONE;
        if (term) add(counts.words, words, number, weight);
        if (term && last !== NONE) add(counts.pairs, pairs, pairs.of(last * PAIR + number, number), weight);
        last = number;
      },
      compound: joined => add(counts.words, words, words.of(stems.of(joined) || joined, 0), weight),
      sentenceEnd: () => (last = NONE),
    });
  }
  return counts;
}

/** Cells of a row before it is made as long as 1. */
type Row = { readonly column: number; readonly value: number }[];

function* toMatrix(rows: readonly Row[], columns: number): Generator<void, SparseMatrix> {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = (starts[i] as number) + row.length));
  const cells = starts[rows.length] as number;
  const columnOf = new Int32Array(cells);
  const values = new Float64Array(cells);
  for (const [i, row] of rows.entries()) {
    const length = Math.sqrt(row.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    row.forEach(({ column, value }, c) => {
      columnOf[(starts[i] as number) + c] = column;
      values[(starts[i] as number) + c] = value / length;
    });
    if (i % STEP === STEP - 1) yield;
  }
  return { rows: rows.length, columns, starts, columnOf, values };
}

/**
 * Papers by their terms, in steps of a few milliseconds: a row for each paper, of length 1, with its words and pairs of
 * neighbouring words as columns, the logarithm of their count times their rarity.
 */
export function* topicTerms(papers: readonly Paper[]): Generator<void, SparseMatrix> {
  const stems = new Stems();
  const [words, pairs] = [new Numbers<string>(), new Numbers<number>()];
  const counts: Counts[] = [];
  for (const paper of papers) {
    counts.push(count(paper, stems, words, pairs));
    if (counts.length % STEP === 0) yield;
  }
  const share = Math.min(GREATEST_SHARE, Math.max(LEAST_SHARE, MANY_PAPERS / papers.length));
  const most = Math.max(LEAST_PAPERS, papers.length * share);
  const rarities = Float64Array.from({ length: Math.floor(most) + 1 }, (_, frequency) =>
    frequency < LEAST_PAPERS ? 0 : Math.log((papers.length + 1) / (frequency + 0.5)),
  );
  const rows: Row[] = [];
  for (const { words: inWords, pairs: inPairs } of counts) {
    const row: Row = [];
    const add = (column: number, times: number, frequency: number) => {
      const rarity = rarities[frequency] ?? 0;
      if (rarity) row.push({ column, value: (1 + Math.log(times)) * rarity });
    };
    for (const [word, times] of inWords) add(word, times, words.papers[word] ?? 0);
    for (const [pair, times] of inPairs) add(words.papers.length + pair, times, pairs.papers[pair] ?? 0);
    rows.push(row);
    if (rows.length % STEP === 0) yield;
  }
  return yield* toMatrix(rows, words.papers.length + pairs.papers.length);
}
