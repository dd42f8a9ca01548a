import { type LineEdit, smallestEdit } from './lineEdit';
import { keyOfPandoc, pandocKey } from './pandocKey';
import { type IsKnownKey, isUnfinished } from './typedKey';

/** An `@` that may begin a citation, with what follows as its key: complete, unfinished or nothing. */
const MARK =
  /(?<![\p{L}\p{N}_@])@(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}?|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)?/gu;
/** Stands for one code unit of an escape or a code span. */
const HIDDEN = '\uFFFC';

interface Mark {
  /** Offset of the `@`. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** `line` with escapes, code spans and math hidden, offset by offset. */
function hideLiterals(line: string): string {
  const literal = /\\[^]|(`+)(?!`)[^]*?(?<!`)\1(?!`)|(?<!\$)\$(?![\s$])[^$]*?[^\s$]\$(?![\d$])/g;
  return line.replace(literal, found => (/^\\\s/.test(found) ? found : HIDDEN.repeat(found.length)));
}

function marksIn(text: string, offset: number): Mark[] {
  return [...text.matchAll(MARK)].map(found => ({
    start: offset + found.index,
    end: offset + found.index + found[0].length,
    key: keyOfPandoc(found[1] ?? ''),
  }));
}

interface Bracket {
  /** Offset after `[`. */
  readonly start: number;
  /** Offset of `]`, or where it belongs. */
  readonly end: number;
  readonly closed: boolean;
}

/** The brackets around the caret that may be citations, innermost first. */
function bracketsAround(hidden: string, caret: number): Bracket[] {
  const open: number[] = [];
  const around: Bracket[] = [];
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i] === '[') open.push(i);
    if (hidden[i] !== ']') continue;
    const start = open.pop();
    if (start === undefined || caret <= start || caret > i) continue;
    const isImage = hidden[start - 1] === '!';
    const isLinkOrSpan = hidden[i + 1] === '(' || hidden[i + 1] === '{';
    if (!isImage && !isLinkOrSpan) around.push({ start: start + 1, end: i, closed: true });
  }
  const unclosed = open.findLast(start => start < caret);
  if (unclosed === undefined || around.length) return around;
  const end = unfinishedEnd(hidden, unclosed + 1, caret);
  return end === undefined ? [] : [{ start: unclosed + 1, end, closed: false }];
}

/** Where `[` without `]` ends as a citation: behind the key at the caret; `undefined` where other text stands there. */
function unfinishedEnd(hidden: string, start: number, caret: number): number | undefined {
  const mark = marksIn(hidden.slice(start), start).find(found => found.start < caret && caret <= found.end);
  if (!mark) return undefined;
  const items = hidden.slice(start, mark.start).split(';');
  const prefix = items.pop() ?? '';
  return !/[.!?]\s/.test(prefix) && items.every(item => item.includes('@')) ? mark.end : undefined;
}

function splitItems(hidden: string, bracket: Bracket): { start: number; end: number }[] {
  const items: { start: number; end: number }[] = [];
  let start = bracket.start;
  for (const part of hidden.slice(bracket.start, bracket.end).split(';')) {
    items.push({ start, end: start + part.length });
    start += part.length + 1;
  }
  return items;
}

/**
 * Joins keys to the bracketed citation around the caret: `[see @a|, p. 3; @c]` becomes `[see @a, p. 3; @b; @c]`. What is
 * typed of a key at the caret is completed instead (`[@ki|` becomes `[@kim]`). Keys that stand there already are left out.
 * @param caret UTF-16 column
 * @returns `undefined` where the caret stands in no bracketed citation
 */
export function joinBracket(
  line: string,
  caret: number,
  keys: readonly string[],
  isKnown?: IsKnownKey,
): LineEdit | undefined {
  const hidden = hideLiterals(line);
  for (const bracket of bracketsAround(hidden, caret)) {
    const marks = marksIn(hidden.slice(bracket.start, bracket.end), bracket.start);
    if (marks.length) return joinItems(line, hidden, bracket, marks, caret, keys, isKnown);
  }
  return undefined;
}

function joinItems(
  line: string,
  hidden: string,
  bracket: Bracket,
  marks: readonly Mark[],
  caret: number,
  keys: readonly string[],
  isKnown: IsKnownKey | undefined,
): LineEdit {
  const typed = marks.find(mark => mark.start < caret && caret <= mark.end);
  const unfinished = typed && isUnfinished(typed.key, keys, isKnown) ? typed : undefined;
  const present = new Set(marks.filter(mark => mark !== unfinished).map(mark => mark.key));
  const added = [...new Set(keys)].map(key => keyOfPandoc(pandocKey(key))).filter(key => !present.has(key));
  if (!added.length && !unfinished && bracket.closed) return { start: caret, end: caret, text: '' };

  const written = added.map(key => `@${pandocKey(key)}`).join('; ');
  const items = splitItems(hidden, bracket);
  const at = items.findIndex(item => caret <= item.end);
  const texts = items.map((item, i) => {
    const text = line.slice(item.start, item.end);
    if (i !== at) return text;
    if (unfinished) return completeItem(line, item, unfinished, written || `@${pandocKey(keys[0] ?? '')}`, !written);
    return addToItem(
      text,
      text.slice(0, caret - item.start),
      marks.some(mark => mark.start >= item.start && mark.end <= item.end),
      written,
      i > 0,
    );
  });
  const kept = texts.filter(text => text !== undefined).join(';');
  const inside = texts[0] === undefined ? kept.trimStart() : kept;
  return smallestEdit(line, bracket.start, bracket.end, bracket.closed ? inside : `${inside}]`);
}

/** `undefined` where the item held nothing but the key that is `present` already. */
function completeItem(
  line: string,
  item: { start: number; end: number },
  mark: Mark,
  written: string,
  present: boolean,
) {
  const [before, after] = [line.slice(item.start, mark.start), line.slice(mark.end, item.end)];
  return present && /^\s*-?\s*$/.test(before + after) ? undefined : before + written + after;
}

function addToItem(item: string, beforeCaret: string, hasKey: boolean, written: string, follows: boolean): string {
  const gap = follows ? ' ' : '';
  if (!written) return item;
  if (!hasKey) {
    const prefix = item.trim();
    return gap + (prefix ? `${prefix} ` : '') + written;
  }
  if (!beforeCaret.trim()) return `${gap}${written}; ${item.trimStart()}`;
  return `${item.trimEnd()}; ${written}${item.slice(item.trimEnd().length)}`;
}

/**
 * Completes an in-text citation that is typed at the caret, outside brackets: `as @ki| shows` becomes `as @kim shows`.
 * @param caret UTF-16 column
 * @returns `undefined` where none is typed there or it is complete
 */
export function joinInText(
  line: string,
  caret: number,
  keys: readonly string[],
  isKnown?: IsKnownKey,
): LineEdit | undefined {
  const typed = marksIn(hideLiterals(line), 0).find(mark => mark.start < caret && caret <= mark.end);
  if (!typed || !isUnfinished(typed.key, keys, isKnown)) return undefined;
  if (!/^$|[\s([{"'“‘«—–\-*_>|;,:]/.test(line.charAt(typed.start - 1))) return undefined;
  const text = [...new Set(keys)].map(key => `@${pandocKey(key)}`).join('; ');
  return smallestEdit(line, typed.start, typed.end, text);
}
