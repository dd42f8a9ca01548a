import fs from 'node:fs';
import path from 'node:path';
import type { LibraryFormat } from '../../src/core/formats/reading';
import { differences } from './importSuitesCompare';
import type { RecordResult, Suite } from './importSuitesReport';
import { comparedFor, zoteroToCsl, type ZoteroItem } from './importSuitesZotero';

interface ZoteroCase {
  readonly type: string;
  readonly input: string;
  readonly items: readonly ZoteroItem[];
}

/** Compares a reader with the items of one of Zotero's case files. */
export function zoteroSuite(file: string, format: LibraryFormat | undefined): Suite {
  const name = `Zotero ${path.basename(file, '.json')}`;
  if (!format) return { name, results: undefined };
  const cases = JSON.parse(fs.readFileSync(file, 'utf8')) as readonly ZoteroCase[];
  const results = cases.flatMap(({ input, items }, number): RecordResult[] => {
    const { records } = format.read(input);
    const label = (at: number) => `${number + 1}.${at + 1} ${items[at]?.itemType ?? ''}`.trim();
    const expected = items.map((item, at): RecordResult => {
      const ours = records[at]?.item;
      const theirs = zoteroToCsl(item);
      const compared = comparedFor(item.itemType);
      if (!ours)
        return { label: label(at), fields: 1, differences: [{ field: 'record', ours: undefined, theirs: 'yes' }] };
      const fields = Object.keys({ ...ours, ...theirs }).filter(field => compared.has(field)).length;
      return { label: label(at), fields, differences: differences(ours, theirs, compared) };
    });
    const extra = records.slice(items.length).map((_, at): RecordResult => {
      const difference = { field: 'record', ours: 'yes', theirs: undefined };
      return { label: label(items.length + at), fields: 1, differences: [difference] };
    });
    return expected.concat(extra);
  });
  return { name, results };
}
