export const NEWLINE = 10;
export const QUOTE = 34;
export const HASH = 35;
export const PERCENT = 37;
export const PAREN = 40;
export const PAREN_END = 41;
export const COMMA = 44;
export const EQUALS = 61;
export const AT = 64;
export const BACKSLASH = 92;
export const BRACE = 123;
export const BRACE_END = 125;

/** Where a delimited text ends; `closed` is false where the closing delimiter is missing and `end` is a guess. */
export interface FoundEnd {
  readonly end: number;
  readonly closed: boolean;
  /** Whether the text had to be searched to its end, or so near to it that more text could have changed the result. */
  readonly reachedEnd?: boolean;
}

/** Longer than any of the patterns here looks ahead. */
const LOOKAHEAD = 4096;

export function isNearEnd(text: string, offset: number): boolean {
  return offset + LOOKAHEAD > text.length;
}

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0xfeff;
}

export function skipSpace(text: string, from: number): number {
  let i = from;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Skips blanks and tabs, but no line break. */
export function skipBlanks(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i;
}

/** Offset of the line break that ends the line of `from`, or of the end of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** ASCII characters that end an entry type, space included. */
const ENDS_TYPE = new Uint8Array(128);
for (const char of ' \t\n\v\f\r{}()"\'=#%,@\\~<>;.!?/|&$') ENDS_TYPE[char.charCodeAt(0)] = 1;

export function skipTypeName(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 128 ? ENDS_TYPE[c] === 1 : isSpace(c)) break;
  }
  return i;
}

export function skipFieldName(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isSpace(c) || c === EQUALS || c === COMMA || c === BRACE || c === BRACE_END || c === QUOTE || c === HASH) break;
    if (c === PAREN_END || c === AT) break;
  }
  return i;
}

/** Skips space, commas and, as btparse does, `%` comments up to their line's end. */
export function skipToField(text: string, from: number): number {
  let i = from;
  for (;;) {
    i = skipSpace(text, i);
    const c = text.charCodeAt(i);
    if (c === PERCENT) i = lineEnd(text, i);
    else if (c === COMMA) i++;
    else return i;
  }
}

/** Whether a letter, a digit or what e-mail addresses have stands directly before `offset`. */
export function isWordBefore(text: string, offset: number): boolean {
  return offset > 0 && /[\w.+-]/.test(text[offset - 1]!);
}

export function isNumber(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return end > start;
}

const ENTRY_START =
  /@\s{0,9}(?:(?:comment|preamble)\s{0,99}[{(]|string\s{0,99}[{(]\s{0,99}[^\s={}]{1,200}\s{0,99}=|[a-z][\w:-]{0,60}\s{0,99}[{(]\s{0,99}[^\s,={}()"]{0,300}[^\S\n]{0,99}[,\n])/iy;

/** Whether what stands at the `@` at `offset` has the shape of an entry's first line. */
export function isEntryStart(text: string, offset: number): boolean {
  ENTRY_START.lastIndex = offset;
  return ENTRY_START.test(text);
}

/** Whether only blanks stand between the `@` at `offset` and its line's begin. */
export function isFirstInLine(text: string, offset: number): boolean {
  let i = offset - 1;
  // A line that begins with more blanks than any editor indents is no entry; the bound keeps the scan linear.
  const least = Math.max(0, offset - 200);
  while (i >= least && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i--;
  return i < 0 || text.charCodeAt(i) === NEWLINE || text.charCodeAt(i) === 13;
}

const FIELD = /[^\s=,{}"#()%@]{1,100}\s{0,99}=/y;
const FIELD_AFTER_COMMA = /\s{0,999},\s{0,999}[^\s=,{}"#()%@]{1,100}\s{0,99}=\s{0,99}[{"\w]/y;

/** Whether a field's name and its equals sign stand at `offset`. */
export function fieldStartsAt(text: string, offset: number): boolean {
  FIELD.lastIndex = offset;
  return FIELD.test(text);
}

/** Whether a comma and a further field follow, so that the brace before `offset` did not end the entry. */
export function fieldFollows(text: string, offset: number): boolean {
  FIELD_AFTER_COMMA.lastIndex = offset;
  return FIELD_AFTER_COMMA.test(text);
}

/** The end of an unquoted value: one word, or up to the comma or line's end where several words stand. */
export function findBareEnd(text: string, from: number, close: number): { end: number; isWord: boolean } {
  const ends = (c: number) => c === COMMA || c === HASH || c === close || c === BRACE_END || c === BRACE || c === QUOTE;
  let i = from;
  while (i < text.length && !isSpace(text.charCodeAt(i)) && !ends(text.charCodeAt(i))) i++;
  const word = i;
  let j = skipBlanks(text, i);
  const c = text.charCodeAt(j);
  if (Number.isNaN(c) || c === NEWLINE || c === 13 || c === AT || ends(c) || word === from)
    return { end: word, isWord: true };
  for (; j < text.length; j++) {
    const d = text.charCodeAt(j);
    if (d === EQUALS || d === BRACE || d === QUOTE) return { end: word, isWord: true };
    if (d === NEWLINE || d === 13 || ends(d)) break;
  }
  while (j > word && isSpace(text.charCodeAt(j - 1))) j--;
  return { end: j, isWord: false };
}

/** The end of a text in parentheses; braces inside protect theirs. */
export function findParenEnd(text: string, from: number): FoundEnd {
  let depth = 0;
  let candidate = -1;
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === BRACE) depth++;
    else if (c === BRACE_END) depth--;
    else if (c === PAREN_END && depth <= 0) return { end: i, closed: true };
    else if (c === AT && isFirstInLine(text, i) && isEntryStart(text, i)) {
      candidate = i;
      break;
    }
  }
  return { end: candidate < 0 ? text.length : candidate, closed: false, reachedEnd: isNearEnd(text, i) };
}

export interface FoundKey {
  readonly end: number;
  /** Where the fields begin. */
  readonly next: number;
  readonly lacksComma: boolean;
}

/** The citation key that begins at `from`: up to the comma, the line's end or the entry's end. May be empty. */
export function findKey(text: string, from: number, close: number): FoundKey {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === COMMA || c === NEWLINE || c === 13 || c === close || c === BRACE_END) break;
    if (c === EQUALS) {
      const value = text.charCodeAt(skipSpace(text, i + 1));
      if (value === BRACE || value === QUOTE || !commaOnLine(text, i)) return keyBeforeField(text, from, i);
    }
  }
  const stop = text.charCodeAt(i);
  let end = i;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  if (stop === COMMA) return { end, next: i + 1, lacksComma: false };
  const next = skipSpace(text, i);
  if (text.charCodeAt(next) === COMMA) return { end, next: next + 1, lacksComma: false };
  return { end, next, lacksComma: end > from && fieldStartsAt(text, next) };
}

function commaOnLine(text: string, from: number): boolean {
  const comma = text.slice(from, from + 500).search(/[,\n})]/);
  return comma >= 0 && text[from + comma] === ',';
}

/** `@article{key title = {…}` lacks a comma, `@article{title = {…}` a key. */
function keyBeforeField(text: string, from: number, equals: number): FoundKey {
  const before = text.slice(from, equals).trimEnd();
  const space = before.search(/\s\S*$/);
  if (space < 0) return { end: from, next: from, lacksComma: false };
  const end = from + before.slice(0, space).trimEnd().length;
  return { end, next: from + space + 1, lacksComma: true };
}
