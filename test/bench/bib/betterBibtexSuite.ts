import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CslDate, CslItem, CslName } from '../../../src/core/csl';
import { LANGUAGES } from '../../../src/core/formats/bibtex/cslFields';
import { readBibtex } from '../../../src/core/formats/bibtex/readBibtex';
import { fullName } from '../../../src/core/paper';
import { type Difference, normalized } from './compareFields';
import type { SuiteResult } from './retorquereSuite';
import { COMPARED, zoteroToCsl } from './zoteroToCsl';

/** Compares records in CSL with the Zotero items that Better BibTeX makes, those mapped by Zotero's own schema. */
export function runBetterBibtex(folder: string): SuiteResult {
  const differences: Difference[] = [];
  let cases = 0;
  let equal = 0;
  const fields = fieldsOfTypes(folder);
  for (const file of readdirSync(folder).sort()) {
    const result = join(folder, file.replace(/\.bib$/, '.json'));
    if (!file.endsWith('.bib') || !existsSync(result)) continue;
    cases++;
    const expected = JSON.parse(readFileSync(result, 'utf8')) as { items: readonly Record<string, unknown>[] };
    const found = compareFile(file, readFileSync(join(folder, file), 'utf8'), expected.items, fields);
    if (!found.length) equal++;
    differences.push(...found);
  }
  return { cases, equal, differences };
}

/** Which CSL variables each of Zotero's item types has anywhere in the suite: a type has no room for the others. */
function fieldsOfTypes(folder: string): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const { items = [] } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      items?: Record<string, unknown>[];
    };
    for (const item of items)
      for (const variable of Object.keys(zoteroToCsl(item))) fields.add(`${String(item['itemType'])} ${variable}`);
  }
  return fields;
}

function compareFile(
  file: string,
  text: string,
  expected: readonly Record<string, unknown>[],
  fields: ReadonlySet<string>,
): Difference[] {
  const differences: Difference[] = [];
  const differ = (field: string, our: unknown, their: unknown) => {
    const [a, b] = [normalized(our), normalized(their)];
    if (a !== b) differences.push({ suite: 'better-bibtex', file, field, ours: a, theirs: b });
  };
  const ours = readBibtex(text).records.map(record => record.item);
  const theirs = expected.filter(item => item['itemType'] !== 'note' && item['itemType'] !== 'attachment');
  const keyOf = (item: Record<string, unknown>) =>
    String(item['citationKey'] ?? /Citation Key: (.*)/.exec(extraOf(item))?.[1] ?? '');
  differ('(keys)', ours.map(item => item.id ?? '').sort(), theirs.map(keyOf).sort());
  const used = new Set<Partial<CslItem>>();
  for (const item of theirs) {
    const key = keyOf(item);
    const title = fold(String(item['title'] ?? ''));
    const mine = ours.filter(our => (our.id ?? '') === key && !used.has(our));
    const our = mine.find(candidate => fold(candidate.title ?? '') === title) ?? mine[0];
    if (!our) continue;
    used.add(our);
    const their = zoteroToCsl(item);
    const flat = flatten(our);
    for (const variable of COMPARED) {
      if (!fields.has(`${String(item['itemType'])} ${variable}`)) continue;
      const [a, b] = [flat[variable] ?? '', their[variable] ?? ''];
      if (comparable(variable, a) !== comparable(variable, b)) differ(`${key}.${variable}`, a, b);
    }
  }
  return differences;
}

function extraOf(item: Record<string, unknown>): string {
  const extra = item['extra'];
  return Array.isArray(extra) ? extra.join('\n') : String(extra ?? '');
}

/** Values differ only in what this leaves: the normalisations that the printed table lists. */
function comparable(variable: string, value: string): string {
  const text = normalized(value);
  if (/title/.test(variable)) return fold(text);
  if (variable === 'ISBN' || variable === 'ISSN') return text.replace(/[^\dXx]/g, '');
  if (variable === 'page') return text.replace(/\s*[-–—]+\s*/g, '-');
  if (variable === 'abstract') return text.replace(/<[^>]*>/g, '');
  if (variable === 'DOI') return text.toLowerCase();
  if (variable === 'language') return LANGUAGES[text.toLowerCase()] ?? text.toLowerCase();
  return text;
}

function fold(title: string): string {
  return normalized(title)
    .replace(/<[^>]*>/g, '')
    .toLowerCase();
}

function flatten(item: Partial<CslItem>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [variable, value] of Object.entries(item)) {
    if (typeof value === 'string' || typeof value === 'number') flat[variable] = String(value);
    else if (Array.isArray(value)) flat[variable] = (value as CslName[]).map(fullName).join(' & ');
  }
  if (item.issued) flat['issued'] = dateText(item.issued);
  if (item.keyword) flat['keyword'] = [...new Set(item.keyword.split(/; /))].sort().join('; ');
  return flat;
}

function dateText(date: CslDate): string {
  if (date.literal) return date.literal;
  const parts = (date['date-parts'] ?? []).map(part =>
    part.map((number, i) => String(number).padStart(i === 0 ? 4 : 2, '0')).join('-'),
  );
  return parts.join('/');
}
