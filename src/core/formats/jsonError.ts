import { skipSpace, stringEnd } from './jsonElements';

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const BAD_ESCAPE = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})./;

/** Where a JSON value is wrong, and what is. */
export interface JsonError {
  readonly offset: number;
  /** A sentence without its place. */
  readonly message: string;
}

/**
 * The first syntax error of the value that begins at `start` and is given up at `end`. Engines word and place theirs
 * each in its own way.
 */
export function jsonError(text: string, start: number, end: number): JsonError {
  const closers: string[] = [];
  let at = skipSpace(text, start);
  /** What may come next: a value, a value or the end of an array, a key, a key or the end of an object, or a separator. */
  let expected: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'separator' = 'value';
  for (;;) {
    const char = text[at];
    if (char === undefined) return { offset: start, message: 'The file ends in the middle of this record.' };
    if (at >= end) return { offset: start, message: 'A bracket of this record is not closed.' };
    if (expected === 'separator') {
      const closer = closers.at(-1);
      if (char === closer) closers.pop();
      else if (char !== ',')
        return { offset: at, message: `A comma or "${closer}" is missing before ${shown(text, at)}.` };
      else expected = closer === '}' ? 'key' : 'value';
      at++;
    } else if (char === closers.at(-1) && expected.endsWith('OrEnd')) {
      closers.pop();
      expected = 'separator';
      at++;
    } else if (char === closers.at(-1)) {
      return { offset: at, message: `A comma stands before "${char}" with nothing after it.` };
    } else if (expected.startsWith('key')) {
      const keyEnd = char === '"' ? stringEnd(text, at) : undefined;
      if (keyEnd === undefined)
        return { offset: at, message: `A field name in double quotes is missing at ${shown(text, at)}.` };
      const keyStart = at;
      at = skipSpace(text, keyEnd);
      if (text[at] !== ':')
        return { offset: at, message: `A colon is missing after the field name ${shown(text, keyStart, keyEnd)}.` };
      at++;
      expected = 'value';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      expected = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
      at++;
    } else if (char === '"') {
      const textEnd = stringEnd(text, at);
      if (textEnd === undefined) return { offset: at, message: `The text ${shown(text, at)} has no closing quote.` };
      const escape = BAD_ESCAPE.exec(text.slice(at, textEnd));
      if (escape) return { offset: at + escape.index, message: `"${escape[0]}" is not a valid escape.` };
      at = textEnd;
      expected = 'separator';
    } else {
      SCALAR.lastIndex = at;
      const length = SCALAR.exec(text)?.[0].length;
      if (!length) return { offset: at, message: `A value is missing or not valid at ${shown(text, at)}.` };
      at += length;
      expected = 'separator';
    }
    if (!closers.length) return { offset: start, message: 'This record is not valid JSON.' };
    at = skipSpace(text, at);
  }
}

/** The text at an offset, short enough for a message. */
function shown(text: string, at: number, end = at + 24): string {
  const line = text.slice(at, end).split(/[\r\n]/)[0] ?? '';
  return `“${line.length > 20 ? `${line.slice(0, 20)}…` : line}”`;
}
