import type { WriteFormat } from '../../formats/write/writeRecords';
import type { PlacedEntry } from './bibliographyEntries';

/** UTF-16 offsets of text that goes. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What has to go so that a bibliography is without some of its entries: each with its line, one blank line and, in JSON, the
 * comma that parted it from its neighbour. Ranges come in the order of the text and do not overlap.
 * @param entries all of the file, in the order of its text
 */
export function removeEntries(
  text: string,
  format: WriteFormat,
  entries: readonly PlacedEntry[],
  isRemoved: (entry: PlacedEntry) => boolean,
): TextRange[] {
  if (format === 'csl-json') return removeElements(entries, isRemoved);
  return runsOf(text, entries.filter(isRemoved)).map(({ start, end }) => withLines(text, start, end));
}

/** Entries with nothing but blanks between them go as one: each alone would claim the blank line between. */
function runsOf(text: string, entries: readonly PlacedEntry[]): TextRange[] {
  const runs: TextRange[] = [];
  for (const { start, end } of entries) {
    const last = runs.at(-1);
    if (last && !/\S/.test(text.slice(last.end, start))) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

function withLines(text: string, start: number, end: number): TextRange {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const isAlone = !/\S/.test(text.slice(lineStart, start));
  const from = isAlone ? lineStart : start;
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end, end + 1000))?.[0];
  if (rest === undefined || !isAlone) return { start: from, end };
  if (!/\S/.test(text.slice(end))) return { start: endOfContent(text, from), end: end + rest.length };
  const followsBlank =
    from === 0 || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, from - 1000), from));
  const blank = followsBlank ? (/^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(end + rest.length))?.[0].length ?? 0) : 0;
  return { start: from, end: end + rest.length + blank };
}

/** Where the line begins that follows the last one with content before `offset`: at the end of a file no blank line is left. */
function endOfContent(text: string, offset: number): number {
  const before = text.slice(0, offset).trimEnd().length;
  return before + (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(before, offset))?.[0].length ?? 0);
}

/** A run of elements goes with the comma behind it, at the end of the list with the one before it. */
function removeElements(entries: readonly PlacedEntry[], isRemoved: (entry: PlacedEntry) => boolean): TextRange[] {
  const ranges: TextRange[] = [];
  for (let first = 0; first < entries.length; first++) {
    if (!isRemoved(entries[first]!)) continue;
    let last = first;
    while (last + 1 < entries.length && isRemoved(entries[last + 1]!)) last++;
    const next = entries[last + 1];
    const before = entries[first - 1];
    if (next) ranges.push({ start: entries[first]!.start, end: next.start });
    else ranges.push({ start: before?.end ?? entries[first]!.start, end: entries[last]!.end });
    first = last;
  }
  return ranges;
}
