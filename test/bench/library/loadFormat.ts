import { readFileSync } from 'node:fs';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { memoryNow, stallDuring, type FormatFigures } from './loadFigures';
import { LoadedLibrary } from './loadedLibrary';

/** Loads a library as the extension does, then reads its file once more without a pause. */
async function main(file: string): Promise<void> {
  const before = memoryNow();
  const loaded = new LoadedLibrary(file);
  let [records, firstSearch, all] = [0, 0, 0];
  const stall = await stallDuring(async () => {
    const start = performance.now();
    await loaded.load({
      records: () => (records = performance.now() - start),
      firstSearch: async () => void (firstSearch = performance.now() - start),
    });
    all = performance.now() - start;
  });
  const note = String(loaded.steps);
  await loaded.findSome();
  const { memory } = memoryNow();
  const bytes = readFileSync(file);
  const start = performance.now();
  readLibrary(file, bytes);
  const atOnce = performance.now() - start;
  const figures: FormatFigures = { records, firstSearch, all, stall, memory: memory - before.memory, atOnce, note };
  console.log(JSON.stringify(figures));
}

void main(process.argv[2] ?? '');
