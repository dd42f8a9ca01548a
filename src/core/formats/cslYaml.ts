import { constructFromEvents, CORE_SCHEMA, parseEvents, YAMLException } from 'js-yaml';
import { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
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
    // records of a document with anchors can't be read one by one
    const isShort = document.text.length < LONG || document.hasAnchors;
    readings.push(yield* isShort ? readDocument(document) : readLong(document));
  }
  return merged(readings);
}

/** Reads each record by itself, so that work can pause between them. */
function* readLong(document: YamlDocument): Generator<void, Reading> {
  const items = yield* yamlListItems(document);
  if (!items.length) return yield* readDocument(document);
  const readings: Reading[] = [];
  for (const [at, item] of items.entries()) {
    if (at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    readings.push(readItem(item));
  }
  return merged(readings);
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
