import { TextParts } from '../../text/textParts';
import type { Reading, ReadingProblem, SourceRecord } from '../reading';
import type { BibEntry, BibTrouble } from './bibNode';
import { changedPart } from './changedPart';
import { isRecordType } from './entryTypes';
import { StringTable } from './expandStrings';
import { LineIndex } from './lineIndex';
import { EntryReader, type KeySet } from './readEntries';
import { BibtexScanner } from './scanBibtex';
import type { BibWindow } from './scanParts';

/** What is remembered of a text, so that only the changed entries of its next version have to be read. */
export interface BibMemory {
  readonly text: TextParts;
  /** Where each record begins. */
  readonly starts: readonly number[];
  readonly strings: StringTable;
  readonly keys: KeySet;
  /** Keys that stand for several entries, and keys that others inherit from: a change of these reaches further. */
  readonly farReaching: ReadonlySet<string>;
}

/** Turns offsets of the whole text into lines and columns. */
export interface Places {
  positionAt(offset: number): { line: number; column: number };
}

/** Slips that end where they stand; behind any other the scanner looks for the next entry far and wide. */
const LOCAL_ERRORS = new Set(['missing-key', 'missing-comma', 'unquoted-value']);

/** What to remember of a text that has been read; `undefined` where a change of one entry could reach others. */
export function memoryOf(reader: EntryReader): BibMemory | undefined {
  if (reader.hasGroups || !reader.definesStringsFirst || !isSettled(reader.troubles)) return undefined;
  const { text, starts, keys } = reader;
  // a table of its own, so that the reader is not kept with it
  const strings = new StringTable(() => {}, reader.strings);
  return { text, starts, strings, keys, farReaching: new Set([...reader.doubleKeys, ...reader.parentKeys]) };
}

function isSettled(troubles: readonly BibTrouble[]): boolean {
  return troubles.every(({ severity, code }) =>
    severity === 'error' ? LOCAL_ERRORS.has(code) : code !== 'unclosed-entry',
  );
}

/** Where in the file the entries stand that are to be read again. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** How far around an entry a scanner may look. */
const AROUND = 8 << 10;

/** Records moved or kept between two pauses. */
const RECORDS_PER_STEP = 20_000;

/**
 * Reads only the entries around a change.
 * @param toProblem turns trouble into a problem with its place
 * @returns the same as a reading of the whole text, in which the other records keep their items; `undefined` where the
 *   change is such that the whole text must be read
 */
