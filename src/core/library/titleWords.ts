import { asciiLetters } from './asciiLetters';

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
/** Nobody's key takes more of a title. */
const LONGEST_TITLE = 1000;

/** The words of a title that a citation key may take, ASCII letters and digits in the title's case. */
export function titleWords(title: string): string[] {
  const words = title
    .slice(0, LONGEST_TITLE)
    .split(/[\s–—/:]+/)
    .map(asciiLetters)
    .filter(Boolean);
  const kept = words.filter(word => !SKIPPED_WORDS.has(word.toLowerCase()) && !STARTS_WITH_DIGIT.test(word));
  return kept.length ? kept : words;
}
