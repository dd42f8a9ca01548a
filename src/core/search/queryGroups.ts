import type { InvertedIndex } from './invertedIndex';
import type { ParsedQuery, QueryWord } from './parseQuery';
import { phrasePostings } from './phrase';
import type { Ranking } from './ranking';
import { isStopWord } from './stopWords';
import { synonymsOf } from './synonyms';
import { stem } from './terms';

/** A term, or a list of postings of its own, that stands for a word of the query. */
export interface Alternative {
  /** Number of a posting list, or packed postings. */
  readonly list: number | Int32Array;
  /** From 0 to 1. */
  readonly weight: number;
}

/** One word of a query with everything that may stand for it. Rarity counts for each set as a whole. */
export interface QueryGroup {
  readonly word: string;
  /** Term of the word itself; `undefined` where the library does not have it. */
  readonly term: number | undefined;
  /** The word, its joined form, its short or long form. */
  readonly sure: readonly Alternative[];
  /** Completions of a half-typed word, or the words nearest to a mistyped one. */
  readonly loose: readonly Alternative[];
  readonly looseWeight: number;
  /** Words of like meaning. */
  readonly related: readonly Alternative[];
  /** How often the query has the word. */
  readonly weight: number;
}

/** A single letter would bring up half of the library. */
const SHORTEST_PREFIX = 2;
const MOST_COMPLETIONS = 64;
const LONGEST_LONG_FORM = 7;
const SHORTEST_PART = 3;

/** The part of a query that is ranked. */
export type QueryWords = Pick<ParsedQuery, 'words' | 'typing' | 'phrases'>;

interface Slot {
  readonly word: string;
  readonly sure: Alternative[];
  readonly typing: boolean;
}

/** More words than this are a pasted text, in which slips are not looked for; the rest of a very long one is not read. */
const MOST_PROOFREAD = 20;
const MOST_WORDS = 200;
/** Longer "words" are addresses or noise. */
const LONGEST_WORD = 40;

