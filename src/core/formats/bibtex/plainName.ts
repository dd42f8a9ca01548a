import type { CslName } from '../../csl';

/** What makes a name more than plain letters: LaTeX, line breaks, and the signs of other notations. */
const NOT_PLAIN = new Uint8Array(128);
for (const char of '{}\\~="`$\n\r\t\v\f') NOT_PLAIN[char.charCodeAt(0)] = 1;

const SPACE = 32;
const APOSTROPHE = 39;
const COMMA = 44;
const HYPHEN = 45;
const NO_BREAK_SPACE = 0xa0;

const CAPITAL = /^\p{Lu}/u;
const SPACE_CHAR = /\s/;

function isSpace(c: number): boolean {
  return c === SPACE || (c >= NO_BREAK_SPACE && SPACE_CHAR.test(String.fromCharCode(c)));
}

function isCapital(c: number): boolean {
  return c >= 65 && c <= 90;
}

/**
 * A name in plain letters: `Family, Given` where it begins with a capital, or `Given Family` where each word begins with
 * one of A to Z. That is what nine names in ten are. `undefined` for all others.
 * @param text without space around it
 */
export function plainName(text: string): CslName | undefined {
  const first = text.charCodeAt(0);
  if (first < 128 ? !isCapital(first) : !CAPITAL.test(text)) return undefined;
  let comma = -1;
  let lastSpace = -1;
  let hasOtherWord = first >= 128;
  let wasSpace = false;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 128 && NOT_PLAIN[c] === 1) return undefined;
    const isSpaceNow = isSpace(c);
    if (isSpaceNow && wasSpace) return undefined;
    if (c === before && (c === HYPHEN || c === APOSTROPHE)) return undefined;
    if (c === COMMA) {
      if (comma >= 0) return undefined;
      comma = i;
    } else if (c === SPACE) lastSpace = i;
    else if (before === SPACE && !isCapital(c)) hasOtherWord = true;
    wasSpace = isSpaceNow;
    before = c;
  }
  if (comma >= 0) {
    const given = text.slice(comma + 1).trimStart();
    return given ? { family: text.slice(0, comma).trimEnd(), given } : undefined;
  }
  if (hasOtherWord) return undefined;
  return lastSpace < 0 ? { family: text } : { family: text.slice(lastSpace + 1), given: text.slice(0, lastSpace) };
}
