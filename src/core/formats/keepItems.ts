import type { Reading, SourceRecord } from './reading';

/** Records compared between two pauses. */
const STEP = 512;

/**
 * A newer reading of a file in which every item that says the same as before is the same object as before, wherever it
 * stands now; a record that has not moved either is the same record. What is derived from items can then be kept.
 */
export function* keepItems(before: Reading, now: Reading): Generator<void, Reading> {
  const known = new Map<string, SourceRecord>();
  for (let at = 0; at < before.records.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const record = before.records[at];
    if (record) known.set(nameOf(record), record);
  }
  const records: SourceRecord[] = [];
  for (let at = 0; at < now.records.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const record = now.records[at];
    if (record) records.push(keepItem(record, before.records[at], known));
  }
  return { ...now, records };
}

function keepItem(
  record: SourceRecord,
  inPlace: SourceRecord | undefined,
  known: ReadonlyMap<string, SourceRecord>,
): SourceRecord {
  if (record === inPlace) return record;
  const name = nameOf(record);
  const old = inPlace && nameOf(inPlace) === name ? inPlace : known.get(name);
  if (!old || (old.item !== record.item && !isEqual(old.item, record.item))) return record;
  if (old.line === record.line && isEqual(old.key, record.key)) return old;
  return { ...record, item: old.item };
}

function nameOf({ item }: SourceRecord): string {
  return item.id ?? item.title ?? '';
}

/** Whether two plain values say the same, in the same order of fields or in another. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const [fieldsA, fieldsB] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  return names.every(name => Object.hasOwn(b, name) && isEqual(fieldsA?.[name], fieldsB?.[name]));
}
