import type { Paper } from '../../paper';
import { scanWords } from '../../search/scanWords';
import { isStopWord } from '../../search/stopWords';
import { stem } from '../../search/terms';
import { isForeignStopWord } from './foreignStopWords';
import { NumberList } from './numberList';
import { pairPlace } from './pairNumbers';

/** What a word counts in the title and among the keywords, against one in the summary or abstract. */
const TITLE_WEIGHT = 2;
const KEYWORD_WEIGHT = 2;
/** Papers read in one step. */
const STEP = 10;
/** Characters of a text that are read; what is longer is no abstract. */
const LONGEST_TEXT = 20_000;
/** Stands between two words that are no neighbours. */
export const BREAK = -1;
/** Buckets in which pairs of words are counted, a power of 2. */
const BUCKETS = 2 ** 22;

/** The parts of a paper that say what it is about, with what their words count. */
function subjectTexts(paper: Paper): { readonly text: string; readonly weight: number }[] {
  const { title, keywords, summary, abstract } = paper;
  const texts = [{ text: title, weight: TITLE_WEIGHT }];
  if (keywords.length) texts.push({ text: keywords.join(' . '), weight: KEYWORD_WEIGHT });
  for (const text of [summary?.line, summary?.paragraph, abstract])
    if (text) texts.push({ text: text.slice(0, LONGEST_TEXT), weight: 1 });
  return texts;
}

/** The stem of a folded word; empty for words that say nothing about a subject. */
function subjectStem(word: string): string {
  return word.length < 2 || isStopWord(word) || isForeignStopWord(word) || /^\d/.test(word) ? '' : stem(word);
}

/** The stems of a library's words as numbers from 0 on, paper after paper in the order of the text. */
export class SubjectWords {
  readonly #stems = new Map<string, number>();
  /** A library uses the same words over and over. */
  readonly #words = new Map<string, number>();
  readonly #numbers = new NumberList();
  readonly #weights = new NumberList();
  readonly #starts = new NumberList();
  readonly #pairs = new Uint8Array(BUCKETS);

  /** Different stems. */
  get size(): number {
    return this.#stems.size;
  }

  /** Words in all, with the places between them where a pair breaks. */
  get length(): number {
    return this.#numbers.length;
  }

  /** In steps of a few milliseconds. */
  *read(papers: readonly Paper[]): Generator<void, void> {
    for (const [i, paper] of papers.entries()) {
      this.#readPaper(paper);
      if (i % STEP === STEP - 1) yield;
    }
    this.#starts.push(this.#numbers.length);
  }

  #readPaper(paper: Paper): void {
    this.#starts.push(this.#numbers.length);
    for (const { text, weight } of subjectTexts(paper)) {
      let last = BREAK;
      const push = (number: number) => {
        this.#numbers.push(number);
        this.#weights.push(weight);
      };
      push(BREAK);
      scanWords(text, {
        word: word => {
          const number = this.#numberOf(word);
          if (number !== BREAK || last !== BREAK) push(number);
          if (number !== BREAK && last !== BREAK) this.#meet(last, number);
          last = number;
        },
        // no neighbour of the words around it, which are its parts
        compound: joined => push(-2 - this.#stemNumber(subjectStem(joined) || joined)),
        sentenceEnd: () => {
          if (last !== BREAK) push(BREAK);
          last = BREAK;
        },
      });
    }
  }

  #numberOf(word: string): number {
    let number = this.#words.get(word);
    if (number === undefined) {
      const stemmed = subjectStem(word);
      number = stemmed ? this.#stemNumber(stemmed) : BREAK;
      this.#words.set(word, number);
    }
    return number;
  }

  #stemNumber(stemmed: string): number {
    let number = this.#stems.get(stemmed);
    if (number === undefined) this.#stems.set(stemmed, (number = this.#stems.size));
    return number;
  }

  #meet(first: number, second: number): void {
    const bucket = pairPlace(first, second, BUCKETS);
    this.#pairs[bucket] = Math.min(2, (this.#pairs[bucket] as number) + 1);
  }

  /** Whether two neighbouring words may have been met more than once; only those that were not are told from the others for sure. */
  mayRecur(first: number, second: number): boolean {
    return (this.#pairs[pairPlace(first, second, BUCKETS)] as number) > 1;
  }

  /** The number of a stem; `undefined` where no paper has it. */
  numberOfStem(stemmed: string): number | undefined {
    return this.#stems.get(stemmed);
  }

  /** Calls `word` for each word of a paper, with the one before it, or {@link BREAK}; a compound follows its parts. */
  each(paper: number, word: (number: number, before: number, weight: number, isCompound: boolean) => void): void {
    let before = BREAK;
    for (let i = this.#starts.at(paper); i < this.#starts.at(paper + 1); i++) {
      const number = this.#numbers.at(i);
      if (number < BREAK) {
        word(-2 - number, BREAK, this.#weights.at(i), true);
        continue;
      }
      if (number !== BREAK) word(number, before, this.#weights.at(i), false);
      before = number;
    }
  }
}
