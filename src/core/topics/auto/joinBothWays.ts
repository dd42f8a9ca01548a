import type { LikenessGraph } from './neighbours';

/** Rows worked on in one step. */
const STEP = 1000;

/** The rows nearest to each, with their likeness: those of row `i` stand from `i * most` on, `counts[i]` of them. */
export interface Nearest {
  readonly most: number;
  readonly counts: Int32Array;
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Joins each row with those nearest to it and with those to which it is near, in steps of a few milliseconds. From long rows not
 * all terms look for neighbours, so that the two of a pair may find different likeness: the greater counts.
 */
export function* joinBothWays(nearest: Nearest): Generator<void, LikenessGraph> {
  const { most, counts, rows, weights } = nearest;
  const size = counts.length;
  const back = yield* turnRound(nearest);
  const starts = new Int32Array(size + 1);
  const neighbours = new Int32Array(2 * (back.starts[size] as number));
  const joined = new Float64Array(neighbours.length);
  /** Where each row stands among the neighbours of the last row that had it. */
  const places = new Int32Array(size).fill(-1);
  let end = 0;
  for (let row = 0; row < size; row++) {
    const start = end;
    for (let i = row * most; i < row * most + (counts[row] as number); i++) {
      places[rows[i] as number] = end;
      neighbours[end] = rows[i] as number;
      joined[end++] = weights[i] as number;
    }
    for (let i = back.starts[row] as number; i < (back.starts[row + 1] as number); i++) {
      const place = places[back.rows[i] as number] as number;
      const weight = back.weights[i] as number;
      if (place >= start) {
        joined[place] = Math.max(weight, joined[place] as number);
        continue;
      }
      neighbours[end] = back.rows[i] as number;
      joined[end++] = weight;
    }
    starts[row + 1] = end;
    if (row % STEP === STEP - 1) yield;
  }
  return { size, starts, neighbours: neighbours.slice(0, end), weights: joined.slice(0, end) };
}

/** For each row those to which it is near. */
function* turnRound({ most, counts, rows, weights }: Nearest) {
  const size = counts.length;
  const starts = new Int32Array(size + 1);
  for (let row = 0; row < size; row++) {
    for (let i = row * most; i < row * most + (counts[row] as number); i++) {
      const next = (rows[i] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  }
  yield;
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const back = {
    starts,
    rows: new Int32Array(starts[size] as number),
    weights: new Float64Array(starts[size] as number),
  };
  for (let row = 0; row < size; row++) {
    for (let i = row * most; i < row * most + (counts[row] as number); i++) {
      const at = next[rows[i] as number] as number;
      next[rows[i] as number] = at + 1;
      back.rows[at] = row;
      back.weights[at] = weights[i] as number;
    }
    if (row % STEP === STEP - 1) yield;
  }
  return back;
}
