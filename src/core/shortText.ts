import type { Paper } from './paper';
import { foldText } from './text/fold';

/** Apostrophes are no part of a word: see `scanWords`. */
const HAS_APOSTROPHE = /['\u2019\u02bc]/;
const APOSTROPHES = /['\u2019\u02bc]/g;

/** Title, year and authors of a paper, folded: what it can be found by before it is indexed. */
export function shortTextOf({ title, authors, year }: Pick<Paper, 'title' | 'authors' | 'year'>): string {
  let text = `${title} ${year ?? ''}`;
  for (const { given = '', family = '', literal = '', ...rest } of authors) {
    const particle = rest['non-dropping-particle'] ?? rest['dropping-particle'] ?? '';
    text += ` ${given} ${particle} ${family}${literal}`;
  }
  return withoutApostrophes(foldText(text));
}

/** A folded text in which each word is as the index has it. */
export function withoutApostrophes(folded: string): string {
  return HAS_APOSTROPHE.test(folded) ? folded.replace(APOSTROPHES, '') : folded;
}
