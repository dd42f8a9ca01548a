import type { CslItem } from '../../csl';
import { writeBibtex } from './writeBibtex';
import { writeCslJson, writeCslYaml } from './writeCsl';
import { writeRis } from './writeRis';
import type { NeedsEscape } from './textToLatex';

/** The formats that Lectern writes. */
export type WriteFormat = 'bibtex' | 'biblatex' | 'csl-json' | 'csl-yaml' | 'ris';

/** A whole file of records in a format, with a line end at its end. */
export function writeRecords(
  items: readonly Partial<CslItem>[],
  format: WriteFormat,
  needsEscape?: NeedsEscape,
): string {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return items
        .map(item => `${writeBibtex(item, { dialect: format, ...(needsEscape && { needsEscape }) })}\n`)
        .join('\n');
    case 'csl-json':
      return items.length
        ? `[\n${items.map(item => `  ${writeCslJson(item, { indent: '  ', margin: '  ' })}`).join(',\n')}\n]\n`
        : '[]\n';
    case 'csl-yaml':
      return items.length
        ? `references:\n${items.map(item => `${writeCslYaml(item)}\n`).join('')}`
        : 'references: []\n';
    case 'ris':
      return items.map(item => writeRis(item)).join('\n');
  }
}

/**
 * A record as a bibliography is to have it: under the key that cites it, and without what only Lectern knows of it (topics,
 * summaries, attached files); the arXiv identifier stays.
 */
export function recordFor(item: CslItem, key = item.id): CslItem {
  const { custom, ...rest } = item;
  return { ...rest, id: key, ...(custom?.arxiv && { custom: { arxiv: custom.arxiv } }) };
}
