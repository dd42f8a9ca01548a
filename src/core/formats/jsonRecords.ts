import type { CslItem } from '../csl';
import type { TextParts } from '../text/textParts';
import { jsonElements, skipSpace, stringEnd, type JsonElement } from './jsonElements';
import { jsonError } from './jsonError';
import { eachIntactElement } from './jsonParts';
import type { Reading, ReadingProblem, SourceRecord } from './reading';
import { isFields, type Fields } from '../text/fields';

/** Deeper than any bibliographic record; what is deeper could exhaust the stack of a later reader. */
const MAX_DEPTH = 60;
/** More help nobody; values that are no records at all are passed over after that. */
const MAX_PROBLEMS = 1000;
/** A few milliseconds' work. */
const RECORDS_PER_STEP = 64;

/** Where a format of JSON has its records, and what they say. */
export interface JsonShape {
  /** As messages show it: `CSL-JSON items`. */
  readonly records: string;
  /** Offset of the bracket that opens the list in the object that opens at `start`; `undefined` where it has none. */
  listIn(text: string, start: number): number | undefined;
  /** A record in CSL-JSON; `undefined` for a value that stands there rightly and is no paper. */
  toItem(fields: Fields): Partial<CslItem> | undefined;
}

/**
 * The records of a list, or of a list in an object; every one is parsed by itself, so that a syntax error costs one record.
 * Pauses every few milliseconds of work. Never throws.
 */
export function* readJsonRecords(text: string, shape: JsonShape): Generator<void, Reading> {
  const lineOf = lineCounter(text);
  const records: SourceRecord[] = [];
  const problems: ReadingProblem[] = [];
  const report = (offset: number, message: string) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ ...lineOf(offset), message });
  };
  const start = startOf(text);
  const open = openOfList(text, shape);
  if (open === undefined && text[start] !== '{') {
    if (start < text.length) report(start, `A list of ${shape.records} is expected here.`);
    return { records, problems };
  }
  // An object without a list is read as if it were the one element of a list.
  const { elements, isClosed, extraComma } =
    open === undefined
      ? { ...(yield* jsonElements(text, start - 1)), isClosed: true }
      : yield* jsonElements(text, open);
  const wanted = open === undefined ? elements.slice(0, 1) : elements;
  for (const [i, element] of wanted.entries()) {
    if (i % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    if (problems.length >= MAX_PROBLEMS && text[element.start] !== '{') continue;
    if (element.lacksComma) report(element.start, `A comma is missing before record ${i + 1}.`);
    const result = readElement(text, element, i + 1, shape);
    if (!result) continue;
    if ('item' in result) {
      records.push({ item: result.item, line: lineOf(element.start).line });
    } else {
      report(result.offset, result.message);
    }
  }
  if (extraComma !== undefined && open !== undefined) report(extraComma, 'A comma stands after the last record.');
  if (!isClosed && !elements.at(-1)?.isBroken)
    report(text.length, 'The file ends before the list of records is closed.');
  return { records, problems };
}

/**
 * The same of a text in parts, which are not joined while all is well; where something is damaged, or the list begins
 * behind the first part, it is read as a whole from its beginning.
 */
export function* readJsonParts(parts: TextParts, shape: JsonShape): Generator<void, Reading> {
  const intact = parts.parts.length > 1 ? yield* readIntact(parts, shape) : undefined;
  if (intact) return intact;
  const text = parts.parts.join('');
  yield;
  return yield* readJsonRecords(text, shape);
}

function* readIntact(parts: TextParts, shape: JsonShape): Generator<void, Reading | undefined> {
  const open = openOfList(parts.parts[0] ?? '', shape);
  if (open === undefined) return undefined;
  const records: SourceRecord[] = [];
  const problems: ReadingProblem[] = [];
  let number = 0;
  const isIntact = yield* eachIntactElement(parts, open, (text, element, place) => {
    const result = readElement(text, element, ++number, shape);
    if (!result) return true;
    if ('item' in result) records.push({ item: result.item, line: place.line });
    // of more problems than are told, and of a slip within a record, the place is found in the whole text
    else if (result.offset !== element.start || problems.length >= MAX_PROBLEMS) return false;
    else problems.push({ ...place, message: result.message });
    return true;
  });
  return isIntact ? { records, problems } : undefined;
}

/** Offset of the bracket that opens the list of records; `undefined` where the text begins with none and no object that holds one. */
function openOfList(text: string, shape: JsonShape): number | undefined {
  const start = startOf(text);
  return text[start] === '{' ? shape.listIn(text, start) : text[start] === '[' ? start : undefined;
}

type ElementResult = Pick<SourceRecord, 'item'> | { readonly offset: number; readonly message: string } | undefined;

function readElement(text: string, element: JsonElement, number: number, { toItem }: JsonShape): ElementResult {
  const offset = element.start;
  if (element.depth > MAX_DEPTH) return { offset, message: `Record ${number} is nested too deeply to be a paper.` };
  let value: unknown;
  try {
    value = JSON.parse(text.slice(element.start, element.end));
  } catch {
    return jsonError(text, element.start, element.end);
  }
  if (!isFields(value)) return { offset, message: `Record ${number} is not an object with fields.` };
  const item = toItem(withoutPrototypeKeys(value));
  if (!item) return undefined;
  const name = item.id ? `Record ${number} (${item.id.slice(0, 60)})` : `Record ${number}`;
  return item.title ? { item } : { offset, message: `${name} has no title.` };
}

/** The value without `__proto__` keys at any depth; the depth is known to be small. */
function withoutPrototypeKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPrototypeKeys) as T;
  if (!isFields(value)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(entries.map(([name, field]) => [name, withoutPrototypeKeys(field)])) as T;
}

/** Where the value of a JSON text begins. */
export function startOf(text: string): number {
  return skipSpace(text, text.startsWith('\ufeff') ? 1 : 0);
}

/**
 * Offset of the bracket that opens the list of one of the members `names` of the object that opens at `start`; `undefined`
 * where none of them is a list.
 */
export function listOpening(text: string, start: number, names: ReadonlySet<string>): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth === 0) return undefined;
    if (char !== '"') continue;
    const end = stringEnd(text, at);
    if (end === undefined) return undefined;
    if (depth === 1 && names.has(text.slice(at + 1, end - 1))) {
      const colon = skipSpace(text, end);
      const open = skipSpace(text, colon + 1);
      if (text[colon] === ':' && text[open] === '[') return open;
    }
    at = end - 1;
  }
  return undefined;
}

/** Line and column of offsets that are asked for in almost ascending order; counts each line end once. */
export function lineCounter(text: string): (offset: number) => { line: number; column: number } {
  let line = 0;
  let lineStart = 0;
  let counted = 0;
  return offset => {
    if (offset < lineStart) [line, lineStart, counted] = [0, 0, 0];
    for (; counted < offset; counted++) {
      const char = text.charCodeAt(counted);
      if (char !== 0x0a && (char !== 0x0d || text.charCodeAt(counted + 1) === 0x0a)) continue;
      line++;
      lineStart = counted + 1;
    }
    return { line, column: offset - lineStart };
  };
}
