import { isGeneric } from './phrases';
import { phrasePapers } from './phrasePapers';
import type { PhraseTable, PhraseUse } from './phraseTable';
import type { SubjectWords } from './subjectWords';

/** What a phrase counts by its number of words: longer ones say more. */
const LENGTH_FACTOR = [0, 0.6, 1.7, 1.8];
/** What a phrase counts that lacks its noun, and a single word that says little by itself. */
const HALF_A_NAME = 0.3;
const GENERIC = 0.3;
/** A phrase names a topic if it stands in this share of its papers; in a large topic so many are enough. */
const STANDS_FOR = 0.08;
const ENOUGH = 40;
/** A phrase that covers less than this of a topic gets a second one beside it. */
const COVERS_ALONE = 0.4;
/** The second phrase covers at least this share of the papers that the first leaves, a single word more, and so many of them. */
const COVERS_MORE = 0.15;
const WORD_COVERS_MORE = 0.35;
const LEAST_MORE = 3;
/** A phrase that stands in a longer one so often is a part of it; one that says little by itself, sooner. */
const MOSTLY = 0.5;
const WORD_MOSTLY = 0.35;
const GENERIC_MOSTLY = 0.2;
/** How much more frequent a phrase of the name is in the topic than elsewhere; the second one more so. */
const LEAST_LIFT = 1.5;
const SECOND_LIFT = 3;
/** What is so much more frequent there is as telling as can be: how many papers have it counts then. */
const GREATEST_LIFT = 30;
/** Phrases looked at for a name. */
const SHORTLIST = 40;

/** Papers to be named, and those from which the name must tell them apart. */
export interface Unnamed {
  readonly papers: readonly number[];
  /** The papers of the topic of which they are a part; `undefined` for the whole library. */
  readonly among: readonly number[] | undefined;
}

interface Candidate {
  readonly key: string;
  readonly use: PhraseUse;
  /** Papers of the topic that have it in title, keywords or summary. */
  readonly count: number;
  readonly score: number;
}

interface Scored extends Candidate {
  /** How much more frequent it is in the topic than elsewhere. */
  readonly lift: number;
  /** Papers of the topic in whose text it stands. */
  readonly covered: readonly number[];
}

/** Finds names for topics: one phrase, or two, that are frequent in their papers and rare elsewhere. */
export class TopicNames {
  readonly #table: PhraseTable;
  readonly #library: number;
  readonly #shortlists = new Map<Unnamed, readonly Candidate[]>();
  #texts: ReadonlyMap<string, readonly number[]> = new Map();
  /** Names that are in use: the keys of their phrases. */
  readonly #taken = new Set<string>();

  /** @param library how many papers it has */
  constructor(table: PhraseTable, library: number) {
    this.#table = table;
    this.#library = library;
  }

