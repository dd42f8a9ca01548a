import { readFileSync, writeFileSync } from 'node:fs';
import { contentHash } from '../../../src/adapters/contentHash';
import { inSlices } from '../../../src/adapters/pause';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { printReadingInSteps } from '../../../src/core/formats/storedReading';
import { BENCH_VERSION } from './loadedLibrary';
import { stallDuring } from './loadFigures';

/** Stores the reading of a file beside it, as the extension's cache does, and prints the name, the time and the longest stall. */
async function main(file: string): Promise<void> {
  const source = readFileSync(file);
  const read = readLibrary(file, source);
  if (read.format === undefined) throw new Error(read.message);
  let stored: Uint8Array = new Uint8Array(0);
  const start = performance.now();
  const stall = await stallDuring(async () => {
    stored = await inSlices(printReadingInSteps(read, BENCH_VERSION));
  });
  const milliseconds = performance.now() - start;
  const name = `${file}.${await contentHash(source)}-${await contentHash(stored)}.json`;
  writeFileSync(name, stored);
  console.log(JSON.stringify({ name, milliseconds, stall, megabytes: stored.length / 1e6 }));
}

void main(process.argv[2] ?? '');
