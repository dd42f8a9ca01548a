import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBibtex } from './bib/generateBibtex';
import { FORMAT_ENDINGS, generateFormat } from './library/generateFormat';
import type { FormatFigures, LoadFigures } from './library/loadFigures';

/** What is wanted of a library of at least so many entries; milliseconds and megabytes. */
const WANTED = [
  { entries: 100_000, firstSearch: 5_000, all: undefined, stall: 100, heap: 1_500, edit: undefined },
  { entries: 0, firstSearch: 1_000, all: 5_000, stall: 50, heap: 250, edit: 300 },
] as const;

/**
 * Prints how a generated library of each size loads, in a process of its own, with a naive load as the baseline; with
 * `--formats` the same library in each of the other formats.
 */
function main(): void {
  const args = process.argv.slice(2);
  const ofFormats = args.includes('--formats');
  const counts = args.filter(arg => arg !== '--formats').map(Number);
  if (!counts.length || counts.some(count => !(count > 0))) {
    console.error('usage: npm run bench:library -- ENTRIES [ENTRIES…] [--formats]');
    process.exitCode = 1;
    return;
  }
  for (const count of counts) (ofFormats ? printFormats : printLibrary)(count);
}

const FORMAT_RUNS = 3;

/** One line for each format: medians, and the time that the file takes to be read without a pause as the baseline. */
function printFormats(count: number): void {
  const folder = join(tmpdir(), 'lectern-bench-library');
  mkdirSync(folder, { recursive: true });
  console.log(`\n${count} entries, median of ${FORMAT_RUNS} starts; no stall over 50 ms is wanted`);
  console.log(row('', ['size', 'first search', 'all indexed', 'stall', 'memory', 'read at once']));
  for (const ending of FORMAT_ENDINGS) {
    const file = join(folder, `generated-${count}.${ending}`);
    writeFileSync(file, generateFormat(count, ending));
    const runs = Array.from({ length: FORMAT_RUNS }, () => run<FormatFigures>('loadFormat', [file], '{"records"'));
    const median = (of: (figures: FormatFigures) => number) => {
      const values = runs.flatMap(figures => (typeof figures === 'string' ? [] : [of(figures)]));
      return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
    };
    const cells = [
      `${(statSync(file).size / 1e6).toFixed(1)} MB`,
      `${median(({ firstSearch }) => firstSearch).toFixed(0)} ms`,
      `${median(({ all }) => all).toFixed(0)} ms`,
      `${median(({ stall }) => stall).toFixed(0)} ms`,
      `${median(({ memory }) => memory).toFixed(0)} MB`,
      `${median(({ atOnce }) => atOnce).toFixed(0)} ms`,
    ];
    console.log(row(`.${ending}`, cells));
    const [first] = runs;
    if (first && typeof first !== 'string') console.log(`    ${first.note}`);
  }
}

