import type { Paper } from '../paper';
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
    if (written?.key === citationKey) rows.set(citationKey, { paper, text: place.lead + written.written });
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
  for (const hit of source.search(query, MOST_ROWS))
    if (isKey || !isInText || holdsAll(hit.terms, words)) yield hit.paper;
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

/** Whether each word, up to its ending, is one by which the paper was found. */
function holdsAll(terms: readonly string[], words: readonly string[]): boolean {
  return words.every(word => {
    const stem = foldText(word).replace(/[^\p{L}\p{N}]/gu, '');
    const start = stem.slice(0, Math.max(3, stem.length - 2));
    return terms.some(term => term.startsWith(start));
  });
}
