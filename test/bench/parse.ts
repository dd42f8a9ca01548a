import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { requireFromCache } from './bib/benchCache';
import { generateBibtex } from './bib/generateBibtex';
import { PEER_RESULTS, PEERS } from './bib/peers';

/** A peer that needs longer than this is stopped, and is not asked about larger files. */
const LIMIT = 120_000;

interface Timing {
  readonly milliseconds: number;
  /** The first run, before the code is warm. */
  readonly first: number;
  readonly records: number;
}

/**
 * Prints how fast each reader is on each file: one process each, median of as many runs as eight seconds hold, in CPU time so that a busy
 * machine changes little. The first run, cold, stands beside the median.
 */
function main(): void {
  requireFromCache(PEERS);
  const files = process.argv.slice(2).length ? process.argv.slice(2) : generated();
  const tooSlow = new Set<string>();
  for (const file of files) {
    const size = statSync(file).size / 1e6;
    console.log(`\n${basename(file)}, ${size.toFixed(1)} MB`);
    const scan = timingOf('lectern-scan', file);
    if (typeof scan !== 'string') print('Lectern, scan only', scan, size, undefined, 'offsets');
    const ours = timingOf('lectern', file);
    if (typeof ours === 'string') {
      console.log(`  Lectern: ${ours}`);
      continue;
    }
    print('Lectern', ours, size, undefined, 'CSL-JSON, problems');
    for (const peer of Object.keys(PEER_RESULTS)) {
      const timing = tooSlow.has(peer) ? 'not run: too slow on a smaller file' : timingOf(peer, file);
      if (typeof timing === 'string') {
        if (timing.startsWith('over')) tooSlow.add(peer);
        console.log(`  ${peer.padEnd(28)}${timing}`);
      } else print(peer, timing, size, timing.milliseconds / ours.milliseconds, PEER_RESULTS[peer]!);
    }
  }
}

function print(name: string, timing: Timing, megabytes: number, ratio: number | undefined, result: string): void {
  const cells = [
    `${timing.milliseconds.toFixed(0)} ms`,
    `${timing.first.toFixed(0)} ms cold`,
    `${(megabytes / (timing.milliseconds / 1000)).toFixed(1)} MB/s`,
    `${timing.records} records`,
    ratio === undefined ? '' : `${ratio.toFixed(1)} x ours`,
  ];
  console.log(`  ${name.padEnd(28)}${cells.map(cell => cell.padStart(15)).join('')}   ${result}`);
}

/** What a process of its own measures; a reason where the reader fails or is too slow. */
function timingOf(reader: string, file: string): Timing | string {
  const script = join(__dirname, 'bib', 'parseOne.js');
  const child = spawnSync(process.execPath, ['--max-old-space-size=4096', script, reader, file], {
    encoding: 'utf8',
    timeout: LIMIT,
    maxBuffer: 1 << 26,
  });
  if (child.signal) return `over ${LIMIT / 1000} s`;
  const line = child.stdout.split('\n').find(text => text.startsWith('{"milliseconds"'));
  return line ? (JSON.parse(line) as Timing) : `fails: ${failure(child.stderr)}`;
}

function failure(stderr: string): string {
  const line = stderr.split('\n').find(text => /error/i.test(text)) ?? 'no result';
  return line.trim().slice(0, 100);
}

function generated(): string[] {
  const folder = join(tmpdir(), 'lectern-bench-parse');
  mkdirSync(folder, { recursive: true });
  return [1_000, 10_000, 100_000].map(count => {
    const file = join(folder, `generated-${count}.bib`);
    const text = generateBibtex(count);
    if (safeRead(file) !== text) writeFileSync(file, text);
    return file;
  });
}

function safeRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

main();
