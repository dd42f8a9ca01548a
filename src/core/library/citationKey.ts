import type { CslItem } from '../csl';
import { shortName, yearOf } from '../paper';
import { asciiLetters } from './asciiLetters';
import { plainTitle } from '../text/plainTitle';
import { titleWords } from './titleWords';

/** How {@link generateCitationKey} makes a key. */
export interface CitationKeyOptions {
  /** How many title words more than usual the key takes, to tell two records apart. */
  readonly extraWords?: number;
}

/**
 * The citation key that a record without one gets by default: family name of the first author, year, first significant
 * word of the title (`kim2025medclm`). Without an author three title words stand first
 * (`ecgnetgenerativeadversarial2023`), without a year none stands there. ASCII letters and digits only; `paper` where the
 * record has nothing to make a key of.
 */
export function generateCitationKey(item: Partial<CslItem>, { extraWords = 0 }: CitationKeyOptions = {}): string {
  const author = item.author?.[0] ? asciiLetters(shortName(item.author[0])) : '';
  const year = yearOf(item.issued)?.toString() ?? '';
  const words = titleWords(plainTitle(item.title ?? '')).slice(0, (author ? 1 : 3) + extraWords);
  const key = author ? author + year + words.join('') : words.join('') + year;
  return key.toLowerCase() || 'paper';
}
