import type { CslItem } from '../csl';
import { shortName, yearOf } from '../paper';
import { asciiWord } from '../text/fold';

/** Words that say nothing about a paper and so never stand in its key. */
const SKIPPED_WORDS = new Set(
  (
    'a about across after against among an and are as at be been before being between but by can could do does ' +
    'during for from had has have how if in into is it its may might more new nor not novel of on or other our ' +
    'should so than that the their them then these they this those through to toward towards under up upon via ' +
    'was we were what when where which while who whom whose why will with within without would your'
  ).split(' '),
);

/** A word that begins with a digit is left out too: it would run into the year. */
const STARTS_WITH_DIGIT = /^\d/;

function significantWords(title: string): string[] {
  const words = title
    .split(/[\s–—/:]+/)
    .map(asciiWord)
    .filter(Boolean);
  const kept = words.filter(word => !SKIPPED_WORDS.has(word) && !STARTS_WITH_DIGIT.test(word));
  return kept.length ? kept : words;
}

/** How {@link generateCitationKey} makes a key. */
export interface CitationKeyOptions {
  /** How many title words more than usual the key takes, to tell two records apart. */
  readonly extraWords?: number;
}

/**
 * The citation key that a record without one gets: family name of the first author, year, first significant word of the
 * title (`kim2025medclm`). Without an author three title words stand first (`ecgnetgenerativeadversarial2023`), without a
 * year none stands there. ASCII letters and digits only; `paper` where the record has nothing to make a key of.
 */
export function generateCitationKey(item: Partial<CslItem>, { extraWords = 0 }: CitationKeyOptions = {}): string {
  const author = item.author?.[0] ? asciiWord(shortName(item.author[0])) : '';
  const year = yearOf(item.issued)?.toString() ?? '';
  const words = significantWords(item.title ?? '').slice(0, (author ? 1 : 3) + extraWords);
  const key = author ? author + year + words.join('') : words.join('') + year;
  return key || 'paper';
}
