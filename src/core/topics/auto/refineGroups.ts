import type { LikenessGraph } from './neighbours';
import type { SparseMatrix } from './sparseMatrix';

/** Rows worked on in one step. */
const STEP = 100;
/** Rounds of moving after which groups are taken as they are. */
const ROUNDS = 20;

const countGroups = (groups: Int32Array) => groups.reduce((most, group) => Math.max(most, group + 1), 0);

/** The weight of all links of each group, and of those within it. */
function groupWeights(graph: LikenessGraph, groups: Int32Array, count: number) {
  const [all, within] = [new Float64Array(count), new Float64Array(count)];
  for (let node = 0; node < graph.size; node++) {
    const group = groups[node] as number;
    for (let i = graph.starts[node] as number; i < (graph.starts[node + 1] as number); i++) {
      const weight = graph.weights[i] as number;
      all[group] = (all[group] as number) + weight;
      if (groups[graph.neighbours[i] as number] === group) within[group] = (within[group] as number) + weight;
    }
  }
  return { all, within, total: all.reduce((sum, weight) => sum + weight, 0) };
}

/**
 * How well groups part a graph, greater is better: modularity (Newman & Girvan 2004), which likes groups of one size, times
 * the mean share of a group's links that stay within it (one less the normalised cut of Shi & Malik 2000).
 */
export function quality(graph: LikenessGraph, groups: Int32Array): number {
  const count = countGroups(groups);
  const { all, within, total } = groupWeights(graph, groups, count);
  let [modularity, inside] = [0, 0];
  for (let group = 0; group < count; group++) {
    const share = (all[group] as number) / (total || 1);
    modularity += (within[group] as number) / (total || 1) - share * share;
    inside += (within[group] as number) / (all[group] || 1);
  }
  return (modularity * inside) / (count || 1);
}

/** Moves nodes between the groups as long as modularity grows; no group is emptied. In steps of a few milliseconds. */
export function* refineByLinks(graph: LikenessGraph, groups: Int32Array): Generator<void, Int32Array> {
  const count = countGroups(groups);
  const refined = groups.slice();
  const { all, total } = groupWeights(graph, groups, count);
  const sizes = new Int32Array(count);
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1;
  const links = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let node = 0; node < graph.size; node++) {
      const own = refined[node] as number;
      links.fill(0);
      let degree = 0;
      for (let i = graph.starts[node] as number; i < (graph.starts[node + 1] as number); i++) {
        const group = refined[graph.neighbours[i] as number] as number;
        links[group] = (links[group] as number) + (graph.weights[i] as number);
        degree += graph.weights[i] as number;
      }
      if (node % STEP === STEP - 1) yield;
      if ((sizes[own] as number) < 2) continue;
      all[own] = (all[own] as number) - degree;
      const gain = (group: number) => (links[group] as number) - (degree * (all[group] as number)) / (total || 1);
      let best = own;
      let highest = gain(own) + 1e-9;
      for (let group = 0; group < count; group++) if (gain(group) > highest) [highest, best] = [gain(group), group];
      all[best] = (all[best] as number) + degree;
      if (best === own) continue;
      sizes[own] = (sizes[own] as number) - 1;
      sizes[best] = (sizes[best] as number) + 1;
      refined[node] = best;
      moved++;
    }
    if (!moved) break;
  }
  return refined;
}

/**
 * Gives each row to the group whose mean its terms are most like, `rounds` times; no group is emptied and rows of no group
 * (below 0) stay so. In steps of a few milliseconds.
 * @param terms rows of length 1
 * @see Dhillon & Modha 2001, "Concept decompositions for large sparse text data using clustering" (spherical k-means)
 */
export function* refineByTerms(terms: SparseMatrix, groups: Int32Array, rounds: number): Generator<void, Int32Array> {
  const count = countGroups(groups);
  let refined = groups;
  const sums = new Float32Array(terms.columns * count);
  for (let round = 0; round < rounds; round++) {
    const means = yield* meansOf(terms, refined, count, sums);
    const next = refined.slice();
    const sizes = new Int32Array(count);
    for (const group of refined) if (group >= 0) sizes[group] = (sizes[group] as number) + 1;
    const likeness = new Float64Array(count);
    for (let row = 0; row < terms.rows; row++) {
      const own = refined[row] as number;
      if (own >= 0 && (sizes[own] as number) > 1) {
        likeness.fill(0);
        for (let cell = terms.starts[row] as number; cell < (terms.starts[row + 1] as number); cell++) {
          const at = (terms.columnOf[cell] as number) * count;
          const value = terms.values[cell] as number;
          for (let group = 0; group < count; group++)
            likeness[group] = (likeness[group] as number) + value * (means.sums[at + group] as number);
        }
        // a row must not hold itself where it is
        likeness[own] = (likeness[own] as number) - 1;
        let best = own;
        let highest = (likeness[own] as number) / (means.lengths[own] || 1);
        for (let group = 0; group < count; group++) {
          const like = (likeness[group] as number) / (means.lengths[group] || 1);
          if (like > highest) [highest, best] = [like, group];
        }
        sizes[own] = (sizes[own] as number) - 1;
        sizes[best] = (sizes[best] as number) + 1;
        next[row] = best;
      }
      if (row % STEP === STEP - 1) yield;
    }
    refined = next;
  }
  return refined;
}

interface Means {
  /** For each column the sum of each group's values in turn. */
  readonly sums: Float32Array;
  /** Of each group's sums. */
  readonly lengths: Float64Array;
}

/** @param sums room for the sums, which is overwritten */
function* meansOf(terms: SparseMatrix, groups: Int32Array, count: number, sums: Float32Array): Generator<void, Means> {
  sums.fill(0);
  const lengths = new Float64Array(count);
  for (let row = 0; row < terms.rows; row++) {
    const group = groups[row] as number;
    if (group >= 0) {
      for (let cell = terms.starts[row] as number; cell < (terms.starts[row + 1] as number); cell++) {
        const at = (terms.columnOf[cell] as number) * count + group;
        sums[at] = (sums[at] as number) + (terms.values[cell] as number);
      }
    }
    if (row % STEP === STEP - 1) yield;
  }
  for (let column = 0; column < terms.columns; column++) {
    for (let group = 0; group < count; group++)
      lengths[group] = (lengths[group] as number) + (sums[column * count + group] as number) ** 2;
    if (column % (STEP * 50) === STEP * 50 - 1) yield;
  }
  return { sums, lengths: lengths.map(Math.sqrt) };
}
