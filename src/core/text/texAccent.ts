import { ACCENTS } from './latexCommands';

const ACCENT = /\\(?:(['`^"~=.]) ?|([uvHckrd])(?=[ {]) ?)(?:\{(\\?[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))/y;
const QUOTED = /\\"[^"\\\n]{0,100}\\"(?![A-Za-z])/y;

/**
 * The accented letter that TeX writes at `offset` (`\'e`, `\c{c}`, `\v s`) and the UTF-16 units it takes there;
 * `undefined` where there is none. An escaped quote or apostrophe of a programming language becomes a plain one.
 */
export function texAccent(text: string, offset: number): { text: string; length: number } | undefined {
  const mark = text[offset + 1] ?? '';
  if (text[offset] !== '\\' || !(mark in ACCENTS)) return undefined;
  if (mark === '"' && (!/[A-Za-z{\\]/.test(text[offset + 2] ?? '') || sticky(QUOTED, text, offset))) {
    return { text: '"', length: 2 };
  }
  if (mark === "'" && isApostrophe(text, offset)) return { text: "'", length: 2 };
  const found = sticky(ACCENT, text, offset);
  if (!found) return undefined;
  const base = (found[3] ?? found[4] ?? '').replace('\\', '');
  const letter = `${base}${ACCENTS[mark]}`.normalize('NFC');
  return letter.length === 1 ? { text: letter, length: found[0].length } : undefined;
}

function sticky(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** `patient\'s`, `don\'t`: an apostrophe that was escaped, not an accent. */
function isApostrophe(text: string, offset: number): boolean {
  return (
    /[A-Za-z]/.test(text[offset - 1] ?? '') &&
    /^(?:s|t|re|ve|ll|d|m)?(?![A-Za-z{\\])/.test(text.slice(offset + 2, offset + 5))
  );
}
