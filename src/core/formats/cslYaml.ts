import { constructFromEvents, CORE_SCHEMA, parseEvents, YAMLException } from 'js-yaml';
import { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
import { neededRecords } from './cslYamlAnchors';
import { yamlDocuments, yamlListItems, type YamlChunk, type YamlDocument } from './cslYamlChunks';
import { cslYamlItem } from './cslYamlItem';
import { recordStarts } from './cslYamlStarts';
import type { LibraryFormat, Reading, ReadingProblem, SourceRecord } from './reading';
import { isFields } from '../text/fields';

const LOOKED_AT = 65_536;
/** Deeper and larger than any bibliographic record, counted with its aliases written out. */
const MAX_DEPTH = 60;
const MAX_NODES = 20_000;
/** Aliases of one file. Each is the same object again, so they take no room until somebody copies them. */
const MAX_ALIASES = 10_000;
/** What is longer takes too long to be read in one go. */
const LONG = 200_000;
/** A few milliseconds' work. */
const RECORDS_PER_STEP = 16;

/**
 * Pandoc's YAML bibliography: CSL-JSON's variables under `references:`, or a bare list of records. Markup inside the
 * values (Pandoc's Markdown, CSL's HTML) stays as it is.
 * @see https://pandoc.org/MANUAL.html#specifying-bibliographic-data
 */
export const cslYaml: LibraryFormat = {
  name: 'CSL-YAML',
  extensions: ['yaml', 'yml'],
  detect: text => {
    const head = text.slice(0, LOOKED_AT).replace(/^[\s\uFEFF]+/, '');
    if (/^[<{[@]/.test(head)) return false;
    return /^references:\s*(?:#.*)?$/m.test(head) || /^- (?:id|type|title|author)\s*:/m.test(head);
  },
  read: text => atOnce(readChunks(new TextParts([text]))),
  readPartsInSteps: text => readChunks(text),
};

function merged(readings: readonly Reading[]): Reading {
  return {
    records: readings.flatMap(reading => reading.records),
    problems: readings.flatMap(reading => reading.problems),
  };
}

function* readChunks(text: TextParts): Generator<void, Reading> {
  const readings: Reading[] = [];
  for (const document of yield* yamlDocuments(text)) {
    yield;
    readings.push(yield* document.text.length < LONG ? readDocument(document) : readLong(document));
  }
  return merged(readings);
}

/** Reads each record by itself, or with those whose anchors it uses, so that work can pause between them. */
function* readLong(document: YamlDocument): Generator<void, Reading> {
  const items = yield* yamlListItems(document);
  if (!items.length) return yield* readDocument(document);
  const before = document.hasAnchors ? document.text.slice(0, items[0]!.start) : '';
  const needs = document.hasAnchors ? yield* neededRecords(items, before, MAX_ALIASES) : [];
  if (!needs) return yield* readDocument(document);
  const readings: Reading[] = [];
  for (const [at, item] of items.entries()) {
    const needed = needs[at]?.map(one => items[one]!) ?? [];
    if (needed.length || at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    readings.push(needed.length ? readItemAfter(item, needed) : readItem(item));
  }
  return merged(readings);
}

/** The reading of a record that has aliases for parts of others. */
function readItemAfter(item: YamlChunk, needed: readonly YamlChunk[]): Reading {
  const before = needed.map(({ text }) => text).join('');
  const { line } = advanced({ line: 0, column: 0 }, before, 0, before.length);
  const list = readList({ text: before + item.text, line: item.line - line });
  // without them it tells what is wrong with the record itself
  if ('error' in list) return readItem(item);
  const isOwn = (place: { line: number }) => place.line >= item.line;
  return { records: list.records.filter(isOwn), problems: list.problems.filter(isOwn) };
}

function* readDocument(document: YamlDocument): Generator<void, Reading> {
  const whole = readList({ text: document.text.parts.join(''), line: document.line });
  if (!('error' in whole)) return whole;
  // One slip unsettles everything after it, so each record is now read by itself.
  const items = yield* yamlListItems(document);
  const reading = merged(items.map(readItem));
  return reading.problems.length ? reading : { ...reading, problems: [problemOf(whole.error, document)] };
}

function readItem(chunk: YamlChunk): Reading {
  const reading = readList(chunk);
  return 'error' in reading ? { records: [], problems: [problemOf(reading.error, chunk)] } : reading;
}

function readList(chunk: YamlChunk): Reading | { readonly error: unknown } {
  const source = chunk.text;
  try {
    const events = parseEvents(source, { maxDepth: MAX_DEPTH });
    // Of a key that is there twice the last one wins, as in JSON.
    const options = { source, schema: CORE_SCHEMA, json: true, maxAliases: MAX_ALIASES };
    const [document] = constructFromEvents(events, options);
    const list = isFields(document) ? document['references'] : document;
    return Array.isArray(list) ? readItems(list, recordStarts(events, source), chunk) : { records: [], problems: [] };
  } catch (error) {
    return { error };
  }
}

function readItems(list: readonly unknown[], starts: readonly (number | undefined)[], chunk: YamlChunk): Reading {
  const records: SourceRecord[] = [];
  const problems: ReadingProblem[] = [];
  let place = { line: chunk.line, column: 0 };
  let counted = 0;
  list.forEach((value, number) => {
    const start = starts[number] ?? counted;
    place = advanced(place, chunk.text, counted, start);
    counted = start;
    if (!isSmall(value)) {
      problems.push({ ...place, message: 'This record is left out: it is too large with its aliases written out.' });
      return;
    }
    const item = cslYamlItem(value);
    if (item) records.push({ item, line: place.line });
    else problems.push({ ...place, message: 'This list item is no record: it has no variables such as “title: …”.' });
  });
  return { records, problems };
}

function advanced(place: { line: number; column: number }, text: string, from: number, to: number) {
  let { line, column } = place;
  for (let at = from; at < to; at++) {
    const char = text[at];
    const ends = char === '\n' || (char === '\r' && text[at + 1] !== '\n');
    line += ends ? 1 : 0;
    column = ends ? 0 : column + 1;
  }
  return { line, column };
}

/** Whether a value has at most as many nodes as a record may have; an alias inside itself has endlessly many. */
function isSmall(value: unknown): boolean {
  let nodes = 0;
  const waiting = [value];
  while (waiting.length) {
    if (++nodes > MAX_NODES) return false;
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const child of Object.values(next)) waiting.push(child);
    if (waiting.length > MAX_NODES) return false;
  }
  return true;
}

function problemOf(error: unknown, chunk: Pick<YamlChunk, 'line'>): ReadingProblem {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = error instanceof YAMLException ? error.reason : 'it can not be read';
  return {
    line: chunk.line + (mark?.line ?? 0),
    column: mark?.column ?? 0,
    message: `This record is left out: ${reason.replace(/\.$/, '')}.`,
  };
}
