import { containerOf, continuation, fitToLine } from './fitToLine';

/** Where text goes: a selection in one line, or a caret where `start` equals `end`. */
export interface TextPlace {
  /** The whole line, without its line break. */
  readonly line: string;
  /** UTF-16 columns of the selection that the text replaces. */
  readonly start: number;
  readonly end: number;
  /** The lines around it; `undefined` at the ends of the document or where the caller does not know. */
  readonly previousLine?: string;
  readonly nextLine?: string;
}

/** `inline` text continues the sentence; a `block` stands on lines of its own. */
export type TextKind = 'inline' | 'block';

/**
 * What to insert so that `text` reads well at its place: with the blanks that an inline citation needs, or with the line
 * breaks, indentation and quote marks that a block needs. Line breaks are `\n`.
 */
export function placeText(place: TextPlace, text: string, kind: TextKind): string {
  if (!text) return '';
  return kind === 'inline' ? placeInline(place, text) : placeBlock(place, text);
}

const SCRIPT_WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，；：？！（）「」『』]$/u;
/** Openers, dashes and ties; quotes and emphasis marks open where nothing stands before them. */
const OPENER = /[([{“‘«„–—/~-]$|(?:^|[\s([{])["'*_]+$/;

function placeInline({ line, start, end }: TextPlace, text: string): string {
  const before = line.slice(0, start);
  const after = line.slice(end);
  const isMark = text.startsWith('[^');
  const needsBefore = /\S$/.test(before) && !isMark && !OPENER.test(before) && !SCRIPT_WITHOUT_BLANKS.test(before);
  const needsAfter =
    /^[\p{L}\p{N}([{“‘«„$\\@`]/u.test(after) && !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after);
  return (needsBefore ? ' ' : '') + fitToLine(text, before) + (needsAfter ? ' ' : '');
}

function placeBlock({ line, start, end, previousLine, nextLine }: TextPlace, text: string): string {
  const before = line.slice(0, start);
  const after = line.slice(end);
  const container = containerOf(before);
  const next = continuation(container);
  const gap = `\n${next.trimEnd()}\n${next}`;
  const isAtStart = before.trimEnd() === container.trimEnd();
  const isUnderText = isAtStart && !/\S/.test(container) && Boolean(previousLine?.trim());

  const head = isAtStart ? (isUnderText ? `\n${container}` : '') : gap;
  const body = isAtStart ? fitToLine(text, before) : text.split('\n').join(`\n${next}`);
  const tail = after.trim() ? gap : nextLine?.trim() && !isSameList(text, nextLine) ? `\n${next.trimEnd()}` : '';
  return head + trimLines(body) + tail;
}

function isSameList(text: string, nextLine: string): boolean {
  return text.startsWith('- ') && /^\s*(?:[-*+]|\d+[.)])\s/.test(nextLine);
}

/** Blank lines of a quote or list end in no blank. */
function trimLines(text: string): string {
  return text.replace(/[ \t]+(?=\n)/g, '');
}
