/** A key behind `@`, where it stands in its text. */
export interface PandocMark {
  /** Offset of the `@`. */
  readonly start: number;
  readonly keyStart: number;
  readonly end: number;
  readonly key: string;
}

const KEY =
  /@(?:([\p{L}\p{N}_*](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*)|(\{[^\s{}]*(?:\{[^\s{}]*\}[^\s{}]*)*\}))/uy;

/**
 * The citation key at the `@` that stands at `at`: letters, digits and `_`, with single marks inside, or anything but
 * blanks in balanced braces.
 * @see Pandoc User's Guide, "Citation syntax"
 */
export function pandocMark(text: string, at: number): PandocMark | undefined {
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  if (!found) return undefined;
  const key = found[1] ?? found[2]?.slice(1, -1) ?? '';
  return key ? { start: at, keyStart: at + 1, end: KEY.lastIndex, key } : undefined;
}

/** Whether a word, or a full stop, ends at `at`: an `@` behind it is part of an address. */
export function followsWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (before !== '.') return /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at));
  let dots = 1;
  while (text[at - 1 - dots] === '.') dots++;
  return dots % 3 !== 0;
}
