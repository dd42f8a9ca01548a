import { readLibraryInSteps } from '../formats/readLibrary';
import { LineIndex } from '../formats/bibtex/lineIndex';
import type { SourceRecord } from '../formats/reading';

/** Where a source file writes a citation key. Zero-based; columns in UTF-16 units. */
export interface KeyPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Whether this is the entry itself; else another entry's reference to it. */
  readonly isEntry: boolean;
}

/** What stands before a key in a field of BibTeX or biblatex that names other entries. */
const REFERRING = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{"](?:[^{}"]*[\s,])?$/i;
/** Such a field is no longer than this. */
const LONGEST_FIELD = 1000;

/**
 * Where a source file writes the key of an entry, and where other entries name it, in steps. None where the format keeps
 * no keys (RIS, NBIB, lists) or the entry is not in the file.
 * @param text as the editor has it
 * @param bytes the same in UTF-8
 */
export function* keyPlacesInSteps(
  fileName: string,
  text: string,
  bytes: Uint8Array,
  key: string,
): Generator<void, readonly KeyPlace[]> {
  const read = yield* readLibraryInSteps(fileName, bytes);
  if (read.format === undefined) return [];
  const { records } = read.reading;
  const entries = records.flatMap((record, at) =>
    record.item.id === key ? (placeOf(record, records[at + 1], text, key, read.format ?? '') ?? []) : [],
  );
  const isBib = /bib/i.test(read.format);
  return entries.length && isBib ? [...entries, ...keyReferencesIn(text, key)] : entries;
}

function placeOf(
  record: SourceRecord,
  next: SourceRecord | undefined,
  text: string,
  key: string,
  format: string,
): KeyPlace | undefined {
  if (record.key) return { ...record.key, isEntry: true };
  if (format !== 'CSL-JSON' && format !== 'CSL-YAML') return undefined;
  const lines = text.split('\n');
  const end = next && next.line > record.line ? next.line : lines.length;
  const names = ['citation-key', 'id'];
  for (const name of names) {
    for (let line = record.line; line < end; line++) {
      const found = keyIn(lines[line] ?? '', name, key, format);
      if (found) return { line, ...found, isEntry: true };
    }
  }
  return undefined;
}

function keyIn(
  line: string,
  name: string,
  key: string,
  format: string,
): { column: number; length: number } | undefined {
  const written = format === 'CSL-JSON' ? JSON.stringify(key).slice(1, -1) : key;
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern =
    format === 'CSL-JSON'
      ? `"${name}"\\s*:\\s*"(?=${escaped}")`
      : `^\\s*(?:-\\s+)?["']?${name}["']?:\\s*["']?(?=${escaped}["']?\\s*(?:#.*)?$)`;
  const found = new RegExp(pattern).exec(line);
  return found ? { column: found.index + found[0].length, length: written.length } : undefined;
}

/** Where other entries of a BibTeX text name the key. */
export function keyReferencesIn(text: string, key: string): KeyPlace[] {
  const places: KeyPlace[] = [];
  const lines = new LineIndex(text);
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    if (!/[\s,}"]/.test(text[at + key.length] ?? '')) continue;
    const before = text.slice(Math.max(0, at - LONGEST_FIELD), at);
    if (!REFERRING.test(before)) continue;
    places.push({ ...lines.positionAt(at), length: key.length, isEntry: false });
  }
  return places;
}
