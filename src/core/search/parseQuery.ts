import { scanWords } from './scanWords';
import { isHalfTyped, readFilter, type QueryFilter } from './queryFilter';

/** A word as typed; hyphenated, it has several parts. */
export interface QueryWord {
  /** Folded, hyphens left out. */
  readonly word: string;
  readonly parts: readonly string[];
}

/** What a person asked for. */
export interface ParsedQuery {
  /** The free words as typed, for comparing with a whole title or key. */
  readonly text: string;
  readonly words: readonly QueryWord[];
  /** Whether the last word may be half typed. */
  readonly typing: boolean;
  /** Each must stand in the paper, its words next to each other. */
  readonly phrases: readonly (readonly string[])[];
  /** None of these may stand in the paper. */
  readonly excluded: readonly (readonly string[])[];
  readonly filters: readonly QueryFilter[];
  /** Years among the free words: papers of that year come first. */
  readonly years: readonly number[];
  /** Pieces that look like the query language and are none, searched as words: `year:soon`, `"half a phrase`. */
  readonly searchedAsWords: readonly string[];
}

/** Hyphenated words as one unit each. */
export function queryWords(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  scanWords(text, {
    word: word => words.push({ word, parts: [word] }),
    compound: (joined, parts) => words.splice(words.length - parts.length, parts.length, { word: joined, parts }),
  });
  return words;
}

function plainWords(text: string): string[] {
  const words: string[] = [];
  scanWords(text, { word: word => words.push(word), compound: () => undefined });
  return words;
}

/** A longer text was pasted: its quotation marks and dashes are punctuation. */
const LONGEST_QUERY = 20;

/** One piece of a query: `-`, a filter's name with its colon or `#`, and a word or a quotation. */
const PIECE = /(-?)((?:[a-z]+:(?=\S)|#)?)(?:"([^"]*)("?)|(\S+))/giu;
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const FILTER_TO_BE = /^-?(?:author|title|venue|key|doi|type|topic|year|has|is):$/i;

/**
 * Reads a query: free words, `"exact phrase"`, `-word`, and filters (see {@link FILTER_HELP}). Never fails: what is no
 * correct filter is searched as words.
 */
export function parseQuery(query: string): ParsedQuery {
  const free: string[] = [];
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  const filters: QueryFilter[] = [];
  const searchedAsWords: string[] = [];
  let lastIsFree = false;
  const isPassage = query.split(/\s+/, LONGEST_QUERY + 1).length > LONGEST_QUERY;

  for (const match of query.matchAll(PIECE)) {
    const [piece, minus = '', prefix = '', quoted, closing, bare = ''] = match;
    // a hyphen or quotation mark inside a word is part of it
    const inside = match.index > 0 && /\S/.test(query[match.index - 1] ?? '') && !prefix;
    const negated = minus === '-' && !inside && !isPassage && !/^\d/.test(bare);
    const value = quoted ?? bare;
    lastIsFree = false;
    const atEnd = match.index + piece.length === query.length;
    if (FILTER_TO_BE.test(piece) || piece === '-' || piece === '#') continue;
    if (prefix && atEnd && isHalfTyped(prefix.replace(/:$/, '').toLowerCase(), value)) continue;
    if (prefix && isFilterName(prefix)) {
      const filter = closing === '' ? undefined : readFilter(prefix.replace(/:$/, '').toLowerCase(), value, negated);
      if (filter) filters.push(filter);
      else {
        free.push(value);
        searchedAsWords.push(piece);
      }
      continue;
    }
    if (quoted !== undefined && closing && !prefix && !isPassage) {
      const words = plainWords(quoted);
      if (words.length) (negated ? excluded : phrases).push(words);
      continue;
    }
    if (quoted !== undefined && !closing && quoted.trim() && !isPassage) searchedAsWords.push(piece);
    if (negated && quoted === undefined) {
      const words = plainWords(prefix + value);
      if (words.length) excluded.push(words);
      continue;
    }
    free.push(prefix + value);
    lastIsFree = true;
  }
  const text = free.join(' ');
  const typing = lastIsFree && /[\p{L}\p{N}]$/u.test(query);
  const words = queryWords(text);
  const years = words.flatMap(({ word }) => (YEAR.test(word) ? Number(word) : []));
  return { text, words, typing, phrases, excluded, filters, years, searchedAsWords };
}

function isFilterName(prefix: string): boolean {
  return prefix === '#' || FILTER_TO_BE.test(prefix);
}
