import { communities, consensusGraph, renumber } from './communities';
import { dissolveSmall, NONE } from './membership';
import { byChance, byCut, mergeGroups } from './mergeGroups';
import { likenessGraph, type LikenessGraph } from './neighbours';
import { quality, refineByLinks, refineByTerms } from './refineGroups';
import type { SparseMatrix } from './sparseMatrix';

/** Papers to which each is joined: a share of a small library, so many of a large one. */
const NEIGHBOURS = 30;
const SMALL_SHARE = 0.15;
const FEWEST = 4;
/** Rounds in which papers go to the group whose mean they are most like: more of them forget the graph. */
export const TERM_ROUNDS = 2;
/** Resolutions of the groupings tried for a wanted number of groups, of the consensus and, against it, of the groups in it. */
const CONSENSUS = [0.8, 1.2, 1.8];
const FINER = [1, 1.5, 2.2];
const SEEDS = [7, 8];
/** Finer groups are made until there are enough to merge. */
const FINER_STILL = 1.5;
const FINEST = 20;
/** A group of fewer papers is none. */
const LEAST_PAPERS = 3;

/** Each row's group, from 0 on. */
export interface Partition {
  readonly groups: Int32Array;
  readonly count: number;
}

/** The likeness graph of papers by their terms. */
export function* paperGraph(terms: SparseMatrix): Generator<void, LikenessGraph> {
  const most = Math.min(NEIGHBOURS, Math.max(FEWEST, Math.round(terms.rows * SMALL_SHARE)));
  return yield* likenessGraph(terms, most);
}

/**
 * Divides a graph by a consensus of several groupings.
 * @param starts at each resolution of the consensus: fewer are quicker and depend more on chance
 */
export function* partition(graph: LikenessGraph, resolution: number, starts?: number): Generator<void, Partition> {
  const agreed = yield* consensusGraph(graph, resolution, starts);
  return renumber(yield* communities(agreed, resolution, 1));
}

/**
 * Divides papers into as many groups as wanted, for comparing with methods that must be told; fewer where there are fewer
 * papers. Fine groups are merged in several ways, and the way that parts the graph best is taken.
 */
export function* partitionInto(graph: LikenessGraph, terms: SparseMatrix, wanted: number): Generator<void, Partition> {
  let best: Int32Array = new Int32Array(graph.size);
  let highest = -Infinity;
  for (const resolution of CONSENSUS) {
    const agreed = yield* consensusGraph(graph, resolution);
    for (const finer of FINER) {
      for (const seed of SEEDS) {
        const fine = yield* atLeast(agreed, wanted, resolution * finer, seed);
        for (const nearness of [byCut, byChance]) {
          const groups = yield* refineByLinks(graph, yield* mergeGroups(agreed, fine, wanted, nearness));
          const reached = quality(graph, groups);
          if (reached > highest) [highest, best] = [reached, groups];
          yield;
        }
      }
    }
  }
  return renumber(yield* refineByTerms(terms, best, TERM_ROUNDS));
}

/** Groups of a graph, at least so many of them if it can be; papers like no others are in the largest. */
function* atLeast(graph: LikenessGraph, wanted: number, resolution: number, seed: number): Generator<void, Int32Array> {
  for (let finer = resolution; ; finer *= FINER_STILL) {
    const groups = yield* communities(graph, finer, seed);
    yield* dissolveSmall(graph, groups, LEAST_PAPERS, wanted);
    const sizes = new Map<number, number>();
    for (const group of groups) if (group !== NONE) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    if (sizes.size < wanted && finer < FINEST) continue;
    const [largest = 0] = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
    return renumber(groups.map(group => (group === NONE ? largest : group))).groups;
  }
}
