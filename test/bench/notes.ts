import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inSlices } from '../../src/adapters/pause';
import { readLibrary } from '../../src/core/formats/readLibrary';
import { completionPlace } from '../../src/core/language/completionPlace';
import { completionRows } from '../../src/core/language/completionRows';
import { PaperLookup } from '../../src/core/language/paperLookup';
import { Library } from '../../src/core/library/library';
import { checkNote } from '../../src/core/notes/checks/checkNote';
import { nearestKeys } from '../../src/core/notes/checks/nearestKeys';
import { indexNotes } from '../../src/core/notes/index/indexNotes';
import { NoteIndex } from '../../src/core/notes/index/noteIndex';
import { readNote, readNoteParts } from '../../src/core/notes/index/readNote';
import { PaperIndex } from '../../src/core/search/paperIndex';
import { generateBibtex } from './bib/generateBibtex';
import { stallDuring } from './library/loadFigures';
import { generateNotes } from './notes/generateNotes';

/** Papers of the library that the notes cite. */
const PAPERS = 10_000;
const PLAIN = /@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/gu;
const QUERIES = [
  '',
  'k',
  'key12',
  'key1234',
  'survival',
  'survival enc',
  'contrastive retrieval mod',
  'müller 2019',
  'zzz',
];

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const highest = (numbers: readonly number[]) => Math.max(...numbers);

function print(name: string, figure: string, wanted = '', baseline = ''): void {
  console.log(`  ${name.padEnd(44)}${figure.padStart(24)}${wanted.padStart(12)}${baseline.padStart(22)}`);
}

const ms = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

