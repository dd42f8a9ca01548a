import type { Reading, ReadingProblem, SourceRecord } from '../reading';
import type { BibEntry, BibTrouble } from './bibNode';
import { changedPart } from './changedPart';
import { isRecordType } from './entryTypes';
import { StringTable } from './expandStrings';
import { LineIndex } from './lineIndex';
import { EntryReader } from './readEntries';
import { BibtexScanner } from './scanBibtex';

/** What is remembered of a text, so that only the changed entries of its next version have to be read. */
export interface BibMemory {
  readonly text: string;
  /** Where each record begins. */
  readonly starts: readonly number[];
  readonly strings: StringTable;
  readonly keys: ReadonlySet<string>;
  /** Keys that stand for several entries, and keys that others inherit from: a change of these reaches further. */
  readonly farReaching: ReadonlySet<string>;
}

/** Slips that end where they stand; behind any other the scanner looks for the next entry far and wide. */
const LOCAL_ERRORS = new Set(['missing-key', 'missing-comma', 'unquoted-value']);

/** What to remember of a text that has been read; `undefined` where a change of one entry could reach others. */
export function memoryOf(text: string, reader: EntryReader): BibMemory | undefined {
  if (reader.hasGroups || !reader.definesStringsFirst || !isSettled(reader.troubles)) return undefined;
  const { starts, keys } = reader;
  // a table of its own, so that the reader is not kept with it
  const strings = new StringTable('', () => {}, reader.strings);
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

/** Records moved or kept between two pauses. */
const RECORDS_PER_STEP = 20_000;

/**
 * Reads only the entries around a change.
 * @param toProblem turns trouble into a problem with its place
 * @returns the same as a reading of the whole text, in which the other records keep their items; `undefined` where the
 *   change is such that the whole text must be read
 */
export function* rereadBibtex(
  text: string,
  before: Reading,
  toProblem: (trouble: BibTrouble, lines: LineIndex) => ReadingProblem,
): Generator<void, Reading | undefined> {
  const memory = before.memory as BibMemory | undefined;
  if (!memory) return undefined;
  const { starts } = memory;
  const changed = changedPart(memory.text, text);
  const delta = text.length - memory.text.length;
  yield;

  const first = Math.max(0, countBelow(starts, changed.start) - 2);
  const from = starts[first];
  if (from === undefined || from >= changed.start) return undefined;
  let next = countBelow(starts, changed.endBefore);
  // what stands before an entry on its line can make it a comment
  while (next < starts.length && lineStart(memory.text, starts[next]!) <= changed.endBefore) next++;
  const endBefore = starts[next];
  const end = endBefore === undefined ? undefined : endBefore + delta;

  const old = plainEntries(memory.text, from, endBefore);
  const now = plainEntries(text, from, end);
  if (!old || !now) return undefined;
  const keys = keysAfter(memory, old, now);
  if (!keys) return undefined;

  const line = before.records[first]!.line;
  const lines = new LineIndex(text, { offset: lineStart(text, from), line });
  const reader = new EntryReader(text, lines, memory.strings);
  for (const entry of now) reader.take(entry);
  const moved = end === undefined ? 0 : lines.positionAt(end).line - before.records[next]!.line;
  const start: Place = { line, column: from - lineStart(text, from) };
  const stop: Place | undefined =
    endBefore === undefined
      ? undefined
      : { line: before.records[next]!.line, column: endBefore - lineStart(memory.text, endBefore) };

  const records = before.records.slice(0, first).concat(reader.records);
  for (let at = next; at < before.records.length; at++) {
    if ((at - next) % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    const record = before.records[at]!;
    records.push(moved ? movedRecord(record, moved) : record);
  }
  const troubles = [...reader.troubles].sort((a, b) => a.start - b.start);
  const problems = [
    ...before.problems.filter(problem => isBefore(problem, start)),
    ...troubles.map(trouble => toProblem(trouble, lines)),
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

function lineStart(text: string, offset: number): number {
  return offset ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
}

/** The entries between two offsets; `undefined` where something else stands there, or one that is damaged or inherits. */
function plainEntries(text: string, from: number, end: number | undefined): readonly BibEntry[] | undefined {
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
): ReadonlySet<string> | undefined {
  if ([...old, ...now].some(({ key }) => farReaching.has(key))) return undefined;
  if (old.length === now.length && old.every(({ key }, i) => key === now[i]!.key)) return keys;
  const all = new Set(keys);
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
