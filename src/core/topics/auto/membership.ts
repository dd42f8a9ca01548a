import type { LikenessGraph } from './neighbours';

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
function nearness(graph: LikenessGraph, groups?: Int32Array): Float64Array {
  const result = new Float64Array(graph.size);
  for (let row = 0; row < graph.size; row++) {
    const weights: number[] = [];
    for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++) {
      const isHere = !groups || groups[graph.neighbours[i] as number] === groups[row];
      if (isHere) weights.push(graph.weights[i] as number);
    }
    const nearest = weights.sort((a, b) => b - a).slice(0, NEAREST);
    result[row] = nearest.reduce((sum, weight) => sum + weight, 0) / NEAREST;
  }
  return result;
}

/** Gives the papers of groups of fewer than `least` to the groups that they are most like, the smallest group first, changing `groups` in place. */
export function dissolveSmall(graph: LikenessGraph, groups: Int32Array, least: number): void {
  for (;;) {
    const sizes = new Map<number, number>();
    for (const group of groups) if (group !== NONE) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const [smallest] = [...sizes].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    if (!smallest || smallest[1] >= least) return;
    const [small] = smallest;
    const rows = [...groups.keys()].filter(row => groups[row] === small);
    const next = rows.map(row => affinities(graph, groups, row).find(([group]) => group !== small)?.[0] ?? NONE);
    rows.forEach((row, i) => (groups[row] = next[i] ?? NONE));
  }
}

/** Takes out of their groups the papers that are like no others there, changing `groups` in place. */
export function markOutsiders(graph: LikenessGraph, groups: Int32Array): void {
  const usual = nearness(graph).sort();
  const least = OUTSIDER * (usual[Math.floor(usual.length / 2)] ?? 0);
  nearness(graph, groups).forEach((near, row) => {
    if (near < least) groups[row] = NONE;
  });
}

/** Each paper's groups, its own first and then a second to which it belongs nearly as much. */
export function memberships(graph: LikenessGraph, groups: Int32Array): number[][] {
  return Array.from(groups, (own, row) => {
    if (own === NONE) return [];
    const found = affinities(graph, groups, row);
    const all = found.reduce((sum, [, weight]) => sum + weight, 0);
    const first = found.find(([group]) => group === own)?.[1] ?? 0;
    const second = found.find(([group]) => group !== own);
    const isMember = second && second[1] >= SECOND_TO_FIRST * first && second[1] >= SECOND_TO_ALL * all;
    return isMember ? [own, second[0]] : [own];
  });
}
