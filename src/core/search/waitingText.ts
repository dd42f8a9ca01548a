import type { Paper } from '../paper';
import { foldText } from '../text/fold';

/** Apostrophes are no part of a word: see `scanWords`. */
const HAS_APOSTROPHE = /['\u2019\u02bc]/;
const APOSTROPHES = /['\u2019\u02bc]/g;

/** What a paper that is not indexed yet can be found by: title, authors, year and key, folded. */
export function waitingText({ title, authors, year, key }: Paper): string {
  let text = `${title} ${year ?? ''} ${key}`;
  for (const { given = '', family = '', literal = '', ...rest } of authors) {
    const particle = rest['non-dropping-particle'] ?? rest['dropping-particle'] ?? '';
    text += ` ${given} ${particle} ${family}${literal}`;
  }
  const folded = foldText(text);
  return HAS_APOSTROPHE.test(folded) ? folded.replace(APOSTROPHES, '') : folded;
}

/** Whether each word stands in the text, at the beginning of a word. */
export function hasAllWords(text: string, words: readonly string[]): boolean {
  return words.every(word => {
    let at = text.indexOf(word);
    while (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) at = text.indexOf(word, at + 1);
    return at >= 0;
  });
}

function isWordCharacter(code: number): boolean {
  return code > 127 || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
