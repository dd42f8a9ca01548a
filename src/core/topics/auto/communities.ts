import { toGraph, type LikenessGraph } from './neighbours';
import { seededRandom } from './random';

/** Rows moved in one step. */
const STEP = 400;
/** Rounds of moving after which a level is taken as it is. */
const ROUNDS = 30;

/** A graph whose nodes are groups of the one before; `loops` is the weight inside each node. */
interface Level extends LikenessGraph {
  readonly loops: Float64Array;
}

function shuffled(size: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Moves single nodes to the group of a neighbour as long as modularity grows; `undefined` where nothing moved. */
function* moveNodes(level: Level, resolution: number, random: () => number): Generator<void, Int32Array | undefined> {
  const { size, starts, neighbours, weights, loops } = level;
  const degrees = new Float64Array(size);
  let total = 0;
  for (let node = 0; node < size; node++) {
    let degree = 2 * (loops[node] as number);
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) degree += weights[i] as number;
    degrees[node] = degree;
    total += degree;
  }
  const groups = Int32Array.from({ length: size }, (_, i) => i);
  const totals = degrees.slice();
  const links = new Float64Array(size);
  const order = shuffled(size, random);
  let anyMoved = false;
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (const node of order) {
      const own = groups[node] as number;
      const share = (resolution * (degrees[node] as number)) / (total || 1);
      const met: number[] = [own];
      for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
        const group = groups[neighbours[i] as number] as number;
        if (!links[group] && group !== own) met.push(group);
        links[group] = (links[group] as number) + (weights[i] as number);
      }
      totals[own] = (totals[own] as number) - (degrees[node] as number);
      let best = own;
      let highest = -Infinity;
      for (const group of met) {
        const gain = (links[group] as number) - share * (totals[group] as number);
        if (gain > highest + 1e-12) [highest, best] = [gain, group];
      }
      for (const group of met) links[group] = 0;
      totals[best] = (totals[best] as number) + (degrees[node] as number);
      groups[node] = best;
      if (best !== own) moved++;
      if (++done % STEP === 0) yield;
    }
    if (!moved) break;
    anyMoved = true;
  }
  return anyMoved ? groups : undefined;
}

/** Numbers groups from 0 on, in the order in which they are met. */
export function renumber(groups: ArrayLike<number>): { readonly groups: Int32Array; readonly count: number } {
  const numbers = new Map<number, number>();
  const renumbered = Int32Array.from(groups, group => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  return { groups: renumbered, count: numbers.size };
}

/** The graph between groups. */
function* contract(level: Level, groups: Int32Array, count: number): Generator<void, Level> {
  const links: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const loops = new Float64Array(count);
  for (let node = 0; node < level.size; node++) {
    const group = groups[node] as number;
    loops[group] = (loops[group] as number) + (level.loops[node] as number);
    const link = links[group] as Map<number, number>;
    for (let i = level.starts[node] as number; i < (level.starts[node + 1] as number); i++) {
      const other = groups[level.neighbours[i] as number] as number;
      const weight = level.weights[i] as number;
      if (other === group) loops[group] = (loops[group] as number) + weight / 2;
      else link.set(other, (link.get(other) ?? 0) + weight);
    }
    if (node % STEP === STEP - 1) yield;
  }
  return { ...(yield* toGraph(links)), loops };
}

/**
 * Groups of nodes with more weight inside than chance would give, by modularity; nodes without neighbours stay alone.
 * @param resolution higher values give more and smaller groups
 * @see Blondel et al. 2008, "Fast unfolding of communities in large networks"; the resolution of Reichardt & Bornholdt 2006
 */
export function* communities(graph: LikenessGraph, resolution: number, seed: number): Generator<void, Int32Array> {
  const random = seededRandom(seed);
  let level: Level = { ...graph, loops: new Float64Array(graph.size) };
  let member = Int32Array.from({ length: graph.size }, (_, i) => i);
  for (;;) {
    const moved = yield* moveNodes(level, resolution, random);
    if (!moved) return renumber(member).groups;
    const { groups, count } = renumber(moved);
    member = member.map(node => groups[node] as number);
    level = yield* contract(level, groups, count);
  }
}

/** Resolutions, against the wanted one, and starts at each of which a consensus is made. */
const RESOLUTIONS = [0.7, 1, 1.5, 2.2];
const STARTS = 4;
/** What a link counts whose ends no grouping holds together. */
const LEAST_AGREEMENT = 1e-6;
/** Links beyond which fewer groupings must do. */
const MANY_LINKS = 100_000;

/**
 * The graph with each link counting by the share of several groupings, coarse and fine, that hold its ends together. What is
 * grouped in it depends little on where one starts.
 * @param most starts at each resolution at most
 * @see Lancichinetti & Fortunato 2012, "Consensus clustering in complex networks"
 */
export function* consensusGraph(
  graph: LikenessGraph,
  resolution: number,
  most = STARTS,
): Generator<void, LikenessGraph> {
  const starts = graph.weights.length > MANY_LINKS ? Math.min(2, most) : most;
  const agreed = new Float64Array(graph.weights.length);
  for (const [i, factor] of RESOLUTIONS.entries()) {
    for (let start = 0; start < starts; start++) {
      const groups = yield* communities(graph, resolution * factor, 1 + i * STARTS + start);
      for (let node = 0; node < graph.size; node++) {
        for (let l = graph.starts[node] as number; l < (graph.starts[node + 1] as number); l++)
          if (groups[node] === groups[graph.neighbours[l] as number]) agreed[l] = (agreed[l] as number) + 1;
      }
      yield;
    }
  }
  const runs = RESOLUTIONS.length * starts;
  return {
    ...graph,
    weights: graph.weights.map((weight, l) => weight * ((agreed[l] as number) / runs + LEAST_AGREEMENT)),
  };
}
