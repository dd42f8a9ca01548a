import type { CslItem } from '../../../src/core/csl';
import { readBibtex } from '../../../src/core/formats/bibtex/readBibtex';
import { writeRecords } from '../../../src/core/formats/write/writeRecords';
import { generateBibtex } from '../bib/generateBibtex';
import { endnoteRecord, pubmedRecord } from './generateXml';

/** Formats other than BibTeX, by the ending of their files. */
export const FORMAT_ENDINGS = ['json', 'yaml', 'anchors.yaml', 'ris', 'nbib', 'endnote.xml', 'pubmed.xml'] as const;

export type FormatEnding = (typeof FORMAT_ENDINGS)[number];

/** The library of `generateBibtex` in another format. */
export function generateFormat(count: number, ending: FormatEnding): string {
  const items = readBibtex(generateBibtex(count)).records.map(({ item }) => item);
  switch (ending) {
    case 'nbib':
      return items.map(nbibRecord).join('\n');
    case 'endnote.xml':
      return `<?xml version="1.0" encoding="UTF-8" ?><xml><records>${items.map(endnoteRecord).join('')}</records></xml>\n`;
    case 'pubmed.xml':
      return `<?xml version="1.0" ?>\n<PubmedArticleSet>\n${items.map(pubmedRecord).join('\n')}\n</PubmedArticleSet>\n`;
    case 'anchors.yaml':
      return withAnchors(writeRecords(items, 'csl-yaml'));
    case 'yaml':
      return writeRecords(items, 'csl-yaml');
    case 'json':
      return writeRecords(items, 'csl-json');
    case 'ris':
      return writeRecords(items, 'ris');
  }
}

/** The name of the first record's journal is an anchor, and an alias wherever another record has the same. */
function withAnchors(yaml: string): string {
  const [line = '', name = ''] = /^  container-title: (.*)$/m.exec(yaml) ?? [];
  const [before = '', ...after] = yaml.split(line);
  return `${before}${line.replace(name, `&journal ${name}`)}${after.join(line.replace(name, '*journal'))}`;
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
