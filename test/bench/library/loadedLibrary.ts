import { readFile } from 'node:fs/promises';
import { contentHash } from '../../../src/adapters/contentHash';
import { inSlices, pause } from '../../../src/adapters/pause';
import { readLibraryInSteps, type LibraryFile } from '../../../src/core/formats/readLibrary';
import { parseReadingInSteps } from '../../../src/core/formats/storedReading';
import { Library } from '../../../src/core/library/library';
import { shortName } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';

/** Version of what this bench stores. */
export const BENCH_VERSION = 'bench';

/** Milliseconds; the CPU time is of all threads of the process, so that a busy machine adds nothing to it. */
interface Phase {
  time: number;
  cpu: number;
  /** The longest step, and the most CPU time of one. */
  longest: number;
  longestCpu: number;
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same steps as the extension's, each timed: the longest one shows where work does not pause often enough. */
export class Steps {
  longest = 0;
  readonly #phases = new Map<string, Phase>();

  async run<T>(phase: string, steps: Generator<void, T>): Promise<T> {
    const start = performance.now();
    const before = process.cpuUsage();
    const known = this.#phases.get(phase) ?? { time: 0, cpu: 0, longest: 0, longestCpu: 0 };
    const result = await inSlices(this.#timed(steps, known));
    known.time += performance.now() - start;
    known.cpu += cpuSince(before);
    this.#phases.set(phase, known);
    return result;
  }

  *#timed<T>(steps: Generator<void, T>, phase: Phase): Generator<void, T> {
    for (;;) {
      const start = performance.now();
      const before = process.cpuUsage();
      const step = steps.next();
      const time = performance.now() - start;
      phase.longestCpu = Math.max(phase.longestCpu, cpuSince(before));
      phase.longest = Math.max(phase.longest, time);
      this.longest = Math.max(this.longest, time);
      if (step.done) return step.value;
      yield;
    }
  }

  toString(): string {
    const phases = [...this.#phases].map(
      ([name, { time, cpu, longest, longestCpu }]) =>
        `${name} ${time.toFixed(0)} (CPU ${cpu.toFixed(0)}, step ${longest.toFixed(0)}, CPU of one ${longestCpu.toFixed(0)})`,
    );
    return phases.join(', ');
  }
}

/** A library loaded as the extension loads it. */
export class LoadedLibrary {
  readonly #library = new Library();
  readonly #index = new PaperIndex(id => id);
  readonly #file: string;
  readonly #storedReading: string | undefined;
  steps = new Steps();
  #last: LibraryFile | undefined;

  /** @param storedReading a file that `storeReading` has written, as the extension's cache has one */
  constructor(file: string, storedReading?: string) {
    this.#file = file;
    this.#storedReading = storedReading;
  }

  async load(on: { records?(): void; firstSearch?(): Promise<void>; shortFields?(): void }): Promise<void> {
    const bytes = await readFile(this.#file);
    const read =
      (this.#last ? undefined : await this.#stored(bytes)) ??
      (await this.steps.run('read', readLibraryInSteps(this.#file, bytes, this.#last)));
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

  /** What the cache does: the source's hash is the name of the file, whose own hash must be right. */
  async #stored(source: Uint8Array): Promise<LibraryFile | undefined> {
    if (this.#storedReading === undefined) return undefined;
    const [, sourceHash, ownHash] = /([0-9a-f]{64})-([0-9a-f]{64})/.exec(this.#storedReading) ?? [];
    if ((await contentHash(source)) !== sourceHash) return undefined;
    const bytes = await readFile(this.#storedReading);
    if ((await contentHash(bytes)) !== ownHash) return undefined;
    return await this.steps.run('stored', parseReadingInSteps(bytes, BENCH_VERSION));
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
