import type { Paper } from '../paper';
import { shortTextOf, withoutApostrophes } from '../shortText';
import { foldText } from '../text/fold';

/** What a paper that is not indexed yet can be found by: title, authors, year and key, folded. */
export function waitingText(paper: Paper): string {
  return `${paper.shortText ?? shortTextOf(paper)} ${withoutApostrophes(foldText(paper.key))}`;
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
