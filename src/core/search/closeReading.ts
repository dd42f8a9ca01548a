import type { Candidate, WeighedGroup } from './firstPass';
import { fieldMark, COMPOUNDS, SENTENCE_END, type InvertedIndex } from './invertedIndex';
import { TITLE } from './indexedFields';
import type { Ranking } from './ranking';
import type { TermMarks } from './termMarks';

/** Words within which two neighbours of the query are still near each other. */
const WINDOW = 8;
const FAR = 1 << 20;
/** Neighbours in the other order, against those in the query's own. */
const REVERSED = 0.25;
/** Words between neighbours in a title: `segmentation of images`. */
const TITLE_GAP = 2;
/** What a title gains that begins with the query's first word, shared among the query's words. */
const OPENING = 1;

/** What the reading of one document found. */
interface Findings {
  /** Idf-weighted nearness of the query's neighbours. */
  readonly proximity: number;
  /** Greatest idf sum of different query words in one sentence. */
  readonly sentence: number;
  /** Share of the query's neighbours that are neighbours in the title, in order. */
  readonly titlePairs: number;
  /** Whether the title begins with the query's first word. */
  readonly opensTitle: boolean;
}

/** Reads candidates word by word and raises those that hold the query's words together. */
export function readClosely(
  index: InvertedIndex,
  candidates: readonly Candidate[],
  groups: readonly WeighedGroup[],
  marks: TermMarks,
  ranking: Ranking,
): void {
  const total = groups.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const reader = new CloseReader(index, groups, marks);
  for (const candidate of candidates) {
    const { proximity, sentence, titlePairs, opensTitle } = reader.read(candidate.document);
    const opening = opensTitle ? OPENING / groups.length : 0;
    candidate.score +=
      ranking.proximity * proximity +
      // a sentence with half of the query is worth a quarter of one with all of it
      (ranking.sentence * sentence * sentence) / total +
      ranking.phrase * total * (titlePairs + opening);
  }
}

class CloseReader {
  readonly #index: InvertedIndex;
  readonly #groups: readonly WeighedGroup[];
  readonly #marks: TermMarks;
  /** How often the query's words at `i` and `i + 1` stand together, near ones counting more. */
  readonly #pairs: Float64Array;
  readonly #lastAt: Int32Array;
  readonly #seenInSentence: Int32Array;

  constructor(index: InvertedIndex, groups: readonly WeighedGroup[], marks: TermMarks) {
    this.#index = index;
    this.#groups = groups;
    this.#marks = marks;
    this.#pairs = new Float64Array(groups.length);
    this.#lastAt = new Int32Array(groups.length);
    this.#seenInSentence = new Int32Array(groups.length);
  }

  read(document: number): Findings {
    this.#pairs.fill(0);
    this.#seenInSentence.fill(0);
    const { vocabulary } = this.#index;
    let best = 0;
    let sum = 0;
    let sentence = 1;
    let titlePairs = 0;
    let opensTitle = false;
    for (const { cells, start, end } of this.#index.tokensOf(document)) {
      this.#lastAt.fill(-FAR);
      let field = -1;
      for (let i = start; i < end; i++) {
        const id = cells[i] as number;
        if (id < 0) {
          best = Math.max(best, sum);
          sum = 0;
          sentence++;
          if (id === COMPOUNDS) break;
          if (id === SENTENCE_END) continue;
          field = fieldMark(id);
          this.#lastAt.fill(-FAR);
          continue;
        }
        const term = vocabulary.termOf(id);
        const group = this.#marks.groupOf(term);
        if (group < 0) continue;
        const weight = this.#marks.weightOf(term);
        if (this.#seenInSentence[group] !== sentence) {
          this.#seenInSentence[group] = sentence;
          sum += weight * this.#idf(group);
        }
        const afterBefore = i - (this.#lastAt[group - 1] ?? -FAR);
        this.#notePair(group - 1, afterBefore, weight);
        this.#notePair(group, i - (this.#lastAt[group + 1] ?? -FAR), weight * REVERSED);
        this.#lastAt[group] = i;
        if (field !== TITLE) continue;
        if (group === 0 && i === start + 1) opensTitle = true;
        if (afterBefore <= TITLE_GAP) titlePairs++;
      }
    }
    const neighbours = this.#groups.length - 1;
    return {
      proximity: this.#proximity(),
      sentence: Math.max(best, sum),
      titlePairs: neighbours ? Math.min(1, titlePairs / neighbours) : 0,
      opensTitle,
    };
  }

  #idf(group: number): number {
    return this.#groups[group]?.idf ?? 0;
  }

  #notePair(pair: number, distance: number, weight: number): void {
    if (pair < 0 || distance > WINDOW) return;
    this.#pairs[pair] = (this.#pairs[pair] ?? 0) + weight / (distance * distance);
  }

  /**
   * Pairs of neighbours of the query that stand near each other, saturating like words. After the sequential dependence
   * model (Metzler & Croft 2005, section 2), with the nearness of Büttcher, Clarke & Lushman 2006, section 2.
   */
  #proximity(): number {
    let sum = 0;
    for (let pair = 0; pair + 1 < this.#groups.length; pair++) {
      const count = this.#pairs[pair] ?? 0;
      sum += (Math.min(this.#idf(pair), this.#idf(pair + 1)) * count) / (count + 1);
    }
    return sum;
  }
}
