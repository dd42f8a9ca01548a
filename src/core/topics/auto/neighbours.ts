import { joinBothWays, type Nearest } from './joinBothWays';
import type { SparseMatrix } from './sparseMatrix';

/** Which rows are alike, both ways: the neighbours of row `i` stand from `starts[i]` up to `starts[i + 1]`. */
export interface LikenessGraph {
  readonly size: number;
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** Greater than 0. */
  readonly weights: Float64Array;
}

/** Rows worked on in one step. */
const STEP = 500;
/** Terms of a row that look for its neighbours, the weightiest: those left out are in most rows. */
const MOST_TERMS = 80;

/** Rows by column, in the compressed form of the rows. */
function* transpose({ rows, columns, starts, columnOf, values }: SparseMatrix): Generator<void, SparseMatrix> {
  const begins = new Int32Array(columns + 1);
  for (const column of columnOf) begins[column + 1] = (begins[column + 1] as number) + 1;
  yield;
  for (let c = 0; c < columns; c++) begins[c + 1] = (begins[c + 1] as number) + (begins[c] as number);
  const next = begins.slice();
  const rowOf = new Int32Array(columnOf.length);
  const moved = new Float64Array(columnOf.length);
  for (let row = 0; row < rows; row++) {
    for (let cell = starts[row] as number; cell < (starts[row + 1] as number); cell++) {
      const column = columnOf[cell] as number;
      const at = next[column] as number;
      next[column] = at + 1;
      rowOf[at] = row;
      moved[at] = values[cell] as number;
    }
    if (row % STEP === STEP - 1) yield;
  }
  return { rows: columns, columns: rows, starts: begins, columnOf: rowOf, values: moved };
}

/**
 * The least value that counts in a row: in a long one only the weightiest cells do.
 * @param room for the values of the longest row
 */
function leastTelling({ starts, values }: SparseMatrix, row: number, room: Float64Array): number {
  const [start, end] = [starts[row] as number, starts[row + 1] as number];
  if (end - start <= MOST_TERMS) return 0;
  const sorted = room.subarray(0, end - start);
  for (let i = start; i < end; i++) sorted[i - start] = values[i] as number;
  sorted.sort();
  return sorted[end - start - MOST_TERMS] as number;
}

/** The rows of the `most` greatest scores, greatest first, lower numbers before higher ones. */
function greatest(rows: ArrayLike<number>, scores: Float64Array, most: number): number[] {
  const before = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
  const best: number[] = [];
  let least = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if ((scores[row] as number) <= least && best.length >= most) continue;
    best.push(row);
    // sorting now and then keeps the list short and the bar high
    if (best.length < 4 * most) continue;
    best.sort(before).length = most;
    least = scores[best[most - 1] as number] as number;
  }
  return best.sort(before).slice(0, most);
}

/** Joins each row with those most like it by the cosine of their terms; the rows of `matrix` have length 1. */
export function* likenessGraph(matrix: SparseMatrix, most: number): Generator<void, LikenessGraph> {
  const byTerm = yield* transpose(matrix);
  let longest = 0;
  for (let row = 0; row < matrix.rows; row++)
    longest = Math.max(longest, (matrix.starts[row + 1] as number) - (matrix.starts[row] as number));
  const room = new Float64Array(longest);
  const scores = new Float64Array(matrix.rows);
  const met = new Int32Array(matrix.rows);
  const nearest: Nearest = {
    most,
    counts: new Int32Array(matrix.rows),
    rows: new Int32Array(matrix.rows * most),
    weights: new Float64Array(matrix.rows * most),
  };
  for (let row = 0; row < matrix.rows; row++) {
    let count = 0;
    const least = leastTelling(matrix, row, room);
    for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell++) {
      const value = matrix.values[cell] as number;
      if (value < least) continue;
      const term = matrix.columnOf[cell] as number;
      const end = byTerm.starts[term + 1] as number;
      for (let i = byTerm.starts[term] as number; i < end; i++) {
        const other = byTerm.columnOf[i] as number;
        const score = scores[other] as number;
        if (!score) met[count++] = other;
        scores[other] = score + value * (byTerm.values[i] as number);
      }
    }
    const found = met.subarray(0, count);
    scores[row] = 0;
    let at = row * most;
    for (const other of greatest(found, scores, most)) {
      const weight = scores[other] as number;
      if (!weight) continue;
      nearest.rows[at] = other;
      nearest.weights[at++] = weight;
    }
    nearest.counts[row] = at - row * most;
    for (let i = 0; i < count; i++) scores[met[i] as number] = 0;
    if (row % 8 === 7) yield;
  }
  return yield* joinBothWays(nearest);
}

/** A graph from the neighbours of each row, which must hold each other. */
export function* toGraph(links: readonly ReadonlyMap<number, number>[]): Generator<void, LikenessGraph> {
  const starts = new Int32Array(links.length + 1);
  links.forEach((link, i) => (starts[i + 1] = (starts[i] as number) + link.size));
  const neighbours = new Int32Array(starts[links.length] as number);
  const weights = new Float64Array(neighbours.length);
  for (const [i, link] of links.entries()) {
    let at = starts[i] as number;
    for (const [other, weight] of link) {
      neighbours[at] = other;
      weights[at++] = weight;
    }
    if (i % STEP === STEP - 1) yield;
  }
  return { size: links.length, starts, neighbours, weights };
}

/** The part of a graph between `rows`, which are numbered anew in their order. */
export function* subgraph(graph: LikenessGraph, rows: readonly number[]): Generator<void, LikenessGraph> {
  const numbers = new Map(rows.map((row, i) => [row, i]));
  const links = rows.map(row => {
    const link = new Map<number, number>();
    for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++) {
      const other = numbers.get(graph.neighbours[i] as number);
      if (other !== undefined) link.set(other, graph.weights[i] as number);
    }
    return link;
  });
  return yield* toGraph(links);
}
