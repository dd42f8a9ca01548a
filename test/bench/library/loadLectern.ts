import { readFile } from 'node:fs/promises';
import { inSlices, pause } from '../../../src/adapters/pause';
import { readLibraryInSteps, type LibraryFile } from '../../../src/core/formats/readLibrary';
import { Library } from '../../../src/core/library/library';
import { shortName } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import { editMiddle, memoryNow, stallDuring, type LoadFigures } from './loadFigures';

/** The same steps as the extension's, each timed: the longest one shows where work does not pause often enough. */
class Steps {
  longest = 0;
  readonly #phases = new Map<string, { time: number; cpu: number; longest: number }>();

  async run<T>(phase: string, steps: Generator<void, T>): Promise<T> {
    const start = performance.now();
    const before = process.cpuUsage();
    const known = this.#phases.get(phase) ?? { time: 0, cpu: 0, longest: 0 };
    const result = await inSlices(this.#timed(steps, known));
    const { user, system } = process.cpuUsage(before);
    known.time += performance.now() - start;
    known.cpu += (user + system) / 1000;
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
      ([name, { time, cpu, longest }]) =>
        `${name} ${time.toFixed(0)} (CPU ${cpu.toFixed(0)}, step ${longest.toFixed(0)})`,
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

  async load(on: { records?(): void; firstSearch?(): Promise<void>; shortFields?(): void }): Promise<void> {
    const bytes = await readFile(this.#file);
    const read = await this.steps.run('read', readLibraryInSteps(this.#file, bytes, this.#last));
    this.#last = read;
    if (read.format === undefined) throw new Error(read.message);
    const { records, problems } = read.reading;
    on.records?.();
    await this.steps.run(
      'library',
      this.#library.setSourcesInSteps([{ uri: this.#file, records, problems, level: 'user' }]),
    );
    await this.steps.run('setPapers', this.#index.setPapersInSteps(this.#library.papers));
    await on.firstSearch?.();
    await pause();
    await this.steps.run('short fields', this.#shortFields());
    on.shortFields?.();
    await this.steps.run('abstracts', this.#indexAll());
  }

  /**
   * Searches for some papers by the words of their titles, by author and year, and by key.
   * @returns the longest time of one search
   * @throws where one is not found
   */
  async findSome(): Promise<number> {
    const { papers } = this.#library;
    let longest = 0;
    for (let at = 0; at < papers.length; at += Math.ceil(papers.length / 20)) {
      const paper = papers[at]!;
      for (const query of [
        paper.title,
        `${shortName(paper.authors[0]!)} ${paper.year} ${paper.title.slice(0, 30)}`,
        paper.key,
      ]) {
        const start = performance.now();
        const isFound = this.#index.search(query, 50).some(hit => hit.paper === paper);
        longest = Math.max(longest, performance.now() - start);
        if (!isFound) throw new Error(`${query} is not found`);
        await pause();
      }
    }
    return longest;
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
  await loaded.load({});
  if (!loaded.find(word)) throw new Error('the edit is not found');
  return performance.now() - start;
}

async function main(file: string): Promise<void> {
  const before = memoryNow();
  const loaded = new LoadedLibrary(file);
  let [records, firstSearch, firstQuery, shortFields, all, edit, shift] = [0, 0, 0, 0, 0, 0, 0];
  const stall = await stallDuring(async () => {
    let start = performance.now();
    await loaded.load({
      records: () => (records = performance.now() - start),
      firstSearch: async () => {
        firstSearch = performance.now() - start;
        firstQuery = await loaded.findSome();
        // the searches are no part of loading
        start = performance.now() - firstSearch;
      },
      shortFields: () => (shortFields = performance.now() - start),
    });
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
    firstQuery,
    shortFields,
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
