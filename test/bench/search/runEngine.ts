import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BenchQuery, Collection } from './collection';
import type { Engine, Search } from './engines';
import { DEPTH, mean, measure, percentile, type Measures } from './metrics';

/** Searches before the clock counts, so that compiling is not what is measured. */
const WARM_UP = 50;
/** Rows that a quick pick asks for. */
const ROWS = 100;

export interface EngineResult {
  readonly name: string;
  readonly all: Measures;
  /** nDCG@10 of the queries in a group. */
  readonly ndcgOf: (group: string) => number;
  readonly indexMilliseconds: number;
  readonly median: number;
  readonly p95: number;
  readonly megabytes: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that live objects and typed arrays take. */
export function usedBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Milliseconds of each query, after some that only warm up. */
export function timeSearches(search: Search, queries: readonly BenchQuery[]): number[] {
  for (const { text } of queries.slice(0, WARM_UP)) search(text, ROWS);
  return queries.map(({ text }) => {
    const start = performance.now();
    search(text, ROWS);
    return performance.now() - start;
  });
}

export async function runEngine(engine: Engine, { papers, queries }: Collection): Promise<EngineResult> {
  const before = usedBytes();
  const started = performance.now();
  const search = await engine.build(papers);
  const indexMilliseconds = performance.now() - started;
  const megabytes = (usedBytes() - before) / 1e6;
  const times = timeSearches(search, queries);
  const measured = queries.map(({ text, judgements, groups }) => ({
    groups,
    measures: measure(search(text, DEPTH), judgements),
  }));
  return {
    name: engine.name,
    all: mean(measured.map(({ measures }) => measures)),
    ndcgOf: group => mean(measured.flatMap(({ groups, measures }) => (groups.includes(group) ? measures : []))).ndcg,
    indexMilliseconds,
    median: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    megabytes,
  };
}