/** Typing slips are looked for in words that are long enough to carry one: one from four letters, two from eight. */
function allowedEdits(word: string): number {
  if (word.length < 4 || word.length > LONGEST_WORD || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Terms by which a query's words are looked up, in its order; function words only where there is nothing else. */
export function queryGroups(index: InvertedIndex, query: QueryWords, ranking: Ranking): QueryGroup[] {
  const slots = content(slotsOf(index, query)).slice(0, MOST_WORDS);
  if (ranking.acronyms > 0) addAcronyms(index, slots, ranking.acronyms);
  const groups = new Map<string, QueryGroup>();
  for (const slot of slots) {
    const key = stem(slot.word);
    const known = groups.get(key);
    if (known) {
      groups.set(key, { ...known, weight: known.weight + 1 });
      continue;
    }
    const term = index.vocabulary.findTerm(slot.word);
    const alive = term !== undefined && index.frequencyOf(term) > 0;
    const sure: Alternative[] = alive ? [{ list: term, weight: 1 }, ...slot.sure] : slot.sure;
    const completions = slot.typing ? completionsOf(index, slot.word) : [];
    const mistyped = alive || completions.length || slots.length > MOST_PROOFREAD ? [] : slipsOf(index, slot.word);
    const loose = completions.length ? [...completions] : mistyped;
    const looseWeight = completions.length ? ranking.prefix : ranking.fuzzy;
    // what a half-typed word will most likely be brings its short forms and its like along, so that rows stay when it is whole
    const lead = sure.length || !completions.length ? undefined : mostFrequent(index, completions);
    const meant = lead === undefined ? key : index.vocabulary.stemOf(lead);
    if (lead !== undefined && ranking.acronyms > 0) loose.push(...shortFormsOf(index, [meant], ranking.acronyms));
    const related = ranking.synonyms > 0 ? relatedTo(index, meant) : [];
    groups.set(key, { word: slot.word, term, sure, loose, looseWeight, related, weight: 1 });
  }
  return [...groups.values()];
}

function content(slots: readonly Slot[]): Slot[] {
  const kept = slots.filter(({ word }) => !isStopWord(word));
  return kept.length ? kept : [...slots];
}

function slotsOf(index: InvertedIndex, query: QueryWords): Slot[] {
  const slots: Slot[] = [];
  const words = query.words;
  words.forEach((word, position) => {
    const last = position === words.length - 1;
    const typing = query.typing && last;
    const parts = partsOf(index, word, typing);
    const joined = parts.length > 1 ? joinedForm(index, word.word) : spacedForm(index, word.word);
    parts.forEach((part, i) => {
      slots.push({ word: part, sure: [...joined], typing: typing && i === parts.length - 1 });
    });
  });
  joinNeighbours(index, slots, words);
  for (const phrase of query.phrases) for (const word of phrase) slots.push({ word, sure: [], typing: false });
  return slots;
}

/** `selfsupervised` is read as `self supervised` where the library knows both halves and not the whole. */
function partsOf(index: InvertedIndex, { word, parts }: QueryWord, typing: boolean): readonly string[] {
  if (parts.length > 1) return parts;
  const id = index.vocabulary.idOf(word);
  if ((id !== undefined && index.isAlive(id)) || (typing && completionsOf(index, word).length)) return parts;
  if (word.length > LONGEST_WORD) return parts;
  let best: { readonly rarest: number; readonly parts: readonly string[] } | undefined;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    const halves = [word.slice(0, cut), word.slice(cut)];
    const rarest = Math.min(...halves.map(half => aliveFrequency(index, half)));
    if (rarest > (best?.rarest ?? 0)) best = { rarest, parts: halves };
  }
  return best?.parts ?? parts;
}

function aliveFrequency(index: InvertedIndex, word: string): number {
  const id = index.vocabulary.idOf(word);
  return id !== undefined && index.isAlive(id) ? index.frequencyOf(index.vocabulary.termOf(id)) : 0;
}

function joinedForm(index: InvertedIndex, joined: string): Alternative[] {
  return aliveFrequency(index, joined) > 0 ? [{ list: index.vocabulary.findTerm(joined) ?? 0, weight: 1 }] : [];
}

/** `selfsupervised` also finds `self supervised` where the library writes `self-supervised` somewhere. */
function spacedForm(index: InvertedIndex, word: string): Alternative[] {
  const parts = index.partsOf(word);
  const list = parts && phrasePostings(index, parts.map(stem));
  return list === undefined ? [] : [{ list, weight: 1 }];
}

/** `lang chain` also finds `LangChain`. */
function joinNeighbours(index: InvertedIndex, slots: readonly Slot[], words: readonly QueryWord[]): void {
  if (slots.length !== words.length) return;
  slots.forEach((slot, i) => {
    const next = slots[i + 1];
    if (!next || isStopWord(slot.word) || isStopWord(next.word)) return;
    const joined = joinedForm(index, slot.word + next.word);
    slot.sure.push(...joined);
    next.sure.push(...joined);
  });
}

/** Short forms stand in for each word of their long form, long forms for their short one. */
function addAcronyms(index: InvertedIndex, slots: readonly Slot[], weight: number): void {
  const stems = slots.map(slot => stem(slot.word));
  slots.forEach((slot, start) => {
    for (const longForm of index.acronyms.longForms(slot.word)) {
      const list = phrasePostings(index, longForm);
      if (list !== undefined) slot.sure.push({ list, weight });
    }
    for (let end = start + 1; end <= Math.min(slots.length, start + LONGEST_LONG_FORM); end++) {
      const short = shortFormsOf(index, stems.slice(start, end), weight);
      for (const covered of slots.slice(start, end)) covered.sure.push(...short);
    }
  });
}

function shortFormsOf(index: InvertedIndex, longForm: readonly string[], weight: number): Alternative[] {
  return index.acronyms.shortForms(longForm).flatMap(short => {
    const list = index.vocabulary.findTerm(short);
    return list === undefined ? [] : [{ list, weight }];
  });
}

function mostFrequent(index: InvertedIndex, terms: readonly Alternative[]): number | undefined {
  let most: number | undefined;
  for (const { list } of terms) {
    if (typeof list !== 'number') continue;
    if (most === undefined || index.frequencyOf(list) > index.frequencyOf(most)) most = list;
  }
  return most;
}

/** The library's words that begin with `prefix`, by their terms; the most frequent where there are too many. */
function completionsOf(index: InvertedIndex, prefix: string): Alternative[] {
  if (prefix.length < SHORTEST_PREFIX) return [];
  const terms = new Map<number, number>();
  for (const id of index.vocabulary.startingWith(prefix)) {
    if (!index.isAlive(id)) continue;
    const term = index.vocabulary.termOf(id);
    terms.set(term, index.frequencyOf(term));
  }
  const sorted = [...terms].filter(([, frequency]) => frequency > 0);
  if (sorted.length > MOST_COMPLETIONS) sorted.sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_COMPLETIONS).map(([term]) => ({ list: term, weight: 1 }));
}

function relatedTo(index: InvertedIndex, stemmed: string): Alternative[] {
  return synonymsOf(stemmed).flatMap(synonym => {
    const term = index.vocabulary.findStem(synonym);
    return term !== undefined && index.frequencyOf(term) > 0 ? [{ list: term, weight: 1 }] : [];
  });
}

/** The library's words nearest to one that it does not have. */
function slipsOf(index: InvertedIndex, word: string): Alternative[] {
  const edits = allowedEdits(word);
  if (!edits) return [];
  const found = new Map<number, number>();
  const note = (id: number, distance: number) => {
    if (!index.isAlive(id)) return;
    const term = index.vocabulary.termOf(id);
    found.set(term, Math.min(distance, found.get(term) ?? distance));
  };
  for (let i = 0; i + 1 < word.length; i++) {
    const swapped = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
    const id = index.vocabulary.idOf(swapped);
    if (id !== undefined) note(id, 1);
  }
  for (let allowed = 1; allowed <= edits && !found.size; allowed++) {
    for (const [id, distance] of index.vocabulary.similarTo(word, allowed)) note(id, distance);
  }
  const nearest = Math.min(...found.values());
  return [...found].flatMap(([term, distance]) => (distance === nearest ? [{ list: term, weight: 1 }] : []));
}