  /** Finds the phrases that may name each topic, and the texts in which they stand. In steps of a few milliseconds. */
  *prepare(topics: readonly Unnamed[], words: SubjectWords): Generator<void, void> {
    const keys = new Map<string, readonly string[]>();
    for (const topic of topics) {
      const shortlist = this.#shortlist(topic);
      this.#shortlists.set(topic, shortlist);
      for (const { key } of shortlist) keys.set(key, this.#table.shortForms(key));
      yield;
    }
    this.#texts = yield* phrasePapers(words, this.#library, keys);
  }

  /**
   * A name for a topic (class-based TF-IDF; Grootendorst 2022, "BERTopic", section 3.3).
   * @param above keys of the phrases in the name of the topic of which it is a part: they are not said again
   * @returns keys of its phrases; none where no phrase stands in two of the papers
   */
  name(topic: Unnamed, above: readonly string[] = []): readonly string[] {
    const { usable, all } = this.#scored(topic, above);
    const shortlist = usable.map(phrase => longest(phrase, all));
    for (const first of shortlist) {
      const second = this.#second(first, shortlist, topic.papers);
      for (const phrases of second ? [[first, second], [first]] : [[first]]) {
        const keys = phrases.map(({ key }) => key);
        const name = [...keys].sort().join(', ');
        if (this.#taken.has(name)) continue;
        this.#taken.add(name);
        return keys;
      }
    }
    return [];
  }

  /** Phrases as a name that people read. */
  text(keys: readonly string[]): string {
    const name = keys.map(key => this.#table.surface(key)).join(', ');
    return name.replace(/^\p{Ll}(?![\p{Ll}]*\p{Lu})/u, letter => letter.toUpperCase());
  }

  /** Phrases of titles, keywords and summaries that may name a topic, best first. */
  #shortlist({ papers, among }: Unnamed): Candidate[] {
    const inside = this.#table.countIn(papers);
    const outside = among && this.#table.countIn(among);
    const [size, all] = [papers.length, Math.max(papers.length + 1, among?.length ?? this.#library)];
    const candidates: Candidate[] = [];
    for (const [key, count] of inside) {
      const use = count > 1 ? this.#table.use(key) : undefined;
      if (!use) continue;
      const rest = Math.max(0, (outside ? (outside.get(key) ?? 0) : use.papers.length) - count);
      const lift = count / size / ((rest + 0.5) / (all - size + 1));
      if (lift > LEAST_LIFT) candidates.push({ key, use, count, score: score(key, use, count / size, lift) });
    }
    return candidates.sort(byScore).slice(0, SHORTLIST);
  }

  /** The same, measured in whole texts too: what stands in titles only by chance goes back. */
  #scored(topic: Unnamed, above: readonly string[]): { usable: Scored[]; all: readonly Scored[] } {
    const said = new Set(above.flatMap(key => key.split(' ')));
    const [size, all] = [topic.papers.length, Math.max(topic.papers.length + 1, topic.among?.length ?? this.#library)];
    const inTopic = new Set(topic.papers);
    const inAll = topic.among && new Set(topic.among);
    const scored = (this.#shortlists.get(topic) ?? []).flatMap(candidate => {
      const { key, use, count } = candidate;
      if (key.split(' ').every(word => said.has(word))) return [];
      const inText = this.#texts.get(key) ?? use.papers;
      const covered = inText.filter(paper => inTopic.has(paper));
      const rest = (inAll ? inText.filter(paper => inAll.has(paper)).length : inText.length) - covered.length;
      const lift = covered.length / size / ((rest + 0.5) / (all - size + 1));
      const share = (count + covered.length) / 2 / size;
      return lift > LEAST_LIFT ? [{ ...candidate, covered, lift, score: score(key, use, share, lift) }] : [];
    });
    // where no phrase is common, those that are nearly as common as any
    const most = scored.reduce((greatest, { covered }) => Math.max(greatest, covered.length), 0);
    const least = Math.max(2, Math.min(ENOUGH, size * STANDS_FOR, most / 2));
    const common = scored.filter(({ covered }) => covered.length >= least);
    return { usable: common.sort(byScore), all: scored };
  }

  /** The phrase that covers most of the papers that the first leaves, where these are many. */
  #second(first: Scored, shortlist: readonly Scored[], papers: readonly number[]): Scored | undefined {
    const said = new Set(first.key.split(' '));
    const covered = new Set(first.covered);
    if (covered.size >= COVERS_ALONE * papers.length) return undefined;
    const left = papers.length - covered.size;
    let best: Scored | undefined;
    let highest = 0;
    for (const other of shortlist) {
      const isWeak = other.lift < SECOND_LIFT || !other.use.endsInNoun || isGeneric(other.key);
      if (isWeak || other.key.split(' ').some(word => said.has(word))) continue;
      const more = other.covered.filter(paper => !covered.has(paper)).length;
      const value = (other.score * more) / (other.covered.length || 1);
      const least = Math.max(LEAST_MORE, left * (other.use.length > 1 ? COVERS_MORE : WORD_COVERS_MORE));
      if (more >= least && value > highest) [best, highest] = [other, value];
    }
    return best;
  }
}

function score(key: string, use: PhraseUse, share: number, lift: number): number {
  const factor = (LENGTH_FACTOR[use.length] ?? 1) * (use.endsInNoun ? 1 : HALF_A_NAME) * (isGeneric(key) ? GENERIC : 1);
  return share * Math.log(1 + Math.min(lift, GREATEST_LIFT)) * factor;
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.key < b.key ? -1 : 1);
}

/** How often a phrase must stand in a longer one to be a part of it. */
function mostly({ key, use }: Scored): number {
  if (isGeneric(key) || !use.endsInNoun) return GENERIC_MOSTLY;
  return use.length === 1 ? WORD_MOSTLY : MOSTLY;
}

/** The longest phrase in which a phrase mostly stands: `language models` for `language`. */
function longest(phrase: Scored, all: readonly Scored[]): Scored {
  const inside = ` ${phrase.key} `;
  const least = Math.max(2, phrase.covered.length * mostly(phrase));
  let found = phrase;
  for (const other of all) {
    const isLonger = other.key.length > found.key.length && ` ${other.key} `.includes(inside);
    const isCommon = other.covered.length >= least && other.count >= phrase.count * mostly(phrase);
    if (isLonger && isCommon && (other.use.endsInNoun || !found.use.endsInNoun)) found = other;
  }
  return found;
}
