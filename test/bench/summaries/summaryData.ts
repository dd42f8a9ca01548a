import fs from 'node:fs';
import path from 'node:path';

/** An abstract of CSAbstruct: sentences, their roles, and how far the annotators agreed on each, 0 to 1. */
export interface RoledAbstract {
  readonly sentences: readonly string[];
  readonly labels: readonly string[];
  readonly confs: readonly number[];
}

/** An abstract of SciTLDR with its one-sentence summaries. */
export interface SummedAbstract {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly title?: string;
}

export const DATA = path.resolve('..', 'shared', 'bench', 'summaries');

/** The records of a file of JSON lines; `undefined` where there is no such file. */
export function readLines<T>(file: string): T[] | undefined {
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line) as T);
}