export function* rereadBibtex(
  text: TextParts,
  before: Reading,
  toProblem: (trouble: BibTrouble, places: Places) => ReadingProblem,
): Generator<void, Reading | undefined> {
  const memory = before.memory as BibMemory | undefined;
  if (!memory) return undefined;
  const { starts } = memory;
  const changed = yield* changedPart(memory.text, text);
  const delta = text.length - memory.text.length;

  const first = Math.max(0, countBelow(starts, changed.start) - 2);
  const from = starts[first];
  if (from === undefined || from >= changed.start) return undefined;
  let next = countBelow(starts, changed.endBefore);
  // what stands before an entry on its line can make it a comment
  while (next < starts.length && memory.text.lineStart(starts[next]!) <= changed.endBefore) next++;
  const endBefore = starts[next];
  const end = endBefore === undefined ? undefined : endBefore + delta;
  // the entry behind them is read too, to its end
  const behind = starts[next + 1] ?? memory.text.length;

  const old = plainEntries(stretchOf(memory.text, from, behind), endBefore);
  const stretch = stretchOf(text, from, behind + delta);
  const now = plainEntries(stretch, end);
  if (!old || !now) return undefined;
  const keys = keysAfter(memory, old, now);
  if (!keys) return undefined;

  const line = before.records[first]!.line;
  const start: Place = { line, column: from - text.lineStart(from) };
  const lines = new LineIndex(stretch.text, { offset: stretch.from, ...start });
  const places: Places = { positionAt: offset => lines.positionAt(offset - stretch.offset) };
  const reader = new EntryReader(new TextParts([]), { ...stretch, lines }, memory.strings);
  for (const entry of now) reader.take(entry);
  const moved = end === undefined ? 0 : places.positionAt(end).line - before.records[next]!.line;
  const stop: Place | undefined =
    endBefore === undefined
      ? undefined
      : { line: before.records[next]!.line, column: endBefore - memory.text.lineStart(endBefore) };

  const records = before.records.slice(0, first).concat(reader.records);
  for (let at = next; at < before.records.length; at++) {
    if ((at - next) % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    const record = before.records[at]!;
    records.push(moved ? movedRecord(record, moved) : record);
  }
  const troubles = [...reader.troubles].sort((a, b) => a.start - b.start);
  const problems = [
    ...before.problems.filter(problem => isBefore(problem, start)),
    ...troubles.map(trouble => toProblem(trouble, places)),
    ...before.problems
      .filter(problem => stop && !isBefore(problem, stop))
      .map(problem => (moved ? movedProblem(problem, moved) : problem)),
  ];
  const newStarts = starts.slice(0, first).concat(reader.starts);
  for (let at = next; at < starts.length; at++) newStarts.push(starts[at]! + delta);
  return { records, problems, memory: { ...memory, text, starts: newStarts, keys } satisfies BibMemory };
}

/** How many of ascending numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stretch of a text as one string. */
type Stretch = Omit<BibWindow, 'lines'>;

/** The text between two offsets, with what stands around it as far as a scanner looks. */
function stretchOf(text: TextParts, from: number, end: number): Stretch {
  const offset = Math.max(0, from - AROUND);
  return { text: text.slice(offset, end + AROUND), offset, from: from - offset };
}

/**
 * The entries of a stretch up to an offset of the whole text; `undefined` where something else stands there, or one that
 * is damaged or inherits.
 */
function plainEntries({ text, offset, from }: Stretch, stop: number | undefined): readonly BibEntry[] | undefined {
  const end = stop === undefined ? undefined : stop - offset;
  const scanner = new BibtexScanner(text, from);
  const entries: BibEntry[] = [];
  for (;;) {
    const node = scanner.next();
    if (scanner.troubles.length && (!node || end === undefined || node.start < end)) return undefined;
    if (!node) return end === undefined ? entries : undefined;
    if (end !== undefined && node.start >= end) return node.start === end ? entries : undefined;
    if (node.kind !== 'entry' || !isRecordType(node.type)) return undefined;
    if (node.fields.some(({ name }) => name === 'crossref' || name === 'xdata')) return undefined;
    entries.push(node);
  }
}

/** The keys of the file after the change; `undefined` where the change reaches other entries by a key. */
function keysAfter(
  { keys, farReaching }: BibMemory,
  old: readonly BibEntry[],
  now: readonly BibEntry[],
): KeySet | undefined {
  if ([...old, ...now].some(({ key }) => farReaching.has(key))) return undefined;
  if (old.length === now.length && old.every(({ key }, i) => key === now[i]!.key)) return keys;
  const all = new Set(keys.keys());
  for (const { key } of old) all.delete(key);
  for (const { key } of now) {
    if (all.has(key)) return undefined;
    if (key) all.add(key);
  }
  return all;
}

function movedRecord(record: SourceRecord, lines: number): SourceRecord {
  const { item, line, key } = record;
  return key ? { item, line: line + lines, key: { ...key, line: key.line + lines } } : { item, line: line + lines };
}

function movedProblem(problem: ReadingProblem, lines: number): ReadingProblem {
  const { line, endLine } = problem;
  return { ...problem, line: line + lines, ...(endLine !== undefined && { endLine: endLine + lines }) };
}

function isBefore({ line, column }: Place, place: Place): boolean {
  return line < place.line || (line === place.line && column < place.column);
}
