import { readFile } from 'node:fs/promises';
import { inSlices, pause } from '../../../src/adapters/pause';
import { readLibraryInSteps, type LibraryFile } from '../../../src/core/formats/readLibrary';
import { Library } from '../../../src/core/library/library';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import { editMiddle, memoryNow, stallDuring, type LoadFigures } from './loadFigures';

/** The same steps as the extension's, each timed: the longest one shows where work does not pause often enough. */
class Steps {
  longest = 0;
  readonly #phases = new Map<string, { time: number; longest: number }>();

  async run<T>(phase: string, steps: Generator<void, T>): Promise<T> {
    const start = performance.now();
    const known = this.#phases.get(phase) ?? { time: 0, longest: 0 };
    const result = await inSlices(this.#timed(steps, known));
    known.time += performance.now() - start;
    this.#phases.set(phase, known);
    return result;
  }

  *#timed<T>(steps: Generator<void, T>, phase: { longest: number }): Generator<void, T> {
    for (;;) {
      const start = performance.now();
      const step = steps.next();
      const time = performance.now() - start;
      phase.longest = Math.max(phase.longest, time);
      this.longest = Math.max(this.longest, time);
      if (step.done) return step.value;
      yield;
    }
  }

  toString(): string {
    const phases = [...this.#phases].map(
      ([name, { time, longest }]) => `${name} ${time.toFixed(0)} (step ${longest.toFixed(0)})`,
    );
    return phases.join(', ');
  }
}

class LoadedLibrary {
  readonly #library = new Library();
  readonly #index = new PaperIndex(id => id);
  readonly #file: string;
  steps = new Steps();
  #last: LibraryFile | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async load(onRecords: () => void, onFirstSearch: () => void): Promise<void> {
    const bytes = await readFile(this.#file);
    const read = await this.steps.run('read', readLibraryInSteps(this.#file, bytes, this.#last));
    this.#last = read;
    if (read.format === undefined) throw new Error(read.message);
    const { records, problems } = read.reading;
    onRecords();
    await this.steps.run(
      'library',
      this.#library.setSourcesInSteps([{ uri: this.#file, records, problems, level: 'user' }]),
    );
    await this.steps.run('setPapers', this.#index.setPapersInSteps(this.#library.papers));
    await pause();
    await this.steps.run('short fields', this.#shortFields());
    onFirstSearch();
    await this.steps.run('abstracts', this.#indexAll());
  }

  find(words: string): number {
    return this.#index.search(words, 10).length;
  }

  *#shortFields(): Generator<void, void> {
    while (this.#index.waiting.papers) {
      this.#index.indexNext(0, () => 0);
      yield;
    }
  }

  *#indexAll(): Generator<void, void> {
    while (this.#index.indexNext(0, () => 0)) yield;
  }
}

async function timeOfEdit(loaded: LoadedLibrary, word: string): Promise<number> {
  loaded.steps = new Steps();
  const start = performance.now();
  await loaded.load(
    () => undefined,
    () => undefined,
  );
  if (!loaded.find(word)) throw new Error('the edit is not found');
  return performance.now() - start;
}

async function main(file: string): Promise<void> {
  const before = memoryNow();
  const loaded = new LoadedLibrary(file);
  let [records, firstSearch, all, edit, shift] = [0, 0, 0, 0, 0];
  const stall = await stallDuring(async () => {
    const start = performance.now();
    await loaded.load(
      () => (records = performance.now() - start),
      () => (firstSearch = performance.now() - start),
    );
    all = performance.now() - start;
  });
  const step = loaded.steps.longest;
  const notes = [`first: ${loaded.steps}`];
  if (!loaded.find('contrastive learning')) throw new Error('nothing is found');
  const after = memoryNow();
  editMiddle(file, 'zyzzyva', 0);
  const editStall = await stallDuring(async () => {
    edit = await timeOfEdit(loaded, 'zyzzyva');
  });
  notes.push(`edit: ${loaded.steps}`);
  editMiddle(file, 'quokkas', 2);
  shift = await timeOfEdit(loaded, 'quokkas');
  notes.push(`line added: ${loaded.steps}`);
  const figures: LoadFigures = {
    records,
    firstSearch,
    all,
    stall,
    step,
    heap: after.heap - before.heap,
    memory: after.memory - before.memory,
    edit,
    editStall,
    shift,
    note: notes.map(text => `  ${text}`).join('\n'),
  };
  console.log(JSON.stringify(figures));
}

void main(process.argv[2] ?? '');
