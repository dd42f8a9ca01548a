import type { Paper } from '../../paper';
import { isStopWord } from '../../search/stopWords';
import { foldText } from '../../text/fold';
import { isForeignStopWord } from './foreignStopWords';
import { PhraseReader } from './phrases';

/** Papers read in one step. */
const STEP = 20;
/** Titles in other languages give no names, unless so large a share of the library has them. */
const MANY_FOREIGN = 0.3;

/** How a phrase is used in a library. */
export interface PhraseUse {
  /** Papers in whose title, keywords or written summary it stands. */
  readonly papers: number[];
  readonly surfaces: Map<string, number>;
  /** In words, 3 at most. */
  readonly length: number;
  /** Whether any way of writing it ends in a noun: only those ways are shown then. */
  endsInNoun: boolean;
}

function newUse(key: string): PhraseUse {
  return { papers: [], surfaces: new Map(), length: Math.min(3, key.split(' ').length), endsInNoun: false };
}

/** Whether a title has more function words of other languages than English ones. */
function isForeign(title: string): boolean {
  let balance = 0;
  for (const word of foldText(title).split(/[^\p{L}]+/u)) {
    // `in` and `was` are English too
    if (isStopWord(word)) balance--;
    else if (isForeignStopWord(word)) balance++;
  }
  return balance > 0;
}

/** The phrases of a library and the papers in which they stand, phrases by the stems of their words. */
export class PhraseTable {
  readonly #reader = new PhraseReader();
  readonly #uses = new Map<string, PhraseUse>();
  readonly #keysOf: string[][] = [];

  /** Reads titles, keywords and written summaries, in steps of a few milliseconds. */
  *read(papers: readonly Paper[]): Generator<void, void> {
    let foreign = 0;
    for (const [i, paper] of papers.entries()) {
      this.#reader.learn(paper);
      if (isForeign(paper.title)) foreign++;
      if (i % STEP === STEP - 1) yield;
    }
    const skipsForeign = foreign < MANY_FOREIGN * papers.length;
    for (const [i, paper] of papers.entries()) {
      this.#readPaper(paper, i, skipsForeign && isForeign(paper.title));
      if (i % STEP === STEP - 1) yield;
    }
    // a phrase of one paper names nothing
    for (const [i, keys] of this.#keysOf.entries()) {
      this.#keysOf[i] = keys.filter(key => (this.#uses.get(key)?.papers.length ?? 0) > 1);
      if (i % STEP === STEP - 1) yield;
    }
  }

  #readPaper(paper: Paper, number: number, skipsTitle: boolean): void {
    const keys = new Set<string>();
    for (const text of [skipsTitle ? undefined : paper.title, ...paper.keywords, paper.summary?.line]) {
      for (const phrase of text ? this.#reader.phrases(text) : []) {
        const long = this.#reader.spelledOut(phrase);
        const key = long?.key ?? phrase.key;
        const use = this.#uses.get(key) ?? newUse(key);
        const isNoun = phrase.endsInNoun || long !== undefined;
        if (isNoun && !use.endsInNoun) use.surfaces.clear();
        use.endsInNoun ||= isNoun;
        this.#uses.set(key, use);
        const surface = phrase.words.join(' ');
        if (!long && isNoun === use.endsInNoun) use.surfaces.set(surface, (use.surfaces.get(surface) ?? 0) + 1);
        else if (long && !use.surfaces.size) use.surfaces.set(long.text, 0);
        if (!keys.has(key)) use.papers.push(number);
        keys.add(key);
      }
    }
    this.#keysOf[number] = [...keys];
  }

  /** `undefined` for a phrase that no paper has. */
  use(key: string): PhraseUse | undefined {
    return this.#uses.get(key);
  }

  /** How many of some papers have each phrase. */
  countIn(papers: readonly number[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const paper of papers)
      for (const key of this.#keysOf[paper] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  }

  /** The way in which a phrase is written most often. */
  surface(key: string): string {
    const surfaces = [...(this.#uses.get(key)?.surfaces ?? [])];
    surfaces.sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
    return surfaces[0]?.[0] ?? key;
  }

  /** Short forms of a phrase that the library explains, as keys. */
  shortForms(key: string): readonly string[] {
    return this.#reader.shortForms(key);
  }
}
