import { communities, consensusGraph, renumber } from './communities';
import { likenessGraph, type LikenessGraph } from './neighbours';
import type { SparseMatrix } from './sparseMatrix';

/** Papers to which each is joined: a share of a small library, so many of a large one. */
const NEIGHBOURS = 30;
const SMALL_SHARE = 0.15;
const FEWEST = 4;
/** Tries to hit a wanted number of groups, and the resolutions between which it is looked for. */
const TRIES = 16;
const COARSEST = 0.05;
const FINEST = 20;

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

/** Divides a graph by a consensus of several groupings. */
export function* partition(graph: LikenessGraph, resolution: number): Generator<void, Partition> {
  const agreed = yield* consensusGraph(graph, resolution);
  return renumber(yield* communities(agreed, resolution, 1));
}

/** The same with as many groups as wanted, or as nearly so as can be: for comparing with methods that must be told. */
export function* partitionInto(graph: LikenessGraph, wanted: number): Generator<void, Partition> {
  const { resolution } = yield* nearestTo(graph, wanted);
  return yield* nearestTo(yield* consensusGraph(graph, resolution), wanted);
}

function* nearestTo(
  graph: LikenessGraph,
  wanted: number,
): Generator<void, Partition & { readonly resolution: number }> {
  let [low, high] = [COARSEST, FINEST];
  let best: (Partition & { readonly resolution: number }) | undefined;
  for (let i = 0; i < TRIES && best?.count !== wanted; i++) {
    const resolution = Math.sqrt(low * high);
    const found = renumber(yield* communities(graph, resolution, 1));
    if (!best || Math.abs(found.count - wanted) < Math.abs(best.count - wanted)) best = { ...found, resolution };
    if (found.count < wanted) low = resolution;
    else high = resolution;
  }
  return best as Partition & { readonly resolution: number };
}
