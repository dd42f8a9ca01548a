import type { SparseMatrix } from './sparseMatrix';

/** Which rows are alike, both ways: the neighbours of row `i` stand from `starts[i]` up to `starts[i + 1]`. */
export interface LikenessGraph {
  readonly size: number;
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** Greater than 0. */
  readonly weights: Float64Array;
}

/** Rows by column, in the compressed form of the rows. */
function transpose({ rows, columns, starts, columnOf, values }: SparseMatrix): SparseMatrix {
  const begins = new Int32Array(columns + 1);
  for (const column of columnOf) begins[column + 1] = (begins[column + 1] as number) + 1;
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
  }
  return { rows: columns, columns: rows, starts: begins, columnOf: rowOf, values: moved };
}

/** Moves the rows of the `most` greatest scores to the front of `rows`, greatest first, lower numbers before higher ones. */
function selectGreatest(rows: number[], scores: Float64Array, most: number): number[] {
  const before = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
  if (rows.length > 4 * most) {
    // a threshold from a sample spares sorting what is far below it
    const sample = rows.filter((_, i) => i % 8 === 0).sort(before);
    const threshold = scores[sample[Math.ceil(most / 4) + 4] ?? 0] ?? 0;
    const high = rows.filter(row => (scores[row] as number) >= threshold);
    if (high.length >= most) return high.sort(before).slice(0, most);
  }
  return rows.sort(before).slice(0, most);
}

/** Joins each row with those most like it by the cosine of their terms; the rows of `matrix` have length 1. */
export function* likenessGraph(matrix: SparseMatrix, most: number): Generator<void, LikenessGraph> {
  const byTerm = transpose(matrix);
  yield;
  const scores = new Float64Array(matrix.rows);
  const links: Map<number, number>[] = Array.from({ length: matrix.rows }, () => new Map());
  for (let row = 0; row < matrix.rows; row++) {
    const met: number[] = [];
    for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell++) {
      const term = matrix.columnOf[cell] as number;
      const value = matrix.values[cell] as number;
      for (let i = byTerm.starts[term] as number; i < (byTerm.starts[term + 1] as number); i++) {
        const other = byTerm.columnOf[i] as number;
        if (!scores[other]) met.push(other);
        scores[other] = (scores[other] as number) + value * (byTerm.values[i] as number);
      }
    }
    const found = met.filter(other => other !== row);
    for (const other of selectGreatest(found, scores, most)) {
      links[row]?.set(other, scores[other] as number);
      links[other]?.set(row, scores[other] as number);
    }
    for (const other of met) scores[other] = 0;
    if (row % 8 === 7) yield;
  }
  return toGraph(links);
}

function toGraph(links: readonly ReadonlyMap<number, number>[]): LikenessGraph {
  const starts = new Int32Array(links.length + 1);
  links.forEach((link, i) => (starts[i + 1] = (starts[i] as number) + link.size));
  const neighbours = new Int32Array(starts[links.length] as number);
  const weights = new Float64Array(neighbours.length);
  links.forEach((link, i) => {
    let at = starts[i] as number;
    for (const [other, weight] of link) {
      neighbours[at] = other;
      weights[at++] = weight;
    }
  });
  return { size: links.length, starts, neighbours, weights };
}

/** The part of a graph between `rows`, which are numbered anew in their order. */
export function subgraph(graph: LikenessGraph, rows: readonly number[]): LikenessGraph {
  const numbers = new Map(rows.map((row, i) => [row, i]));
  const links = rows.map(row => {
    const link = new Map<number, number>();
    for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++) {
      const other = numbers.get(graph.neighbours[i] as number);
      if (other !== undefined) link.set(other, graph.weights[i] as number);
    }
    return link;
  });
  return toGraph(links);
}
