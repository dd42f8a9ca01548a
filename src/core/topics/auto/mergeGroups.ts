import { renumber } from './communities';
import type { LikenessGraph } from './neighbours';

/** How near two groups are, by the weight between them, the weight of the links of each, and that of those which leave it. */
export type Nearness = (between: number, a: GroupWeight, b: GroupWeight) => number;

export interface GroupWeight {
  /** Of all links of its nodes. */
  readonly all: number;
  /** Of those that go to other groups. */
  readonly leaving: number;
}

/** By how much joining two groups lowers the normalised cut (Shi & Malik 2000). */
export const byCut: Nearness = (between, a, b) => {
  const share = ({ all, leaving }: GroupWeight) => (all ? leaving / all : 0);
  const both = { all: a.all + b.all, leaving: a.leaving + b.leaving - 2 * between };
  return share(a) + share(b) - share(both);
};

/** The weight between two groups against what chance would give. */
export const byChance: Nearness = (between, a, b) => between / (a.all * b.all || 1);

/** Joins the two nearest groups until `wanted` are left. In steps of a few milliseconds. */
export function* mergeGroups(
  graph: LikenessGraph,
  groups: ArrayLike<number>,
  wanted: number,
  nearness: Nearness,
): Generator<void, Int32Array> {
  const { groups: numbered, count } = renumber(groups);
  const links = Array.from({ length: count }, () => new Float64Array(count));
  const weights = Array.from({ length: count }, () => ({ all: 0, leaving: 0 }));
  for (let node = 0; node < graph.size; node++) {
    const group = numbered[node] as number;
    const [row, own] = [links[group], weights[group]];
    if (!row || !own) continue;
    for (let i = graph.starts[node] as number; i < (graph.starts[node + 1] as number); i++) {
      const other = numbered[graph.neighbours[i] as number] as number;
      const weight = graph.weights[i] as number;
      row[other] = (row[other] as number) + weight;
      own.all += weight;
      if (other !== group) own.leaving += weight;
    }
  }
  yield;
  const left = Array.from({ length: count }, (_, i) => i);
  const joined = Int32Array.from(left);
  while (left.length > wanted) {
    const [a, b] = nearestPair(left, links, weights, nearness);
    const [kept, gone] = [weights[a], weights[b]];
    if (!kept || !gone) break;
    kept.all += gone.all;
    kept.leaving += gone.leaving - 2 * (links[a]?.[b] ?? 0);
    for (const other of left) {
      const [row, mirror] = [links[a] as Float64Array, links[other] as Float64Array];
      row[other] = (row[other] as number) + (links[b]?.[other] ?? 0);
      mirror[a] = row[other] as number;
    }
    left.splice(left.indexOf(b), 1);
    joined.forEach((group, i) => (joined[i] = group === b ? a : group));
    yield;
  }
  return renumber(numbered.map(group => joined[group] as number)).groups;
}

function nearestPair(
  left: readonly number[],
  links: readonly Float64Array[],
  weights: readonly GroupWeight[],
  nearness: Nearness,
): [number, number] {
  let best: [number, number] = [left[0] ?? 0, left[1] ?? 0];
  let highest = -Infinity;
  for (const [i, a] of left.entries()) {
    for (const b of left.slice(i + 1)) {
      const near = nearness(links[a]?.[b] ?? 0, weights[a] as GroupWeight, weights[b] as GroupWeight);
      if (near > highest) [highest, best] = [near, [a, b]];
    }
  }
  return best;
}
