import { shortName, type Paper } from '../paper';
import { foldText } from '../text/fold';
import { writtenKey } from '../citations/syntax/writtenKey';
import type { CompletionPlace } from './completionPlace';

/** A paper that a search found. */
interface Hit {
  readonly paper: Paper;
  /** The paper's own words, folded, by which it was found. */
  readonly terms: readonly string[];
}

/** What the rows are taken from. */
export interface CompletionSource {
  readonly papers: readonly Paper[];
  /** The papers used last, newest first. */
  readonly recent: readonly Paper[];
  search(query: string, limit: number): readonly Hit[];
}

export interface CompletionRow {
  readonly paper: Paper;
  /** What is inserted. */
  readonly text: string;
}

const MOST_ROWS = 50;
/** The most rows for keys that begin with what was typed. */
const MOST_BY_KEY = 10;
/** The search passes over words of so few letters. */
const SHORT = 2;

/**
 * The papers to offer at a place, the best first: those whose key begins with what was typed, then what the search finds.
 * Nothing typed: the papers used last, then all. Papers of the same brackets are left out, and keys that can't be written there.
 */
export function completionRows(place: CompletionPlace, source: CompletionSource): CompletionRow[] {
  const others = new Set(place.others);
  const rows = new Map<string, CompletionRow>();
  for (const paper of papersFor(place, source)) {
    if (rows.size >= MOST_ROWS) break;
    const { citationKey } = paper;
    if (others.has(citationKey) || rows.has(citationKey)) continue;
    const written = writtenKey(citationKey, place.form);
    // no notation knows a key with a blank in it
    if (written?.key === citationKey && !/\s/.test(citationKey))
      rows.set(citationKey, { paper, text: place.lead + written.written });
  }
  return [...rows.values()];
}

function* papersFor({ query, isInText }: CompletionPlace, source: CompletionSource): Generator<Paper, void> {
  if (!query) {
    yield* source.recent;
    yield* source.papers;
    return;
  }
  const words = query.split(/\s+/);
  const isKey = words.length === 1;
  if (isKey) yield* byKey(query, source.papers);
  // a citation is written and the sentence goes on
  else if (isInText && source.papers.some(({ citationKey }) => citationKey === words[0])) return;
  const hits = source.search(query, MOST_ROWS);
  for (const { paper, terms } of hits) if (isKey || !isInText || holdsAll(paper, terms, words)) yield paper;
  // an editor to which nothing is offered does not ask again at the next letter
  if (isKey && query.length <= SHORT && !hits.length) yield* byBeginnings(query, source.papers);
}

/** The papers with a word in title or names that begins with these letters. */
function* byBeginnings(typed: string, papers: readonly Paper[]): Generator<Paper, void> {
  const start = foldText(typed);
  for (const paper of papers) {
    const text = foldText(`${paper.title} ${paper.authors.map(shortName).join(' ')}`);
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      if (at && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue;
      yield paper;
      break;
    }
  }
}

function byKey(typed: string, papers: readonly Paper[]): Paper[] {
  const start = typed.toLowerCase();
  const found: Paper[] = [];
  for (const paper of papers) {
    const { citationKey } = paper;
    if (citationKey.length < start.length || !citationKey.toLowerCase().startsWith(start)) continue;
    if (citationKey.length === start.length) found.unshift(paper);
    else if (found.length < MOST_BY_KEY) found.push(paper);
  }
  return found;
}

/** Whether the paper has each word, up to its ending, in its title or where it was found; short words say nothing. */
function holdsAll({ title }: Paper, terms: readonly string[], words: readonly string[]): boolean {
  const own = [...terms, ...foldText(title).split(/[^\p{L}\p{N}]+/u)];
  return words.every(word => {
    const letters = foldText(word).replace(/[^\p{L}\p{N}]/gu, '');
    const start = letters.slice(0, Math.max(3, letters.length - 2));
    return letters.length <= SHORT || own.some(term => term.startsWith(start));
  });
}
