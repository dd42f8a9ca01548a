import { stemmer } from 'stemmer';
import { canonicalSpelling } from './spellingVariants';
import { scanWords } from './scanWords';

/** The words of a text, hyphenated ones both as their parts and as one. */
export function tokenize(text: string): string[] {
  const words: string[] = [];
  scanWords(text, { word: word => words.push(word), compound: joined => words.push(joined) });
  return words;
}

/** English stem of a folded word (Porter 1980), the same for British and American spelling; short words and numbers stay. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 ? word : stemmer(canonicalSpelling(word));
}
