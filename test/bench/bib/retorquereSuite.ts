import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeField } from '../../../src/core/formats/bibtex/entryFields';
import { type BibRecord, inheritFields } from '../../../src/core/formats/bibtex/inheritFields';
import { parseYearMonth } from '../../../src/core/formats/bibtex/parseBibDate';
import { parseNames } from '../../../src/core/formats/bibtex/parseNames';
import { StringTable } from '../../../src/core/formats/bibtex/expandStrings';
import { scanBibtex } from '../../../src/core/formats/bibtex/scanBibtex';
import { splitOutside } from '../../../src/core/formats/bibtex/splitOutside';
import type { CslName } from '../../../src/core/csl';
import { type Difference, normalized } from './compareFields';

type Expected = {
  readonly entries: readonly {
    readonly key: string;
    readonly type: string;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly mode: Readonly<Record<string, string>>;
  }[];
};

export interface SuiteResult {
  readonly cases: number;
  readonly equal: number;
  readonly differences: readonly Difference[];
}

/** Compares fields after LaTeX and names, before any mapping to CSL: that is the level of the suite's results. */
export function runRetorquere(folder: string, parseYaml: (text: string) => unknown): SuiteResult {
  const differences: Difference[] = [];
  let cases = 0;
  let equal = 0;
  for (const [inputs, results] of [
    ['better-bibtex/import', 'expected/import'],
    ['other', 'expected/other'],
  ] as const)
    for (const file of readdirSync(join(folder, inputs)).sort()) {
      const result = join(folder, results, `${file}.yaml`);
      if (!file.endsWith('.bib') || !existsSync(result)) continue;
      cases++;
      const expected = parseYaml(readFileSync(result, 'utf8')) as Expected;
      const found = compareFile(file, readFileSync(join(folder, inputs, file), 'utf8'), expected);
      if (!found.length) equal++;
      differences.push(...found);
    }
  return { cases, equal, differences };
}

function expand(text: string): readonly BibRecord[] {
  const strings = new StringTable(() => {});
  const records: BibRecord[] = [];
  for (const node of scanBibtex(text).nodes) {
    if (node.kind === 'string') for (const field of node.fields) strings.define(field, text);
    if (node.kind === 'entry') records.push({ type: node.type, key: node.key, fields: strings.expandAll(node, text) });
  }
  return records;
}

function compareFile(file: string, text: string, expected: Expected): Difference[] {
  const ours = expand(text);
  const differences: Difference[] = [];
  const differ = (field: string, our: unknown, their: unknown) => {
    if (normalized(our) === normalized(their)) return;
    differences.push({ suite: 'retorquere', file, field, ours: normalized(our), theirs: normalized(their) });
  };
  const theirs = (expected.entries ?? []).filter(entry => typeof entry !== 'string');
  differ(
    '(keys)',
    ours.map(entry => entry.key),
    theirs.map(entry => entry.key ?? ''),
  );
  const byKey = new Map(ours.map(entry => [entry.key, entry]));
  for (const [i, their] of theirs.entries()) {
    const our = ours.length === theirs.length ? ours[i] : ours.find(entry => entry.key === their.key);
    if (!our) continue;
    differ('(type)', our.type, their.type);
    const fields = inheritFields(
      our,
      key => byKey.get(key),
      () => {},
    );
    const names = new Set([...Object.keys(their.fields), ...fields.keys()]);
    for (const name of names) {
      const source = fields.get(name);
      differ(
        `${their.key}.${name}`,
        source === undefined ? undefined : decode(their.mode[name], name, source),
        theirValue(their.mode[name], name, their.fields[name]),
      );
    }
  }
  return differences;
}

function theirValue(mode: string | undefined, name: string, value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .replace(/<\/?(?:a|code|span)\b[^>]*>/g, '')
      .replace(/[\u00ad\u200b]/g, '')
      .replace(name === 'month' ? /^0(?=\d)/ : /$^/, '');
  if (!Array.isArray(value)) return value;
  if (mode === 'verbatimlist') return [...new Set(value as string[])].sort();
  if (mode !== 'creatorlist') return value;
  return (value as { lastName?: string; firstName?: string; name?: string }[]).map(person =>
    person.lastName && Object.keys(person).length === 1 ? { name: person.lastName } : person,
  );
}

function decode(mode: string | undefined, name: string, source: string): unknown {
  if (name === 'month') return monthNumber(source);
  if (mode === 'creatorlist' || (mode === undefined && /^(?:author|editor|translator)$/.test(name)))
    return parseNames(source).map(toTheirs);
  if (mode === 'verbatim') return decodeField('verbatim', source);
  if (mode === 'literallist') return splitOutside(source, /\s+and\s+/gi).map(part => decodeField('rich', part));
  if (mode === 'verbatimlist')
    return [
      ...new Set(
        decodeField('plain', source)
          .split(/\s*[;,]\s*/)
          .filter(Boolean),
      ),
    ].sort();
  return decodeField('rich', source)
    .replace(/<\/?span\b[^>]*>/g, '')
    .replace(/\u00ad/g, '');
}

/** Their months are numbers; ours become so when they become dates. */
function monthNumber(source: string): string {
  const text = decodeField('rich', source).replace(/^0(?=\d)/, '');
  const parts = parseYearMonth('2000', text, '')?.['date-parts'];
  return parts?.length === 1 && parts[0]?.length === 2 ? String(parts[0][1]) : text;
}

function toTheirs(name: CslName): unknown {
  if (name.literal === 'others') return { name: 'others' };
  if (name.literal) return { name: name.literal };
  if (!name.given && !name.suffix && !name['non-dropping-particle']) return { name: name.family };
  return {
    lastName: name.family,
    firstName: name.given,
    prefix: name['non-dropping-particle'] ?? name['dropping-particle'],
    suffix: name.suffix,
  };
}