function printLibrary(count: number): void {
  const folder = join(tmpdir(), 'lectern-bench-library');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `generated-${count}.bib`);
  writeFileSync(file, generateBibtex(count));
  console.log(`\n${count} entries, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  console.log(row('', ['Lectern', 'naive', 'wanted']));
  const ours = figuresOf('loadLectern', file);
  // the process before has left its own edit behind
  writeFileSync(file, generateBibtex(count));
  const naive = figuresOf('loadNaive', file);
  const wanted = WANTED.find(({ entries }) => count >= entries);
  const line = (name: string, unit: string, of: (figures: LoadFigures) => number, limit: number | undefined) => {
    const cell = (figures: LoadFigures | string) =>
      typeof figures === 'string' ? figures : `${of(figures).toFixed(0)} ${unit}`;
    console.log(row(name, [cell(ours), cell(naive), limit === undefined ? '' : `${limit} ${unit}`]));
  };
  line('file read, records known', 'ms', figures => figures.records, undefined);
  line('first search possible', 'ms', figures => figures.firstSearch, wanted?.firstSearch);
  line('  longest query then', 'ms', figures => figures.firstQuery, undefined);
  line('short fields indexed', 'ms', figures => figures.shortFields, undefined);
  line('everything indexed', 'ms', figures => figures.all, wanted?.all);
  line('longest event-loop stall', 'ms', figures => figures.stall, wanted?.stall);
  line('longest single step', 'ms', figures => figures.step, wanted?.stall);
  line('heap growth', 'MB', figures => figures.heap, wanted?.heap);
  line('memory growth with buffers', 'MB', figures => figures.memory, wanted?.heap);
  line('one entry edited: found after', 'ms', figures => figures.edit, wanted?.edit);
  line('  longest event-loop stall', 'ms', figures => figures.editStall, wanted?.stall);
  line('one line added: found after', 'ms', figures => figures.shift, wanted?.edit);
  for (const figures of [ours, naive]) if (typeof figures !== 'string' && figures.note) console.log(figures.note);
  printStarts(count, file);
}

interface StoredReading {
  readonly name: string;
  readonly milliseconds: number;
  readonly stall: number;
  readonly megabytes: number;
}

/** Starts in turn without and with a stored reading, each in a process of its own; prints the medians. */
function printStarts(count: number, file: string): void {
  writeFileSync(file, generateBibtex(count));
  const stored = run<StoredReading>('storeReading', [file], '{"name"');
  if (typeof stored === 'string') {
    console.log(`  second start: ${stored}`);
    return;
  }
  const runs = count > 20_000 ? 3 : 5;
  const pairs = Array.from({ length: runs }, () => {
    writeFileSync(file, generateBibtex(count));
    const first = figuresOf('loadLectern', file);
    // the process before has left its own edit behind
    writeFileSync(file, generateBibtex(count));
    return [first, figuresOf('loadLectern', file, stored.name)] as const;
  });
  rmSync(stored.name);
  const median = (start: 0 | 1, of: (figures: LoadFigures) => number) => {
    const values = pairs.flatMap(pair => (typeof pair[start] === 'string' ? [] : [of(pair[start])]));
    return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  };
  console.log(row(`median of ${runs} starts`, ['first', 'second', 'first / second']));
  const line = (name: string, unit: string, of: (figures: LoadFigures) => number) => {
    const [first, second] = [median(0, of), median(1, of)];
    console.log(
      row(name, [`${first.toFixed(0)} ${unit}`, `${second.toFixed(0)} ${unit}`, (first / second).toFixed(1)]),
    );
  };
  line('file read, records known', 'ms', figures => figures.records);
  line('first search possible', 'ms', figures => figures.firstSearch);
  line('  CPU time until then', 'ms', figures => figures.firstCpu);
  line('everything indexed', 'ms', figures => figures.all);
  line('longest event-loop stall', 'ms', figures => figures.stall);
  line('heap growth', 'MB', figures => figures.heap);
  const { milliseconds, stall, megabytes } = stored;
  console.log(
    `  stored in ${milliseconds.toFixed(0)} ms, longest stall ${stall.toFixed(0)} ms, ${megabytes.toFixed(1)} MB`,
  );
}

function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(32)}${cells.map(cell => cell.padStart(14)).join('')}`;
}

/** What a process of its own measures; one word where it fails. */
function figuresOf(script: string, ...files: readonly string[]): LoadFigures | string {
  return run<LoadFigures>(script, files, '{"records"');
}

function run<T>(script: string, files: readonly string[], begin: string): T | string {
  const path = join(__dirname, 'library', `${script}.js`);
  const options = ['--expose-gc', '--max-old-space-size=8192', path, ...files];
  const child = spawnSync(process.execPath, options, { encoding: 'utf8', maxBuffer: 1 << 26 });
  const line = child.stdout.split('\n').find(text => text.startsWith(begin));
  if (line) return JSON.parse(line) as T;
  console.error(child.stderr.slice(-2000));
  return 'fails';
}

main();
