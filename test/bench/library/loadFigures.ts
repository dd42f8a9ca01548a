import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What one process measures of one library; milliseconds and megabytes. */
export interface LoadFigures {
  /** Until the file is read. */
  readonly records: number;
  /** Until a search finds every paper by title, authors, year and key. */
  readonly firstSearch: number;
  /** CPU time of the process until then, of all its threads. */
  readonly firstCpu: number;
  /** The longest search at that moment. */
  readonly firstQuery: number;
  /** Until all short fields are indexed and ranked. */
  readonly shortFields: number;
  /** Until everything can be found. */
  readonly all: number;
  /** The longest time in which nothing else had its turn, by `monitorEventLoopDelay`. */
  readonly stall: number;
  /** The longest stretch between two chances to pause. */
  readonly step: number;
  /** Of the JavaScript heap, after a collection. */
  readonly heap: number;
  /** The heap and what lies outside it: the index's arrays, buffers. */
  readonly memory: number;
  /** From the change of one entry's title until a search sees it, the file's reading included. */
  readonly edit: number;
  readonly editStall: number;
  /** The same where the change also moves every later line. */
  readonly shift: number;
  /** Where the time went. */
  readonly note?: string;
}

/** What one process measures of a library in a format other than BibTeX; milliseconds and megabytes. */
export interface FormatFigures extends Pick<LoadFigures, 'records' | 'firstSearch' | 'all' | 'stall' | 'memory'> {
  /** The time in which the file is read without a pause. */
  readonly atOnce: number;
  readonly note: string;
}

export interface Memory {
  readonly heap: number;
  readonly memory: number;
}

/** Memory in use now, after a collection. */
export function memoryNow(): Memory {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed / 1e6, memory: (heapUsed + external) / 1e6 };
}

/** CPU time that the process has taken since it began, of all its threads; milliseconds. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The longest stall of the event loop while `work` runs, and up to a millisecond more. */
export async function stallDuring(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await new Promise(resolve => setTimeout(resolve, 50));
  delay.reset();
  await new Promise(resolve => setTimeout(resolve, 5));
  await work();
  await new Promise(resolve => setTimeout(resolve, 5));
  delay.disable();
  return delay.max / 1e6;
}

/** Writes `word` into the title of the entry in the middle of the file; `lines` empty lines stand before the entry then. */
export function editMiddle(file: string, word: string, lines: number): void {
  const text = readFileSync(file, 'utf8');
  const entry = text.indexOf('\n@', text.length / 2);
  const title = text.indexOf('title = {', entry) + 'title = {'.length;
  writeFileSync(
    file,
    text.slice(0, entry) + '\n'.repeat(lines) + text.slice(entry, title) + `${word} ` + text.slice(title),
  );
}
