import { jsonElements, skipSpace } from '../../formats/jsonElements';
import { BibtexScanner } from '../../formats/bibtex/scanBibtex';
import { isRecordType } from '../../formats/bibtex/entryTypes';
import type { BibEntry } from '../../formats/bibtex/bibNode';
import { listInObject } from '../../formats/cslJson';
import { atOnce } from '../../formats/atOnce';
import { yamlDocuments, yamlListItems } from '../../formats/cslYamlChunks';
import { TextParts } from '../../text/textParts';
import type { WriteFormat } from '../../formats/write/writeRecords';
import { zoteroJson } from '../../formats/zotero/zoteroJson';

/** An entry of a bibliography by its place in the text. */
export interface PlacedEntry {
  /** Empty where it has none. */
  readonly key: string;
  /** Other keys under which it may be cited. */
  readonly aliases: readonly string[];
  /** Entries that it takes fields from or brings along: where it is used, they are. */
  readonly needs: readonly string[];
  /** UTF-16 offsets of the entry itself. */
  readonly start: number;
  readonly end: number;
  /** Whether it is a paper by itself; `@xdata` is none. */
  readonly isRecord: boolean;
}

const ENTRIES_PER_STEP = 200;

/** The entries of a bibliography, in steps of a few milliseconds. */
export function* bibliographyEntries(text: string, format: WriteFormat): Generator<void, readonly PlacedEntry[]> {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return yield* bibtexEntries(text);
    case 'csl-json':
      return yield* jsonEntries(text);
    case 'csl-yaml':
      return yamlEntries(text);
    case 'ris':
      return risEntries(text);
  }
}

function* bibtexEntries(text: string): Generator<void, PlacedEntry[]> {
  const scanner = new BibtexScanner(text);
  const entries: PlacedEntry[] = [];
  for (let node = scanner.next(); node; node = scanner.next()) {
    if (node.kind !== 'entry') continue;
    const { key, start, end, type } = node;
    const aliases = keysIn(text, node, ['ids']);
    const needs = keysIn(text, node, ['crossref', 'xref', 'xdata', 'related', 'entryset']);
    entries.push({ key, aliases, needs, start, end, isRecord: isRecordType(type) });
    if (entries.length % ENTRIES_PER_STEP === 0) yield;
  }
  return entries;
}

function keysIn(text: string, entry: BibEntry, names: readonly string[]): string[] {
  return entry.fields
    .filter(({ name }) => names.includes(name))
    .flatMap(({ parts }) =>
      parts
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .split(','),
    )
    .map(key => key.trim())
    .filter(Boolean);
}

function* jsonEntries(text: string): Generator<void, PlacedEntry[]> {
  const start = skipSpace(text, 0);
  const open = text[start] === '[' ? start : listInObject(text, start);
  // items of Zotero have other keys, and the export of a program is not ours to edit
  if (open === undefined || zoteroJson.detect(text)) return [];
  const { elements } = yield* jsonElements(text, open);
  return elements.map(({ start: from, end }) => {
    const source = text.slice(from, end);
    const key = /"citation-key"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(source)?.[1] ?? /"id"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(\d+))/.exec(source)?.slice(1).find(Boolean); // prettier-ignore
    return plainEntry(unescaped(key ?? ''), from, end);
  });
}

function unescaped(jsonText: string): string {
  try {
    return String(JSON.parse(`"${jsonText}"`));
  } catch {
    return jsonText;
  }
}

function plainEntry(key: string, start: number, end: number): PlacedEntry {
  return { key, aliases: [], needs: [], start, end, isRecord: true };
}

function yamlEntries(text: string): PlacedEntry[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offsets = [0];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + line.length);
  return atOnce(yamlDocuments(new TextParts([text]))).flatMap(chunk =>
    atOnce(yamlListItems(chunk)).map(({ text: item, line }) => {
      const start = offsets[line] ?? text.length;
      const key = /^[ -]*id\s*:\s*(?:"([^"]*)"|'([^']*)'|([^\s#].*?))\s*$/m.exec(item)?.slice(1).find(Boolean);
      return plainEntry(key ?? '', start, start + item.trimEnd().length);
    }),
  );
}

function risEntries(text: string): PlacedEntry[] {
  return [...text.matchAll(/^TY {1,3}-[^]*?^ER {1,3}-[^\r\n]*/gm)].map(({ 0: record, index }) => {
    const key = /^(?:ID|LB) {1,3}- ?(.*)$/m.exec(record)?.[1]?.trim() ?? '';
    return plainEntry(key, index, index + record.length);
  });
}
