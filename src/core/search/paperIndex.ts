import type { Paper } from '../paper';
import { normalizeTitle } from '../text/fold';
import { readClosely } from './closeReading';
import { addFeedback } from './feedback';
import { allowedDocuments, type FilterFacts } from './filterPapers';
import { FirstPassScorer, inverseFrequency, type Candidate } from './firstPass';
import type { TopicName } from './indexedFields';
import { IndexQueue } from './indexQueue';
import { InvertedIndex } from './invertedIndex';
import { parseQuery, type ParsedQuery } from './parseQuery';
import { proseWords } from './proseWords';
import { queryGroups, type QueryGroup } from './queryGroups';
import { RANKING, type Ranking } from './ranking';
import { isStopWord } from './stopWords';
import { subjectWords } from './subjectWords';
import { TermCounter } from './termCounter';
import { TermMarks } from './termMarks';
import { TopCandidates } from './topCandidates';

/** A paper that a query found. */
export interface SearchHit {
  readonly paper: Paper;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** The paper's own words (folded) through which it was found. */
  readonly terms: readonly string[];
}

export interface SearchOptions extends FilterFacts {
  /** Keys of the papers used last, newest first: among equals they come first. */
  readonly recent?: readonly string[];
}

/** What an equal title or key adds over the best score: enough to stand first. */
const EXACT_BONUS = 2;
/** What the year asked for gains, as a factor. */
const YEAR_FACTOR = 1.5;
const WORDS_OF_A_PAPER = 30;
const WORDS_OF_A_PASSAGE = 24;
/** Characters of a passage that are read. */
const LONGEST_PASSAGE = 5000;

/** Ranked full-text search over papers, which may be searched while more of them are still being indexed. */
export class PaperIndex {
  readonly #topicName: TopicName;
  readonly #ranking: Ranking;
  readonly #index: InvertedIndex;
  readonly #queue: IndexQueue;
  readonly #scorer = new FirstPassScorer();
  readonly #marks = new TermMarks();
  readonly #modelMarks = new TermMarks();
  readonly #counter = new TermCounter();

  /**
   * @param topicName the name under which people know a topic; where names change, build a new index
   * @param ranking for measuring; the product uses the default
   */
  constructor(topicName: TopicName, ranking: Ranking = RANKING) {
    this.#topicName = topicName;
    this.#ranking = ranking;
    this.#index = new InvertedIndex(topicName);
    this.#queue = new IndexQueue(this.#index);
  }

  /** Papers that can be found. */
  get size(): number {
    return this.#index.size;
  }

