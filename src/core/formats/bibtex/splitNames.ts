const TAB = 9;
const RETURN = 13;
const SPACE = 32;
const NO_BREAK_SPACE = 0xa0;
const BACKSLASH = 92;
const BRACE = 123;
const BRACE_END = 125;

const SPACE_CHAR = /\s/;

/** Splits a list of names at each `and` that stands between white space, outside of all braces and in any letter case. */
export function splitNames(source: string): string[] {
  const names: string[] = [];
  // a backslash hides the space behind it only where there are braces at all
  const hasGroups = source.includes('{');
  let from = 0;
  let depth = 0;
  let i = 0;
  while (i < source.length) {
    const c = source.charCodeAt(i);
    if (c > SPACE && c < BACKSLASH) {
      i++;
      continue;
    }
    const escaped = c === BACKSLASH && hasGroups;
    const start = escaped ? i + 1 : i;
    if (!isSpace(source, start)) {
      if (escaped) i++;
      else if (c === BRACE) depth++;
      else if (c === BRACE_END && depth > 0) depth--;
      i++;
      continue;
    }
    const word = skipSpace(source, start);
    i = word;
    if (!isAnd(source, word) || !isSpace(source, word + 3)) continue;
    i = skipSpace(source, word + 3);
    if (depth > 0 || escaped) continue;
    names.push(source.slice(from, start));
    from = i;
  }
  names.push(from ? source.slice(from) : source);
  return names;
}

function isAnd(text: string, at: number): boolean {
  const isLetter = (c: number, letter: number) => (c | 32) === letter;
  return (
    isLetter(text.charCodeAt(at), 97) &&
    isLetter(text.charCodeAt(at + 1), 110) &&
    isLetter(text.charCodeAt(at + 2), 100)
  );
}

function isSpace(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === SPACE || (c >= TAB && c <= RETURN) || (c >= NO_BREAK_SPACE && SPACE_CHAR.test(text[at]!));
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (isSpace(text, i)) i++;
  return i;
}
