// npm run bench:bibliography: round trips of what Lectern writes, and what adding one entry to a large file costs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bibliographyKind } from '../../src/core/citations/bibliography/bibliographyKind';
import { findRecord } from '../../src/core/citations/bibliography/findRecord';
import { insertRecord } from '../../src/core/citations/bibliography/insertRecord';
import type { CslItem } from '../../src/core/csl';
import { bibtex } from '../../src/core/formats/bibtex/bibtex';
import { cslJson } from '../../src/core/formats/cslJson';
import { cslYaml } from '../../src/core/formats/cslYaml';
import { readLibrary } from '../../src/core/formats/readLibrary';
import { ris } from '../../src/core/formats/ris';
import { writeRecords, type WriteFormat } from '../../src/core/formats/write/writeRecords';
import { canonical } from '../core/formats/write/records';

const READERS = { bibtex, biblatex: bibtex, 'csl-json': cslJson, 'csl-yaml': cslYaml, ris } as const;
const verbose = process.argv.includes('--list');
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter(name => /\.(?:bib|ris)$/.test(name)).map(name => path.join(folder, name));
}

/** Titled records with a key: what is cited. */
function recordsOf(files: readonly string[]): CslItem[] {
  return files.flatMap(file => {
    const read = readLibrary(file, readFileSync(file));
    const records = read.format === undefined ? [] : read.reading.records;
    return records.flatMap(({ item }) => (item.id && item.title ? [{ type: 'document', ...item, id: item.id }] : []));
  });
}

/** Variables that came back otherwise, or undefined where the record was not read as one. */
function differences(item: CslItem, format: WriteFormat): string[] {
  const written = writeRecords([item], format);
  const { records, problems } = READERS[format].read(written);
  const isClean = problems.every(({ severity }) => severity === 'hint');
  if (records.length !== 1 || !isClean) return ['(not read as one record)'];
  const [before, after] = [canonical(item, () => true), canonical(records[0]!.item, () => true)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

const shipped = readLibrary('medical-ai.json', readFileSync('media/library/medical-ai.json'));
const sets: readonly (readonly [name: string, records: CslItem[]])[] = [
  ['shipped papers', shipped.format === undefined ? [] : shipped.reading.records.map(({ item }) => item as CslItem)],
  ['shared .bib files', recordsOf(filesIn('../shared/bench/bib'))],
];

console.log('Reading what was written gives the same record:\n');
console.log('| records | format | the same | what differs most |\n| --- | --- | --- | --- |');
for (const [name, records] of sets) {
  if (!records.length) continue;
  for (const format of Object.keys(READERS) as WriteFormat[]) {
    const counts = new Map<string, number>();
    let same = 0;
    for (const record of records) {
      const found = differences(record, format);
      if (!found.length) same++;
      else if (verbose) console.error(format, record.id, found.join(', '));
      for (const variable of found) counts.set(variable, (counts.get(variable) ?? 0) + 1);
    }
    const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([variable, count]) => `${variable} ${count}`); // prettier-ignore
    console.log(
      `| ${name}, ${records.length} | ${format} | ${((same / records.length) * 100).toFixed(2)} % | ${most.join(', ')} |`,
    );
  }
}

/** A library of this many records, all different. */
function large(count: number): CslItem[] {
  const papers = sets[0]![1];
  return Array.from({ length: count }, (_, i) => {
    const paper = papers[i % papers.length]!;
    const { custom: _custom, DOI: _doi, URL: _url, number: _number, ...rest } = paper;
    return { ...rest, id: `${paper.id}x${i}`, title: `${paper.title} ${i}`, abstract: `${paper.title}. `.repeat(4) };
  });
}

console.log('\nAdding one entry to a file of 10,000 (each step alone, median of 5):\n');
console.log('| format | size | look for the paper | place the entry |\n| --- | --- | --- | --- |');
const added: CslItem = {
  id: 'new2025',
  type: 'book',
  title: 'A Title That Nothing Has',
  issued: { 'date-parts': [[2025]] },
};
for (const [format, name] of [
  ['biblatex', 'r.bib'],
  ['csl-json', 'r.json'],
  ['csl-yaml', 'r.yaml'],
  ['ris', 'r.ris'],
] as const) {
  // prettier-ignore
  const text = writeRecords(large(10_000), format);
  const { records } = READERS[format].read(text);
  const time = (work: () => unknown) =>
    median(Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    })); // prettier-ignore
  const look = time(() => findRecord(records, added));
  const place = time(() => insertRecord(text, bibliographyKind(name, text)!, added));
  console.log(`| ${format} | ${(text.length / 1e6).toFixed(1)} MB | ${look.toFixed(1)} ms | ${place.toFixed(1)} ms |`);
}