  /**
   * What still waits for {@link indexNext}: papers that are only found by literal words of title, authors, year and key,
   * and abstracts of papers that are indexed.
   */
  get waiting(): { readonly papers: number; readonly abstracts: number } {
    return { papers: this.#queue.waitingPapers, abstracts: this.#queue.waitingAbstracts };
  }

  /** Adds papers at once and whole; a paper whose key is known already replaces the one before. */
  add(papers: Iterable<Paper>): void {
    this.#queue.add(papers);
    while (this.#queue.next());
  }

  /** Adds papers, or newer records of them, that {@link indexNext} will index. */
  update(papers: Iterable<Paper>): void {
    this.#queue.add(papers);
  }

  remove(keys: Iterable<string>): void {
    for (const key of keys) this.#queue.remove(key);
    this.#index.compact();
  }

  /** Makes the index hold exactly these papers: what has gone is removed, what is new or changed waits for {@link indexNext}. */
  setPapers(papers: readonly Paper[]): void {
    const steps = this.setPapersInSteps(papers);
    while (!steps.next().done);
  }

  /** The same in steps of a few milliseconds, between which the index may be searched. */
  *setPapersInSteps(papers: readonly Paper[]): Generator<void, void> {
    yield* this.#queue.setAllInSteps(papers);
  }

  /**
   * Indexes what waits, short fields first and then abstracts, until there is no more or the time is up; one paper at least.
   * @param deadline when to stop, in milliseconds of `now`
   * @returns whether more waits
   */
  indexNext(deadline: number, now: () => number): boolean {
    while (this.#queue.next()) if (now() >= deadline) break;
    return this.#queue.waitingPapers + this.#queue.waitingAbstracts > 0;
  }

  /**
   * Best hits first. A query of filters alone gives the papers that meet them, the newest first.
   * @param query in the query language (see `parseQuery`), or what `parseQuery` has made of it
   * @param limit the most hits to return
   * @returns an empty list for a query without any letter or digit
   */
  search(query: string | ParsedQuery, limit: number, options: SearchOptions = {}): SearchHit[] {
    const parsed = typeof query === 'string' ? parseQuery(query) : query;
    const { filters, phrases, excluded } = parsed;
    const allowed = allowedDocuments(this.#index, parsed, options, this.#topicName);
    const groups = queryGroups(this.#index, parsed, this.#ranking);
    if (!groups.length && !(this.#queue.waitingPapers && parsed.words.length)) {
      if (!filters.length && !phrases.length && !excluded.length) return [];
      this.#marks.set(this.#index, [], this.#ranking);
      return this.#toHits(this.#raise(this.#everything(allowed, limit), parsed, options), limit);
    }
    const candidates = this.#rank(groups, limit, this.#ranking, allowed);
    const hits = this.#toHits(this.#raise(candidates, parsed, options), limit);
    return this.#queue.waitingPapers && !allowed ? this.#withWaiting(hits, parsed, limit) : hits;
  }

  /** Adds papers that are not indexed yet, on a level with the best hit: nothing is known yet that would rank them. */
  #withWaiting(hits: readonly SearchHit[], { words, text }: ParsedQuery, limit: number): SearchHit[] {
    const parts = words.flatMap(word => word.parts);
    const telling = parts.filter(part => !isStopWord(part));
    const terms = telling.length ? telling : parts;
    const wanted = normalizeTitle(text);
    const top = hits[0]?.score ?? 1;
    const found = this.#queue.findWaiting(terms).map(paper => {
      const isNamed = isExactly(paper.title, wanted) || isExactly(paper.key, wanted);
      return { paper, terms, score: isNamed ? top * (1 + EXACT_BONUS) : top };
    });
    found.sort((a, b) => b.score - a.score || newestFirst(a.paper, b.paper));
    // of a paper that changes, the index still has the old record
    const keys = new Set(found.map(({ paper }) => paper.key));
    const others = hits.filter(({ paper }) => !keys.has(paper.key));
    return [...others, ...found.slice(0, limit)].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  /**
   * Papers that meet a query whole: its filters, phrases and exclusions, and each of its words or what may stand for it.
   * @returns keys; `undefined` for a query that asks for nothing
   */
  matching(query: string, facts: FilterFacts = {}): Set<string> | undefined {
    const parsed = parseQuery(query);
    const { filters, phrases, excluded, words } = parsed;
    if (!words.length && !filters.length && !phrases.length && !excluded.length) return undefined;
    const allowed = allowedDocuments(this.#index, parsed, facts, this.#topicName);
    const groups = queryGroups(this.#index, parsed, this.#ranking);
    const keys = new Set<string>();
    this.#marks.set(this.#index, groups, this.#ranking);
    for (let document = 0; document < this.#index.end; document++) {
      const paper = this.#index.paperOf(document);
      if (!paper || allowed?.[document] === 0) continue;
      if (!groups.length || this.#wordsFound(document) === groups.length) keys.add(paper.key);
    }
    return keys;
  }

  /** Papers about the same subject, the most alike first, without the paper itself; it need not be in the index. */
  related(paper: Paper, limit: number): SearchHit[] {
    const summary = [paper.summary?.line, paper.summary?.paragraph].filter(Boolean).join(' ');
    const texts = [
      { text: paper.title, weight: 2 },
      { text: paper.keywords.join(' . '), weight: 1 },
      { text: summary, weight: 0.5 },
      { text: paper.abstract ?? '', weight: 0.5 },
    ];
    const groups = subjectWords(this.#index, texts, WORDS_OF_A_PAPER);
    const plain = { ...this.#ranking, coverage: 0, proximity: 0, sentence: 0, phrase: 0, feedback: 0 };
    const candidates = this.#rank(groups, limit + 1, plain);
    const own = this.#index.numberOf(paper.key);
    return this.#toHits(
      candidates.filter(({ document }) => document !== own),
      limit,
    );
  }

  /** Papers that best support a sentence or paragraph, citation marks in it left aside, best first. */
  suggest(passage: string, limit: number): SearchHit[] {
    const words = { words: proseWords(passage.slice(0, LONGEST_PASSAGE)), typing: false, phrases: [] };
    const rarity = ({ term }: QueryGroup) =>
      term === undefined ? 0 : inverseFrequency(this.#index.size, this.#index.frequencyOf(term));
    const groups = queryGroups(this.#index, words, this.#ranking);
    const rarest = new Set([...groups].sort((a, b) => rarity(b) - rarity(a)).slice(0, WORDS_OF_A_PASSAGE));
    const kept = groups.filter(group => rarest.has(group));
    return kept.length ? this.#toHits(this.#rank(kept, limit, this.#ranking), limit) : [];
  }

  /** Candidates in the order of their words alone. */
  #rank(groups: readonly QueryGroup[], limit: number, ranking: Ranking, allowed?: Uint8Array): Candidate[] {
    const pass = this.#scorer.run(this.#index, groups, ranking, Math.max(ranking.depth, limit), allowed);
    this.#marks.set(this.#index, pass.groups, ranking);
    const close = pass.candidates.slice(0, ranking.depth);
    if (ranking.proximity + ranking.sentence + ranking.phrase > 0) {
      readClosely(this.#index, close, pass.groups, this.#marks, ranking);
      close.sort((a, b) => b.score - a.score || a.document - b.document);
    }
    if (ranking.feedback > 0) addFeedback(this.#index, close, this.#counter, this.#modelMarks, ranking);
    return pass.candidates;
  }

  #everything(allowed: Uint8Array | undefined, limit: number): Candidate[] {
    const top = new TopCandidates(limit);
    for (let document = 0; document < this.#index.end; document++) {
      const paper = this.#index.paperOf(document);
      if (paper && allowed?.[document]) top.offer(document, Math.max(1, paper.year ?? 1));
    }
    return top.sorted();
  }

  /** Lifts what the query names exactly, the year that it asks for and, slightly, what was used lately. */
  #raise(candidates: Candidate[], { text, years }: ParsedQuery, { recent = [] }: SearchOptions): Candidate[] {
    const wanted = normalizeTitle(text);
    const top = candidates.reduce((max, { score }) => Math.max(max, score), 0);
    const places = new Map(recent.map((key, place) => [key, place]));
    for (const candidate of candidates) {
      const paper = this.#index.paperOf(candidate.document);
      if (!paper) continue;
      if (paper.year !== undefined && years.includes(paper.year)) candidate.score *= YEAR_FACTOR;
      const place = places.get(paper.key);
      if (place !== undefined) candidate.score *= 1 + this.#ranking.recency * (1 - place / recent.length);
      if (isExactly(paper.title, wanted) || isExactly(paper.key, wanted)) candidate.score += EXACT_BONUS * top;
    }
    return candidates;
  }

  #toHits(candidates: readonly Candidate[], limit: number): SearchHit[] {
    const hits = candidates.flatMap(({ document, score }) => {
      const paper = this.#index.paperOf(document);
      return paper ? [{ paper, document, score }] : [];
    });
    hits.sort((a, b) => b.score - a.score || newestFirst(a.paper, b.paper));
    return hits
      .slice(0, limit)
      .map(({ paper, document, score }) => ({ paper, score, terms: this.#matchedWords(document) }));
  }

  /** How many of the marked words of the query stand in a document. */
  #wordsFound(document: number): number {
    const found = new Set<number>();
    const { vocabulary } = this.#index;
    for (const { cells, start, end } of this.#index.tokensOf(document)) {
      for (let i = start; i < end; i++) {
        const id = cells[i] as number;
        const group = id >= 0 ? this.#marks.groupOf(vocabulary.termOf(id)) : -1;
        if (group >= 0) found.add(group);
      }
    }
    return found.size;
  }

  #matchedWords(document: number): string[] {
    const words = new Set<string>();
    const { vocabulary } = this.#index;
    for (const { cells, start, end } of this.#index.tokensOf(document)) {
      for (let i = start; i < end; i++) {
        const id = cells[i] as number;
        if (id >= 0 && this.#marks.groupOf(vocabulary.termOf(id)) >= 0) words.add(vocabulary.wordOf(id));
      }
    }
    return [...words];
  }
}

/** @param wanted a normalised title; never equal where it is empty */
function isExactly(text: string, wanted: string): boolean {
  // folding can make a character longer, up to four times, and most titles are ruled out by their length
  return wanted !== '' && text.length * 4 >= wanted.length && normalizeTitle(text) === wanted;
}

function newestFirst(a: Paper, b: Paper): number {
  return (b.year ?? -Infinity) - (a.year ?? -Infinity) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
