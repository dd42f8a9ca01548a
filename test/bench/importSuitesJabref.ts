import fs from 'node:fs';
import path from 'node:path';
import type { CslItem } from '../../src/core/csl';
import type { LibraryFormat } from '../../src/core/formats/reading';
import { differences } from './importSuitesCompare';
import type { RecordResult, Suite } from './importSuitesReport';

const FAMILIES = [
  { name: 'JabRef RIS', files: /^RisImporter.*\.ris$/, format: 'ris' },
  { name: 'JabRef MEDLINE', files: /^(?:MedlinePlain.*\.txt|Nbib.*\.nbib)$/, format: 'nbib' },
] as const;

/** JabRef's model has these; its other fields are BibTeX's own or JabRef's. */
const COMPARED = new Set(
  (
    'type title author editor issued container-title volume issue page abstract keyword DOI URL ISSN ISBN publisher ' +
    'publisher-place collection-title edition language PMID'
  ).split(' '),
);

/** Compares readers with the `.bib` files that JabRef keeps beside its cases, read by `bibtex`. */
export function jabrefSuites(
  folder: string,
  formats: Readonly<Record<'ris' | 'nbib', LibraryFormat>>,
  bibtex: LibraryFormat | undefined,
): readonly Suite[] {
  const home = path.join(folder, 'jabref', 'logic', 'importer', 'fileformat');
  return FAMILIES.map(({ name, files, format }) => {
    if (!bibtex || !fs.existsSync(home)) return { name, results: undefined };
    const cases = fs.readdirSync(home).filter(file => files.test(file) && fs.existsSync(bibOf(home, file)));
    return { name, results: cases.flatMap(file => compare(home, file, formats[format], bibtex)) };
  });
}

function bibOf(home: string, file: string): string {
  return path.join(home, file.replace(/\.\w+$/, '.bib'));
}

function compare(home: string, file: string, format: LibraryFormat, bibtex: LibraryFormat): readonly RecordResult[] {
  const ours = format.read(fs.readFileSync(path.join(home, file), 'utf8')).records;
  const theirs = bibtex.read(fs.readFileSync(bibOf(home, file), 'utf8')).records;
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at): RecordResult => {
    const label = `${path.basename(file)} ${at + 1}`;
    const [mine, other] = [ours[at]?.item, theirs[at]?.item];
    if (!mine || !other) {
      const difference = { field: 'record', ours: mine && 'yes', theirs: other && 'yes' };
      return { label, fields: 1, differences: [difference] };
    }
    const fields = Object.keys({ ...mine, ...other }).filter(field => COMPARED.has(field)).length;
    return { label, fields, differences: differences(toMonth(mine), toMonth(other), COMPARED) };
  });
}

/** BibTeX's own fields end at the month, so the day is left out on both sides. */
function toMonth(item: Partial<CslItem>): Partial<CslItem> {
  const parts = item.issued?.['date-parts'];
  return parts ? { ...item, issued: { 'date-parts': parts.map(part => part.slice(0, 2)) } } : item;
}
