import type { Paper } from '../../paper';
import { foldText } from '../../text/fold';
import { PhraseReader } from './phrases';

/** Papers read in one step. */
const STEP = 20;
/** What a phrase counts by its number of words: longer ones say more. */
const LENGTH_FACTOR = [0, 0.8, 1.7, 1.8];
/** A phrase that covers less than this of a topic gets a second one beside it. */
const COVERS_ALONE = 0.5;
/** The second phrase covers at least this share of the papers that the first leaves. */
const COVERS_MORE = 0.1;
/** A phrase names a topic if it stands in this share of its papers. */
const STANDS_FOR = 0.08;
/** A phrase that stands in a longer one so often is a part of it. */
const MOSTLY = 0.6;
/** What a phrase counts that lacks its noun. */
const HALF_A_NAME = 0.3;
/** How much more frequent a phrase of the name is in the topic than elsewhere; the second one more so. */
const LEAST_LIFT = 1.5;
const SECOND_LIFT = 4;
/** Phrases looked at for a name. */
const SHORTLIST = 40;

interface PhraseUse {
  /** Papers in which it stands. */
  readonly papers: number[];
  readonly surfaces: Map<string, number>;
  readonly length: number;
  readonly endsInNoun: boolean;
}

/** The phrases of a library and the papers in which they stand. */
export class PhraseTable {
  readonly #reader = new PhraseReader();
  readonly #uses = new Map<string, PhraseUse>();
  readonly #keysOf: string[][] = [];

  /** Reads titles, keywords and written summaries, in steps of a few milliseconds. */
  *read(papers: readonly Paper[]): Generator<void, void> {
    for (const [i, paper] of papers.entries()) {
      this.#reader.learn(paper);
      if (i % STEP === STEP - 1) yield;
    }
    for (const [i, paper] of papers.entries()) {
      this.#readPaper(paper, i);
      if (i % STEP === STEP - 1) yield;
    }
    // a phrase of one paper names nothing
    for (const [i, keys] of this.#keysOf.entries()) {
      this.#keysOf[i] = keys.filter(key => (this.#uses.get(key)?.papers.length ?? 0) > 1);
      if (i % STEP === STEP - 1) yield;
    }
  }

  #readPaper(paper: Paper, number: number): void {
    const keys = new Set<string>();
    for (const text of [paper.title, ...paper.keywords, paper.summary?.line]) {
      for (const phrase of text ? this.#reader.phrases(text) : []) {
        const long = this.#reader.longForm(phrase.key);
        const key = long?.key ?? phrase.key;
        const use = this.#uses.get(key) ?? newUse(key, phrase.endsInNoun || long !== undefined);
        this.#uses.set(key, use);
        const surface = phrase.words.join(' ');
        if (!long) use.surfaces.set(surface, (use.surfaces.get(surface) ?? 0) + 1);
        else if (!use.surfaces.size) use.surfaces.set(long.text, 0);
        if (!keys.has(key)) use.papers.push(number);
        keys.add(key);
      }
    }
    this.#keysOf[number] = [...keys];
  }

  /**
   * A name for some of the papers among others: one phrase or two that are frequent in them and rare elsewhere
   * (class-based TF-IDF; Grootendorst 2022, "BERTopic", section 3.3).
   * @param among the papers from which the name must tell them apart
   * @param taken folded names that are in use; the new one is added
   * @param above folded name of the topic of which they are a part: it is not said again
   * @returns `undefined` where no phrase stands in two of the papers
   */
  name(papers: readonly number[], among: readonly number[], taken: Set<string>, above = ''): string | undefined {
    const inside = this.#countIn(papers);
    const outside = this.#countIn(among);
    const [size, all] = [papers.length, Math.max(papers.length + 1, among.length)];
    const least = Math.max(2, size * STANDS_FOR);
    const scored = [...inside].flatMap(([key, count]) => {
      const use = this.#uses.get(key);
      if (!use || count < 2 || above.includes(foldText(this.#surface(key)))) return [];
      const rest = Math.max(0, (outside.get(key) ?? 0) - count);
      const lift = count / size / ((rest + 0.5) / (all - size + 1));
      const score =
        (count / size) * Math.log(1 + lift) * (LENGTH_FACTOR[use.length] ?? 1) * (use.endsInNoun ? 1 : HALF_A_NAME);
      return lift > LEAST_LIFT ? [{ key, count, lift, score, use }] : [];
    });
    // the phrases of a topic without common words: rather those of few papers than none
    const common = scored.filter(({ count }) => count >= least);
    const usable = common.length ? common : scored;
    usable.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    const shortlist = usable.slice(0, SHORTLIST).map(phrase => longest(phrase, usable));
    for (const first of shortlist) {
      const second = this.#second(first, shortlist, papers);
      const names = [second && `${this.#surface(first.key)}, ${this.#surface(second.key)}`, this.#surface(first.key)];
      for (const name of names) {
        if (!name || taken.has(foldText(name))) continue;
        taken.add(foldText(name));
        return name.replace(/^\p{Ll}(?![\p{Ll}]*\p{Lu})/u, letter => letter.toUpperCase());
      }
    }
    return undefined;
  }

  #second(first: Scored, shortlist: readonly Scored[], papers: readonly number[]): Scored | undefined {
    const covered = new Set(first.use.papers);
    const left = papers.filter(paper => !covered.has(paper));
    if (left.length <= papers.length * (1 - COVERS_ALONE)) return undefined;
    const isLeft = new Set(left);
    const words = new Set(first.key.split(' '));
    let best: Scored | undefined;
    let highest = 0;
    for (const other of shortlist) {
      if (other.lift < SECOND_LIFT || !other.use.endsInNoun) continue;
      if (other.key.split(' ').some(word => words.has(word))) continue;
      const more = other.use.papers.filter(paper => isLeft.has(paper)).length;
      const score = (other.score * more) / other.count;
      if (more >= left.length * COVERS_MORE && score > highest) [best, highest] = [other, score];
    }
    return best;
  }

  #countIn(papers: readonly number[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const paper of papers)
      for (const key of this.#keysOf[paper] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  }

  /** The way in which a phrase is written most often. */
  #surface(key: string): string {
    const surfaces = [...(this.#uses.get(key)?.surfaces ?? [])];
    surfaces.sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
    return surfaces[0]?.[0] ?? key;
  }
}

/** The longest phrase in which a phrase mostly stands: `language models` for `language`. */
function longest(phrase: Scored, all: readonly Scored[]): Scored {
  const inside = ` ${phrase.key} `;
  let found = phrase;
  for (const other of all) {
    const isLonger = other.key.length > found.key.length && ` ${other.key} `.includes(inside);
    if (isLonger && other.count >= phrase.count * MOSTLY && (other.use.endsInNoun || !found.use.endsInNoun))
      found = other;
  }
  return found;
}

function newUse(key: string, endsInNoun: boolean): PhraseUse {
  return { papers: [], surfaces: new Map(), length: Math.min(3, key.split(' ').length), endsInNoun };
}

interface Scored {
  readonly key: string;
  /** How much more frequent it is in the topic than elsewhere. */
  readonly lift: number;
  readonly count: number;
  readonly score: number;
  readonly use: PhraseUse;
}
