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

interface Counts {
  readonly words: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
}

/** Numbers for terms, in the order in which they are met. */
class Numbers {
  readonly #numbers = new Map<string, number>();
  readonly papers: number[] = [];

  of(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.papers.length;
      this.#numbers.set(term, number);
      this.papers.push(0);
    }
    return number;
  }
}

function count(paper: Paper, stems: Stems, words: Numbers, pairs: Numbers): Counts {
  const counts = { words: new Map<number, number>(), pairs: new Map<number, number>() };
  const add = (into: Map<number, number>, numbers: Numbers, number: number, weight: number) => {
    const before = into.get(number);
    if (before === undefined) numbers.papers[number] = (numbers.papers[number] ?? 0) + 1;
    into.set(number, (before ?? 0) + weight);
  };
  for (const { text, weight } of subjectTexts(paper)) {
    let last = '';
    scanWords(text, {
      word: word => {
        const term = stems.of(word);
        if (term) add(counts.words, words, words.of(term), weight);
        if (term && last) add(counts.pairs, pairs, pairs.of(`${last} ${term}`), weight);
        last = term;
      },
      compound: joined => add(counts.words, words, words.of(stems.of(joined) || joined), weight),
      sentenceEnd: () => (last = ''),
    });
  }
  return counts;
}

/** Cells of a row before it is made as long as 1. */
type Row = { readonly column: number; readonly value: number }[];

function toMatrix(rows: readonly Row[], columns: number): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = (starts[i] as number) + row.length));
  const cells = starts[rows.length] as number;
  const matrix = {
    rows: rows.length,
    columns,
    starts,
    columnOf: new Int32Array(cells),
    values: new Float64Array(cells),
  };
  rows.forEach((row, i) => {
    const length = Math.sqrt(row.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    row.forEach(({ column, value }, c) => {
      matrix.columnOf[(starts[i] as number) + c] = column;
      matrix.values[(starts[i] as number) + c] = value / length;
    });
  });
  return matrix;
}

/**
 * Papers by their terms, in steps of a few milliseconds: a row for each paper, of length 1, with its words and pairs of
 * neighbouring words as columns, the logarithm of their count times their rarity.
 */
export function* topicTerms(papers: readonly Paper[]): Generator<void, SparseMatrix> {
  const stems = new Stems();
  const [words, pairs] = [new Numbers(), new Numbers()];
  const counts: Counts[] = [];
  for (const paper of papers) {
    counts.push(count(paper, stems, words, pairs));
    if (counts.length % STEP === 0) yield;
  }
  const most = Math.max(LEAST_PAPERS, papers.length * GREATEST_SHARE);
  const rarity = (frequency: number) =>
    frequency < LEAST_PAPERS || frequency > most ? 0 : Math.log((papers.length + 1) / (frequency + 0.5));
  const wordRarity = words.papers.map(rarity);
  yield;
  const pairRarity = pairs.papers.map(rarity);
  const rows: Row[] = [];
  for (const { words: inWords, pairs: inPairs } of counts) {
    const row: Row = [];
    const add = (column: number, times: number, rare: number) => {
      if (rare) row.push({ column, value: (1 + Math.log(times)) * rare });
    };
    for (const [word, times] of inWords) add(word, times, wordRarity[word] ?? 0);
    for (const [pair, times] of inPairs) add(words.papers.length + pair, times, pairRarity[pair] ?? 0);
    rows.push(row);
    if (rows.length % STEP === 0) yield;
  }
  return toMatrix(rows, words.papers.length + pairs.papers.length);
}
