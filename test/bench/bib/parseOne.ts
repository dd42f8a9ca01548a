import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBibtex } from '../../../src/core/formats/bibtex/readBibtex';
import { BibtexScanner } from '../../../src/core/formats/bibtex/scanBibtex';
import { requireFromCache } from './benchCache';
import { PEERS } from './peers';

/** Runs end once they have taken this long together, so that a slow reader is asked once. */
const ENOUGH = 8_000;
const MOST_RUNS = 200;

/** Times one reader on one file in this process and prints one line of JSON: median milliseconds of CPU, records. */
async function main(): Promise<void> {
  const [reader = '', file = ''] = process.argv.slice(2);
  const text = readFileSync(file, 'utf8');
  const read = await prepare(reader);
  const times: number[] = [];
  let records = 0;
  for (let all = 0; all < ENOUGH && times.length < MOST_RUNS; all += times.at(-1)!) {
    const before = process.cpuUsage();
    records = await read(text);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  const first = times[0]!;
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ milliseconds: times[times.length >> 1], first, records }));
}

async function prepare(reader: string): Promise<(text: string) => number | Promise<number>> {
  if (reader === 'lectern-scan') return scan;
  if (reader === 'lectern') return text => readBibtex(text).records.length;
  const require = requireFromCache(PEERS);
  if (reader === '@citation-js/plugin-bibtex') {
    const { plugins } = require('@citation-js/core');
    require('@citation-js/plugin-bibtex');
    return text => plugins.input.chain(text, { generateGraph: false }).length;
  }
  if (reader === '@retorquere/bibtex-parser') {
    // Its CommonJS build does not load: the ES modules stand beside it.
    const path = require.resolve('@retorquere/bibtex-parser').replace(`${sep}cjs${sep}`, `${sep}esm${sep}`);
    const { parse } = await import(pathToFileURL(path).href);
    return text => parse(text, { sentenceCase: 'off' }).entries.length;
  }
  if (reader === 'biblatex-csl-converter') {
    const { BibLatexParser, CSLExporter } = require('biblatex-csl-converter');
    return text => {
      const { entries } = new BibLatexParser(text, { processUnexpected: true, processUnknown: true }).parse();
      return Object.keys(new CSLExporter(entries).parse()).length;
    };
  }
  const { bibtexParser } = require('latex-utensils');
  return text =>
    bibtexParser.parse(text, { timeout: 600_000 }).content.filter((node: { entryType?: string }) => node.entryType)
      .length;
}

function scan(text: string): number {
  const scanner = new BibtexScanner(text);
  let entries = 0;
  for (let node = scanner.next(); node; node = scanner.next()) if (node.kind === 'entry') entries++;
  return entries;
}

void main();
