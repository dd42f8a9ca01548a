const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

import { trimOpening } from './trimOpening';

/** References in brackets, such as "(Miller et al., 2019; Smith & Jones, 2020)", and brackets that hold a web address. */
const ASIDE = new RegExp(
  [
    String.raw`\s\((?:see |cf\. |e\.g\.,? )?(?!${MONTH})\p{Lu}[\p{L}\s.,&;'’-]*,\s(?:19|20)\d{2}[a-z]?(?:;\s\p{Lu}[\p{L}\s.,&'’-]*,\s(?:19|20)\d{2}[a-z]?)*\)`,
    String.raw`\s\([^()]*https?:\/\/[^\s()]+[^()]*\)`,
  ].join('|'),
  'gu',
);

/** Words behind "We" that lean on the sentence before. */
const LEANING =
  /^(We|This paper|Our (?:results|experiments)) (?:also|further|additionally|furthermore|moreover|therefore) (?=\p{L})/u;

/**
 * A sentence as a summary shows it: without openings and an "also" that lean on the sentence before, references and
 * addresses in brackets; all other words stay as they are.
 */
export function shownSentence(sentence: string): string {
  return trimOpening(sentence).replace(LEANING, '$1 ').replace(ASIDE, '');
}
