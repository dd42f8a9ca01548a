import type { BibField } from './bibNode';
import * as at from './scanChars';

/**
 * How many lines that look like entries a value may hold before it counts as unclosed. An annotation may quote an
 * entry; an unclosed value has all that follow it.
 */
const QUOTED_ENTRIES = 3;

const IN_BRACES = /[{}@]/g;
const IN_QUOTES = /[{}@"]/g;

/** The next character that a value may end at; a regular expression finds it faster than a loop does. */
function find(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

/** The brace that closes the value whose content begins at `from`, where no other brace and no `@` stands in it; else -1. */
export function findPlainBraceEnd(text: string, from: number): number {
  const end = find(IN_BRACES, text, from);
  const isPlain = text.charCodeAt(end) === at.BRACE_END && text.charCodeAt(end - 1) !== at.BACKSLASH;
  return isPlain ? end : -1;
}

/** The brace that closes the group whose content begins at `from`. */
export function findBraceEnd(text: string, from: number): at.FoundEnd {
  let depth = 1;
  let candidate = -1;
  let candidates = 0;
  let i = find(IN_BRACES, text, from);
  for (; i < text.length; i = find(IN_BRACES, text, i + 1)) {
    const c = text.charCodeAt(i);
    if (c === at.BRACE) depth++;
    else if (c === at.BRACE_END) {
      // BibTeX counts braces whatever stands before them, yet people escape one that has no partner.
      if (depth === 1 && text.charCodeAt(i - 1) === at.BACKSLASH && !isAfterValue(text, i + 1)) continue;
      if (--depth > 0) continue;
      if (candidate < 0 || isAfterValue(text, i + 1)) return { end: i, closed: true };
      break;
    } else if (c === at.AT && at.isFirstInLine(text, i) && at.isEntryStart(text, i)) {
      if (candidate < 0) candidate = i;
      if (++candidates > QUOTED_ENTRIES) break;
    }
  }
  return { end: candidate < 0 ? text.length : candidate, closed: false, reachedEnd: at.isNearEnd(text, i) };
}

/** The quote that closes the value whose content begins at `from`. Quotes in braces are text. */
export function findQuoteEnd(text: string, from: number): at.FoundEnd {
  let depth = 0;
  let candidate = -1;
  let candidates = 0;
  let i = find(IN_QUOTES, text, from);
  for (; i < text.length; i = find(IN_QUOTES, text, i + 1)) {
    const c = text.charCodeAt(i);
    if (c === at.BRACE) depth++;
    else if (c === at.BRACE_END) {
      if (depth > 0) depth--;
      else if (endsEntry(text, i + 1)) return { end: i, closed: false };
    } else if (c === at.QUOTE && depth === 0) {
      if (isAfterValue(text, i + 1)) return { end: i, closed: true };
      const opened = openedField(text, i);
      if (opened !== undefined && opened > from) return { end: opened, closed: false };
    } else if (c === at.AT && at.isFirstInLine(text, i) && at.isEntryStart(text, i)) {
      if (candidate < 0) candidate = i;
      if (++candidates > QUOTED_ENTRIES) break;
    }
  }
  return { end: candidate < 0 ? text.length : candidate, closed: false, reachedEnd: at.isNearEnd(text, i) };
}

/** Whether what follows can follow a value: a delimiter, the end, or, where a comma is missing, the next field. */
function isAfterValue(text: string, from: number): boolean {
  const i = at.skipSpace(text, from);
  const c = text.charCodeAt(i);
  if (Number.isNaN(c) || c === at.COMMA || c === at.BRACE_END || c === at.PAREN_END || c === at.HASH) return true;
  return (c === at.AT && at.isEntryStart(text, i)) || c === at.PERCENT || at.fieldStartsAt(text, i);
}

function endsEntry(text: string, from: number): boolean {
  const i = at.skipSpace(text, from);
  return i >= text.length || text.charCodeAt(i) === at.AT;
}

/** Where a value ended that runs into the opening quote at `quote` of the next field: `…,⏎ name = "`. */
function openedField(text: string, quote: number): number | undefined {
  const least = Math.max(0, quote - 200);
  const found = /,?[^\S\n]*\r?\n\s*[^\s=,{}"#()%@]+\s*=\s*$/.exec(text.slice(least, quote));
  return found ? least + found.index : undefined;
}

const FIELD_LINE = /,[^\S\n]*\r?\n[^\S\n]*(?=[^\s=,{}"#()%@\\]{1,60}[^\S\n]{0,40}=[^\S\n]{0,40}[{"\w])/g;

/** The first line inside a value that looks like the entry's next field, for a value that was closed too late. */
export function nextFieldLine(text: string, field: BibField): { valueEnd: number; next: number } | undefined {
  const part = field.parts.length === 1 ? field.parts[0]! : undefined;
  if (!part || part.kind === 'macro' || part.kind === 'number') return undefined;
  FIELD_LINE.lastIndex = 0;
  const found = FIELD_LINE.exec(text.slice(part.start, part.end));
  if (!found) return undefined;
  const valueEnd = part.start + found.index;
  return { valueEnd, next: valueEnd + found[0].length };
}
