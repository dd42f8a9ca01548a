import type { Paper } from '../../paper';
import { NumberList } from './numberList';
import { PairNumbers } from './pairNumbers';
import type { SparseMatrix } from './sparseMatrix';
import { BREAK, SubjectWords } from './subjectWords';

/** Terms of fewer papers tie nothing together, and those of a larger share tell nothing apart. */
const LEAST_PAPERS = 2;
const GREATEST_SHARE = 0.3;
/** In a large library a word of so many papers tells little, down to this share of them. */
const MANY_PAPERS = 400;
const LEAST_SHARE = 0.05;
/** Papers worked on in one step. */
const STEP = 50;
/** How often each term stands in each paper, its words' weights counted; the rows are in the form of a {@link SparseMatrix}. */
interface Counts {
  readonly starts: Int32Array;
  readonly terms: NumberList;
  readonly times: NumberList;
  /** Papers of each term. */
  readonly papers: NumberList;
}

function* countTerms(words: SubjectWords, rows: number): Generator<void, Counts> {
  const starts = new Int32Array(rows + 1);
  const [terms, times] = [new NumberList(), new NumberList()];
  const pairs = new PairNumbers();
  const [papers, sums] = [new NumberList(), new NumberList()];
  for (let row = 0; row < rows; row++) {
    const met: number[] = [];
    const add = (term: number, weight: number) => {
      const sum = sums.at(term);
      if (!sum) met.push(term);
      sums.set(term, sum + weight);
    };
    words.each(row, (word, before, weight) => {
      add(word, weight);
      if (before !== BREAK && words.mayRecur(before, word)) add(words.size + pairs.of(before, word), weight);
    });
    for (const term of met) {
      terms.push(term);
      times.push(sums.at(term));
      papers.set(term, papers.at(term) + 1);
      sums.set(term, 0);
    }
    starts[row + 1] = terms.length;
    if (row % STEP === STEP - 1) yield;
  }
  return { starts, terms, times, papers };
}

/**
 * Papers by their terms, in steps of a few milliseconds: a row for each paper, of length 1, with its words and pairs of
 * neighbouring words as columns, the logarithm of their count times their rarity.
 */
export function* topicTerms(papers: readonly Paper[]): Generator<void, SparseMatrix> {
  const words = new SubjectWords();
  yield* words.read(papers);
  return yield* termsOf(words, papers.length);
}

/**
 * The same of papers whose words have been read.
 * @param rows how many papers
 */
export function* termsOf(words: SubjectWords, rows: number): Generator<void, SparseMatrix> {
  const counts = yield* countTerms(words, rows);
  const share = Math.min(GREATEST_SHARE, Math.max(LEAST_SHARE, MANY_PAPERS / rows));
  const most = Math.max(LEAST_PAPERS, rows * share);
  const columns = new Int32Array(counts.papers.length).fill(-1);
  let kept = 0;
  const starts = new Int32Array(rows + 1);
  const columnOf = new Int32Array(counts.terms.length);
  const values = new Float64Array(counts.terms.length);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let cell = counts.starts[row] as number; cell < (counts.starts[row + 1] as number); cell++) {
      const term = counts.terms.at(cell);
      const frequency = counts.papers.at(term);
      if (frequency < LEAST_PAPERS || frequency > most) continue;
      if (columns[term] === -1) columns[term] = kept++;
      const value = (1 + Math.log(counts.times.at(cell))) * Math.log((rows + 1) / (frequency + 0.5));
      columnOf[end] = columns[term] as number;
      values[end++] = value;
      squares += value * value;
    }
    starts[row + 1] = end;
    const length = Math.sqrt(squares) || 1;
    for (let cell = starts[row] as number; cell < end; cell++) values[cell] = (values[cell] as number) / length;
    if (row % STEP === STEP - 1) yield;
  }
  return {
    rows: rows,
    columns: kept,
    starts,
    columnOf: columnOf.subarray(0, end),
    values: values.subarray(0, end),
  };
}
