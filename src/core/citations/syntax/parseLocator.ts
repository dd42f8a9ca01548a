import { labelOfTerm, LONGEST_TERM, locatorTerm, type LocatorLabel } from './locatorTerms';

/** A locator at the beginning of what follows a key. */
export interface FoundLocator {
  readonly label: LocatorLabel;
  readonly value: string;
  /** Offsets of label and value, braces included. */
  readonly start: number;
  readonly end: number;
}

const ROMAN = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** What a page number is made of. Pandoc keeps hyphens, en dashes and colons in it, no other punctuation. */
const UNIT = /(?:[^\s\p{P}]|[-–:])+/uy;
/** What is longer is no locator; suffixes may hold one another, and are not to be read again and again. */
const LONGEST = 400;
/** LaTeX's and Pandoc's ways to write a blank that does not break. */
const TIE = /~|\\ |\u00a0/g;

/**
 * The locator that a suffix begins with, as Pandoc finds it: an optional comma, then `{…}` or an English term and a
 * sequence of numbers, or numbers alone, which are pages.
 * @returns `undefined` where there is none; an empty `value` for `{}`, which says so
 * @see Pandoc User's Guide, "Citation syntax"; Pandoc's module Citeproc.Locator
 */
export function parseLocator(suffix: string): FoundLocator | undefined {
  const text = suffix.slice(0, LONGEST).replace(TIE, tie => ' '.repeat(tie.length));
  const start = /^,?\s*/.exec(text)?.[0].length ?? 0;
  return text[start] === '{' ? inBraces(text, start) : integrated(text, start);
}

function inBraces(text: string, start: number): FoundLocator | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] !== '}' || --depth > 0) continue;
    const inner = text.slice(start + 1, i);
    const from = start + 1 + (inner.length - inner.trimStart().length);
    const term = termAt(text, from, i, () => true);
    const value = text.slice(term?.end ?? from, i).trim();
    return { label: term?.label ?? 'page', value, start, end: i + 1 };
  }
  return undefined;
}

function integrated(text: string, start: number): FoundLocator | undefined {
  const term = termAt(text, start, text.length, isNumberLike);
  const isEnough = term ? isNumberLike : hasDigit;
  const from = term?.end ?? start;
  let end = wordEnd(text, from);
  if (end === from || !isEnough(text.slice(from, end))) return undefined;
  for (;;) {
    const gap = /^[,;]?\s*/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
    const next = wordEnd(text, end + gap);
    if (next === end + gap || !isEnough(text.slice(end, next))) break;
    end = next;
  }
  return { label: term?.label ?? 'page', value: text.slice(from, end).trim(), start, end };
}

/** The longest term at `start` that a word of the right kind follows; `end` is where that may begin. */
function termAt(
  text: string,
  start: number,
  limit: number,
  canFollow: (word: string) => boolean,
): { label: LocatorLabel; end: number } | undefined {
  for (let end = Math.min(start + LONGEST_TERM, limit); end > start; end--) {
    const label = labelOfTerm(text.slice(start, end));
    if (!label) continue;
    const isWhole = !/[\p{L}\p{M}]/u.test(text[end - 1] ?? '') || !/[\p{L}\p{M}]/u.test(text[end] ?? '');
    const blank = /^\s*/.exec(text.slice(end, limit))?.[0].length ?? 0;
    const number = wordEnd(text, end + blank);
    if (isWhole && canFollow(text.slice(end + blank, Math.min(number, limit)))) return { label, end };
  }
  return undefined;
}

/** The end of the run of numbers with what Pandoc allows in them: `1.2`, `34(1)(i)`, `[17]-[18]`. */
function wordEnd(text: string, start: number): number {
  let end = skipBlank(text, start);
  const first = end;
  for (;;) {
    const close = CLOSING[text[end] ?? ''];
    let next = sequenceEnd(text, close ? end + 1 : end);
    if (close) next = text[next] === close ? next + 1 : end;
    if (next <= end) return end === first ? start : end;
    end = next;
  }
}

function sequenceEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    UNIT.lastIndex = text[end] === '.' ? end + 1 : end;
    const found = end === start || text[end] === '.' ? UNIT.exec(text) : null;
    if (!found) return end;
    end = UNIT.lastIndex;
  }
}

function skipBlank(text: string, start: number): number {
  return start + (text[start] === ' ' ? 1 : 0);
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

function isNumberLike(word: string): boolean {
  return hasDigit(word) || (word.match(/[^\s\p{P}]+/gu) ?? []).some(part => ROMAN.test(part));
}

/** A locator as it is written in English: `p. 5`, `pp. 33-35`, `sec. 2`. */
export function writeLocator(label: LocatorLabel, value: string): string {
  const isPlural = /[\p{L}\p{N}]\s*(?:[-–,&]|\band\b)\s*[\p{L}\p{N}(]/u.test(value);
  return `${locatorTerm(label, isPlural)} ${value}`;
}
