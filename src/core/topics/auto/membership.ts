import type { LikenessGraph } from './neighbours';

/** Papers looked at in one step. */
const STEP = 500;
/** A paper whose nearest are this much farther than is usual in the library is an outsider. */
const OUTSIDER = 0.4;
/** Links that tell whether a paper is an outsider. */
const NEAREST = 3;
/** A second topic holds so much of a paper's likeness, against the first and against all. */
const SECOND_TO_FIRST = 0.85;
const SECOND_TO_ALL = 0.25;

/** In no group. */
export const NONE = -1;

/** The weight of the links of each paper to each group, the heaviest first. */
export function affinities(graph: LikenessGraph, groups: Int32Array, row: number): [group: number, weight: number][] {
  const weights = new Map<number, number>();
  for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++) {
    const group = groups[graph.neighbours[i] as number] as number;
    if (group !== NONE) weights.set(group, (weights.get(group) ?? 0) + (graph.weights[i] as number));
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** Mean likeness of each paper to the nearest of its neighbours, those of its own group only where `groups` is given. */
function* nearness(graph: LikenessGraph, groups?: Int32Array): Generator<void, Float64Array> {
  const result = new Float64Array(graph.size);
  for (let row = 0; row < graph.size; row++) {
    const weights: number[] = [];
    for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++) {
      const isHere = !groups || groups[graph.neighbours[i] as number] === groups[row];
      if (isHere) weights.push(graph.weights[i] as number);
    }
    const nearest = weights.sort((a, b) => b - a).slice(0, NEAREST);
    result[row] = nearest.reduce((sum, weight) => sum + weight, 0) / NEAREST;
    if (row % STEP === STEP - 1) yield;
  }
  return result;
}

/**
 * Gives the papers of groups of fewer than `least` to the groups that they are most like, the smallest group first, changing
 * `groups` in place; papers like those of no other group are in none then. In steps of a few milliseconds.
 * @param fewest groups that are left in any case
 */
export function* dissolveSmall(
  graph: LikenessGraph,
  groups: Int32Array,
  least: number,
  fewest = 0,
): Generator<void, void> {
  const rowsOf = new Map<number, number[]>();
  groups.forEach((group, row) => {
    if (group !== NONE) append(rowsOf, group, row);
  });
  while (rowsOf.size > fewest) {
    const small = smallest(rowsOf);
    const rows = rowsOf.get(small) ?? [];
    if (!rows.length || rows.length >= least) return;
    const next = rows.map(row => affinities(graph, groups, row).find(([group]) => group !== small)?.[0] ?? NONE);
    rowsOf.delete(small);
    rows.forEach((row, i) => {
      const group = next[i] ?? NONE;
      groups[row] = group;
      rowsOf.get(group)?.push(row);
    });
    yield;
  }
}

function append(rowsOf: Map<number, number[]>, group: number, row: number): void {
  const rows = rowsOf.get(group);
  if (rows) rows.push(row);
  else rowsOf.set(group, [row]);
}

function smallest(rowsOf: ReadonlyMap<number, readonly number[]>): number {
  let [found, least] = [NONE, Infinity];
  for (const [group, { length }] of rowsOf)
    if (length < least || (length === least && group < found)) [found, least] = [group, length];
  return found;
}

/** Takes out of their groups the papers that are like no others there, changing `groups` in place. In steps of a few milliseconds. */
export function* markOutsiders(graph: LikenessGraph, groups: Int32Array): Generator<void, void> {
  const usual = (yield* nearness(graph)).sort();
  const least = OUTSIDER * (usual[Math.floor(usual.length / 2)] ?? 0);
  (yield* nearness(graph, groups)).forEach((near, row) => {
    if (near < least) groups[row] = NONE;
  });
}

/** Each paper's groups, its own first and then a second to which it belongs nearly as much. In steps of a few milliseconds. */
export function* memberships(graph: LikenessGraph, groups: Int32Array): Generator<void, number[][]> {
  const result: number[][] = [];
  for (const [row, own] of groups.entries()) {
    const found = own === NONE ? [] : affinities(graph, groups, row);
    const all = found.reduce((sum, [, weight]) => sum + weight, 0);
    const first = found.find(([group]) => group === own)?.[1] ?? 0;
    const second = found.find(([group]) => group !== own);
    const isMember = second && second[1] >= SECOND_TO_FIRST * first && second[1] >= SECOND_TO_ALL * all;
    result.push(own === NONE ? [] : isMember ? [own, second[0]] : [own]);
    if (row % STEP === STEP - 1) yield;
  }
  return result;
}
