import { DisjointSets } from './disjointSets';
import { put } from './listMap';
import type { RecordFacts } from './recordFacts';
import { SamePapers } from './samePapers';

const STEP = 512;

/**
 * Finds the records that describe one paper, in steps.
 * @returns for each record the number of the first record of its paper
 * @see SamePapers for the rules
 */
export function* findSamePapers(records: readonly RecordFacts[]): Generator<void, Int32Array> {
  const connected = new DisjointSets(records.length);
  const firstWith = new Map<string, number>();
  const firstHashed = new Map<number, number>();
  const firstTitled = new Map<string, number>();
  const connect = (map: Map<string, number>, value: string, record: number) => {
    const first = map.get(value);
    if (first === undefined) map.set(value, record);
    else connected.join(first, record);
  };
  const connectTitle = (facts: RecordFacts, hash: number, record: number) => {
    const first = firstHashed.get(hash);
    if (first === undefined) firstHashed.set(hash, record);
    else if (records[first]?.title === facts.title) connected.join(first, record);
    // different titles with one hash
    else connect(firstTitled, facts.title ?? '', record);
  };
  for (let index = 0; index < records.length; index++) {
    if (index % STEP === STEP - 1) yield;
    const facts = records[index];
    if (!facts) continue;
    for (const identifier of facts.identifiers) connect(firstWith, identifier, index);
    if (facts.titleHash !== undefined) connectTitle(facts, facts.titleHash, index);
  }

  const components = new Map<number, number[]>();
  for (let index = 0; index < records.length; index++) {
    if (index % STEP === STEP - 1) yield;
    const root = connected.find(index);
    if (root !== index) put(components, root, index);
  }
  const papers = new SamePapers(records);
  let settled = 0;
  for (const [root, others] of components) {
    yield* papers.settle([root, ...others]);
    if (++settled % STEP === 0) yield;
  }

  const firsts = new Int32Array(records.length);
  for (let index = 0; index < records.length; index++) firsts[index] = papers.find(index);
  return firsts;
}