/** Milliseconds of processor time, which others on the machine do not lengthen. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function timesOf(runs: number, run: (at: number) => void): number[] {
  return Array.from({ length: runs }, (_each, at) => {
    const start = performance.now();
    run(at);
    return performance.now() - start;
  });
}

/** What a search over all files with a pattern takes, nothing kept but counts by key. */
async function plainScan(paths: readonly string[]): Promise<{ time: number; cpu: number; keys: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const counts = new Map<string, number>();
  for (let at = 0; at < paths.length; at += 32) {
    const texts = await Promise.all(paths.slice(at, at + 32).map(path => readFile(path, 'utf8')));
    for (const text of texts)
      for (const [, key = ''] of text.matchAll(PLAIN)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { time: performance.now() - start, cpu: cpuSince(before), keys: counts.size };
}

function writeNotes(count: number, keys: readonly string[]): { path: string; text: string }[] {
  const folder = join(tmpdir(), `lectern-bench-notes-${count}`);
  return [...generateNotes(count, keys)].map(({ name, text }) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { path, text };
  });
}

async function main(count: number): Promise<void> {
  const library = new Library();
  const read = readLibrary('refs.bib', new TextEncoder().encode(generateBibtex(PAPERS)));
  if (read.format === undefined) throw new Error(read.message);
  library.setSources([{ uri: 'refs.bib', ...read.reading, level: 'user' }]);
  const keys = library.papers.map(({ citationKey }) => citationKey);
  const notes = writeNotes(count, keys);
  const size = notes.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${count} notes, ${(size / 1e6).toFixed(1)} MB; ${keys.length} papers`);
  print('', 'Lectern', 'wanted', 'plain pattern');

  const paths = notes.map(({ path }) => path);
  await plainScan(paths.slice(0, 200));
  const plain = await plainScan(paths);
  const index = new NoteIndex();
  let time = 0;
  const before = process.cpuUsage();
  const stall = await stallDuring(async () => {
    const start = performance.now();
    const files = { readFile: async (uri: string) => readFile(uri) };
    await indexNotes(
      paths.map(uri => ({ uri, syntax: 'pandoc' as const })),
      index,
      { files, log: silent, inSlices },
    );
    time = performance.now() - start;
  });
  const cpu = cpuSince(before);
  if (index.size !== count) throw new Error(`${index.size} notes are known`);
  print('all notes read', ms(time), '3000 ms', `${ms(plain.time)}, ${plain.keys} keys`);
  print('  processor time', ms(cpu), '', ms(plain.cpu));
  print('  longest event-loop stall', ms(stall), '50 ms');
  print('  keys that are cited', `${[...index.keys].length}`);

  const edits = timesOf(200, at => {
    const { path, text } = notes[(at * 37) % count]!;
    index.set(readNote(path, `${text}\nNew @key${at}.`, 'pandoc'));
  });
  print('an edit of a note followed', `${ms(median(edits))}/${ms(highest(edits))}`, '50 ms');
  const book = notes
    .slice(0, 150)
    .map(({ text }) => text)
    .join('\n\n');
  const long = timesOf(5, () => index.set(readNote('book.md', book, 'pandoc')));
  print(`  of a note of ${(book.length / 1e6).toFixed(1)} MB`, ms(median(long)), '50 ms');
  const citing = timesOf(200, at => index.citing(keys[(at * 31) % keys.length]!));
  print('who cites a key', `${ms(median(citing))}/${ms(highest(citing))}`);

  const search = new PaperIndex(id => id);
  search.setPapers(library.papers);
  while (search.indexNext(0, () => 0));
  const source = { papers: library.papers, recent: [], search: search.search.bind(search) };
  const { text } = notes[0]!;
  const rows = (query: string) => {
    const place = completionPlace(`${text}\n[see @${query}]`, text.length + 7 + query.length, 'pandoc', false);
    if (!place) throw new Error(`no place for "${query}"`);
    return completionRows(place, source);
  };
  for (const query of QUERIES) rows(query);
  const times = QUERIES.map(query => ({ query, times: timesOf(9, () => rows(query)) }));
  const worst = times.reduce((a, b) => (median(a.times) > median(b.times) ? a : b));
  print('rows of a completion, median of queries', ms(median(times.map(each => median(each.times)))), '50 ms');
  print(`  slowest: "${worst.query}"`, `${ms(median(worst.times))}/${ms(highest(worst.times))}`, '50 ms');
  const part = { text: book, syntax: 'pandoc' as const, cell: undefined };
  const noteLibrary = { resolve: (key: string) => library.resolve(key), hasOwnPapers: true, hasBibliography: true };
  const checks = timesOf(200, at => {
    const { path, text: each } = notes[(at * 37) % count]!;
    const parts = [{ ...part, text: each }];
    checkNote(parts, readNoteParts(path, parts), noteLibrary);
  });
  print('a note checked', `${ms(median(checks))}/${ms(highest(checks))}`, '50 ms');
  const checkOfBook = timesOf(5, () => checkNote([part], readNoteParts('book.md', [part]), noteLibrary));
  print(`  of a note of ${(book.length / 1e6).toFixed(1)} MB`, ms(median(checkOfBook)), '50 ms');
  const nearest = timesOf(50, at => nearestKeys(`${keys[at * 7]}x`, library.papers, 4));
  print('keys nearest to an unknown one', `${ms(median(nearest))}/${ms(highest(nearest))}`, '50 ms');
  const lookup = PaperLookup.inSteps(library.papers);
  const steps: number[] = [];
  for (;;) {
    const start = performance.now();
    const { done } = lookup.next();
    steps.push(performance.now() - start);
    if (done) break;
  }
  const sum = steps.reduce((a, b) => a + b, 0);
  print('papers by DOI, title, author and year', `${ms(sum)}, step ${ms(highest(steps))}`, '50 ms a step');
  const starts = times.map(({ query }) => median(timesOf(9, () => keys.filter(key => key.startsWith(query)))));
  print('  by the beginning of the key alone', '', '', ms(median(starts)));
}

const count = Number(process.argv[2]);
if (count > 0) void main(count);
else {
  console.error('usage: npm run bench:notes -- NOTES');
  process.exitCode = 1;
}
