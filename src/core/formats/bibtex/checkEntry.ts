import type { BibEntry, BibTrouble } from './bibNode';
import { isEntryType, missingFields } from './entryTypes';

/** What is wrong with an entry that could be read: an unknown type, or fields that the type requires. */
export function checkEntry(
  entry: BibEntry,
  fields: ReadonlyMap<string, string>,
  report: (trouble: BibTrouble) => void,
): void {
  const { type, start } = entry;
  if (!isEntryType(type)) {
    const message = `"${type}" is no entry type of BibTeX or BibLaTeX.`;
    report({ code: 'unknown-type', severity: 'warning', message, start, end: start + 1 + type.length });
    return;
  }
  const missing = missingFields(type, name => Boolean(fields.get(name)?.trim()));
  if (missing.length) {
    const message = `This @${type} has no ${missing.join(', no ')}.`;
    report({ code: 'missing-field', severity: 'hint', message, ...placeOf(entry) });
  }
}

/** The trouble that an entry's key stands for another entry as well. */
export function duplicateKey(entry: BibEntry): BibTrouble {
  const message = `The citation key "${entry.key.slice(0, 200)}" stands twice.`;
  return { code: 'duplicate-key', severity: 'warning', message, ...placeOf(entry) };
}

/** The trouble that the entry named by a `crossref` or `xdata` is not in the file. */
export function missingParent(entry: BibEntry, field: string, key: string): BibTrouble {
  const part = entry.fields.find(({ name }) => name === field)?.parts[0];
  const message = `No entry has the key "${key.slice(0, 200)}".`;
  const place = part ? { start: part.start, end: part.end } : placeOf(entry);
  return { code: 'undefined-crossref', severity: 'warning', message, ...place };
}

/** The entry's key, or its type where it has no key. */
function placeOf({ key, keyStart, start, type }: BibEntry): { start: number; end: number } {
  return key ? { start: keyStart, end: keyStart + key.length } : { start, end: start + 1 + type.length };
}
