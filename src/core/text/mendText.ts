import { mendHtml } from './mendHtml';
import { mendTex } from './mendTex';

/** A remnant may hide another (`&amp;#x2013;`, `\emph{&lt;}`); deeper nesting than this does not happen by accident. */
const MAX_PASSES = 6;

/** Control characters but white space, and format characters that nobody sees. */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085])[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** Joiners shape letters of Persian or Devanagari and emoji; beside ASCII they are dirt. */
const STRAY_JOINER = /(?<!\P{ASCII})[\u200c\u200d]{1,20}|[\u200c\u200d]{1,20}(?!\P{ASCII})/gu;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const ODD_SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * Text from a web page or a database as people read it: LaTeX and HTML remnants become characters (`10\%`, `SpO_{2}`,
 * `\chi^2`, `{\em word}`, `&amp;`, ` x2013 `), invisible characters go, runs of spaces become one, line ends `\n`.
 * What only looks odd stays: `<3 and >3`, `<BOX>`, `$5`, `C:\data`, `R&D`, `lm_head`. Addresses stay whole.
 *
 * The result is never longer than `text`. Takes time linear in its length. Mending twice changes nothing more, unless
 * remnants are nested in one another more than a few levels deep.
 */
export function mendText(text: string): string {
  let mended = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const before = mended;
    mended = mendSpaces(mendTex(mendHtml(before)));
    if (mended === before) break;
  }
  return mended;
}

function mendSpaces(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(LINE_END, '\n')
    .replace(ODD_SPACES, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
