/** One value of a JSON array, by its place in the text. */
export interface JsonElement {
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** How deep objects and arrays lie in one another. */
  readonly depth: number;
  /** Whether the text ends, or its brackets cease to fit, before the value does. */
  readonly isBroken: boolean;
  /** Whether a comma is missing before it. */
  readonly lacksComma: boolean;
}

/** What follows the elements: the closing bracket, the end of the text, or something that is no value. */
export interface JsonElements {
  readonly elements: readonly JsonElement[];
  readonly isClosed: boolean;
  /** Offset of a comma after the last element that nothing follows. */
  readonly extraComma: number | undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = /\s*/y;
const PLAIN = /[^"[\]{}]+/y;
/** How much may be read again after errors: characters, or lengths of the text where that is more. */
const MIN_BUDGET = 5_000_000;
const BUDGET_LENGTHS = 4;
/** Characters between two pauses. */
const TEXT_PER_STEP = 256 << 10;
/** A number, a word, or anything else that is not punctuation. */
const BARE = /[^\s,[\]{}"]+/y;

/**
 * The extents of the elements of the array whose opening bracket stands at `open`. Looks at brackets and strings only;
 * after an element that does not end, goes on where the next one seems to begin. Linear in the length of `text`: where errors
 * make it read too much again, it stops. Pauses every few milliseconds of work.
 */
export function* jsonElements(text: string, open: number): Generator<void, JsonElements> {
  const elements: JsonElement[] = [];
  const opening = firstOpening(text, open);
  let at = skipSpace(text, open + 1);
  let lacksComma = false;
  let extraComma: number | undefined;
  let budget = Math.max(MIN_BUDGET, text.length * BUDGET_LENGTHS);
  let pauseAt = at + TEXT_PER_STEP;
  while (at < text.length && text[at] !== ']') {
    if (at >= pauseAt) {
      pauseAt = at + TEXT_PER_STEP;
      yield;
    }
    if (text[at] === ',') {
      extraComma = at;
      at = skipSpace(text, at + 1);
      continue;
    }
    const { scanned, depth, isBroken } = elementAt(text, at);
    let end = scanned;
    if (isBroken) {
      budget -= scanned - at;
      opening.lastIndex = at + 1;
      end = (budget > 0 ? opening.exec(text)?.index : undefined) ?? text.length;
    }
    elements.push({ start: at, end, depth, isBroken, lacksComma });
    extraComma = undefined;
    const next = skipSpace(text, end);
    lacksComma = text[next] !== ',' && text[next] !== ']' && !isBroken;
    at = text[next] === ',' ? skipSpace(text, next + 1) : next;
    if (text[next] === ',') extraComma = next;
  }
  return { elements, isClosed: at < text.length, extraComma: at < text.length ? extraComma : undefined };
}

/** Offset of the first character at or after `at` that is not white space. */
export function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}

/** Offset after the string that begins at `start`; `undefined` where it does not end on its line. */
export function stringEnd(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i + 1;
    else if (code === 0x0a || code === 0x0d) return undefined;
  }
  return undefined;
}

/** Offset after the value that begins at `start`, or where its brackets cease to fit. */
export function elementEnd(text: string, start: number): number {
  return elementAt(text, start).scanned;
}

/** How every record of this file begins, `{"id"`, as a pattern to find the next one after an error. */
function firstOpening(text: string, open: number): RegExp {
  const first = /^\s*\{\s*"([\w-]{1,40})"\s*:/.exec(text.slice(open + 1, open + 400))?.[1] ?? 'id';
  return new RegExp(`\\{\\s*"${first}"\\s*:`, 'g');
}

/** How far the element at `start` reaches, or was read until its brackets ceased to fit. */
export function elementAt(text: string, start: number): { scanned: number; depth: number; isBroken: boolean } {
  const closers: string[] = [];
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) break;
      at = end;
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      depth = Math.max(depth, closers.length);
      at++;
    } else if (char === '}' || char === ']') {
      if (closers.pop() !== char) break;
      at++;
    } else {
      const skipped = closers.length ? PLAIN : BARE;
      skipped.lastIndex = at;
      const length = skipped.exec(text)?.[0].length ?? 0;
      if (length === 0) break;
      at += length;
    }
    if (!closers.length) return { scanned: at, depth, isBroken: false };
  }
  return { scanned: at, depth, isBroken: true };
}
