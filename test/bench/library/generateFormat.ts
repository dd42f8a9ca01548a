import type { CslItem } from '../../../src/core/csl';
import { readBibtex } from '../../../src/core/formats/bibtex/readBibtex';
import { writeRecords } from '../../../src/core/formats/write/writeRecords';
import { generateBibtex } from '../bib/generateBibtex';

/** Formats other than BibTeX, by the ending of their files. */
export const FORMAT_ENDINGS = ['json', 'yaml', 'ris', 'nbib'] as const;

export type FormatEnding = (typeof FORMAT_ENDINGS)[number];

/** The library of `generateBibtex` in another format. */
export function generateFormat(count: number, ending: FormatEnding): string {
  const items = readBibtex(generateBibtex(count)).records.map(({ item }) => item);
  if (ending === 'nbib') return items.map(nbibRecord).join('\n');
  return writeRecords(items, ending === 'json' ? 'csl-json' : ending === 'yaml' ? 'csl-yaml' : 'ris');
}

/** As PubMed saves a record: lines of some eighty characters, continued behind six blanks. */
function nbibRecord(item: Partial<CslItem>, at: number): string {
  const year = item.issued?.['date-parts']?.[0]?.[0];
  const lines = [
    nbibField('PMID', String(10_000_000 + at)),
    nbibField('TI', item.title ?? ''),
    nbibField('PG', String(item.page ?? '')),
    nbibField('AB', item.abstract ?? ''),
    ...(item.author ?? []).map(({ family, given }) => nbibField('FAU', [family, given].filter(Boolean).join(', '))),
    nbibField('DP', String(year ?? '')),
    nbibField('JT', String(item['container-title'] ?? '')),
    nbibField('AID', `${item.DOI} [doi]`),
  ];
  return `${lines.join('\n')}\n`;
}

function nbibField(tag: string, value: string): string {
  const lines = value.match(/.{1,80}(?:\s|$)/g) ?? [''];
  return `${tag.padEnd(4)}- ${lines.map(line => line.trim()).join('\n      ')}`;
}
