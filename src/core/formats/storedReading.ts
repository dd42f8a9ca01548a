import { identifiersOf, yearOf } from '../paper';
import { shortTextOf } from '../shortText';
import { plainTitle } from '../text/plainTitle';
import { comparedTitle, titleHash } from '../text/titleHash';
import type { ReadingProblem, SourceRecord } from './reading';
import type { LibraryFile } from './readLibrary';

/** Rises with each change of the form below. */
const FORM = 1;
/** Records that are printed or parsed between two pauses: about a millisecond's work. */
const RECORDS_PER_CHUNK = 64;
const LONGEST_HEAD = 64 << 20;
const NEWLINE = 10;

/** What the bytes begin with, on a line of its own; the chunks of records follow. */
interface Head {
  readonly form: number;
  readonly version: string;
  readonly format: string;
  readonly problems: readonly ReadingProblem[];
  readonly records: number;
  /** Bytes of each chunk. */
  readonly chunks: readonly number[];
}

/** Where the record and its key stand; a record without known key place has the line alone. */
type StoredRecord = readonly [
  item: SourceRecord['item'],
  identifiers: readonly string[],
  titleHash: number | null,
  shortText: string,
  line: number,
  ...key: number[],
];

function toStored({ item, line, key }: SourceRecord): StoredRecord {
  const { title, issued, author = [] } = item;
  const shortText = shortTextOf({ title: plainTitle(title ?? ''), authors: author, year: yearOf(issued) });
  const place = key ? [key.line, key.column, key.length] : [];
  return [item, identifiersOf(item), titleHash(comparedTitle(title)) ?? null, shortText, line, ...place];
}

/** JSON with escapes in place of all that is not ASCII: it takes a third less time to decode and parse. */
function asciiJson(value: unknown): string {
  const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[^\0-\u007f]/g, escape);
}

/**
 * A reading as bytes, so that the next start need not read the file again, in steps.
 * @param version of the readers; only the same version takes the bytes back
 */
export function* printReadingInSteps(
  { format, reading: { records, problems } }: Extract<LibraryFile, { format: string }>,
  version: string,
): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < records.length; at += RECORDS_PER_CHUNK, yield) {
    const stored = records.slice(at, at + RECORDS_PER_CHUNK).map(toStored);
    chunks.push(encoder.encode(asciiJson(stored)));
  }
  const lengths = chunks.map(({ length }) => length);
  const head: Head = { form: FORM, version, format, problems, records: records.length, chunks: lengths };
  const headBytes = encoder.encode(`${JSON.stringify(head)}\n`);
  const all = new Uint8Array(headBytes.length + lengths.reduce((sum, length) => sum + length, 0));
  yield;
  all.set(headBytes);
  let end = headBytes.length;
  for (const [at, chunk] of chunks.entries()) {
    if (at % RECORDS_PER_CHUNK === RECORDS_PER_CHUNK - 1) yield;
    all.set(chunk, end);
    end += chunk.length;
  }
  return all;
}

/** What {@link printReadingInSteps} has printed, in steps; `undefined` where the bytes are of another version or damaged. */
export function* parseReadingInSteps(bytes: Uint8Array, version: string): Generator<void, LibraryFile | undefined> {
  try {
    return yield* parse(bytes, version);
  } catch {
    return undefined;
  }
}

/** @throws where the bytes are damaged */
function* parse(bytes: Uint8Array, version: string): Generator<void, LibraryFile | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf(NEWLINE);
  const head = JSON.parse(decoder.decode(bytes.subarray(0, end))) as Head;
  if (end < 0 || head.form !== FORM || head.version !== version) return undefined;
  const records: SourceRecord[] = [];
  let at = end + 1;
  for (const length of head.chunks) {
    yield;
    const stored = JSON.parse(decoder.decode(bytes.subarray(at, at + length))) as readonly StoredRecord[];
    for (const record of stored) records.push(toRecord(record));
    at += length;
  }
  if (at !== bytes.length || records.length !== head.records) return undefined;
  return { format: head.format, reading: { records, problems: head.problems } };
}

function toRecord(stored: StoredRecord): SourceRecord {
  const [item, identifiers, hash, shortText, line, keyLine, column, length] = stored;
  const derived = { identifiers, titleHash: hash ?? undefined, shortText };
  if (keyLine === undefined || column === undefined || length === undefined) return { item, line, derived };
  return { item, line, key: { line: keyLine, column, length }, derived };
}
