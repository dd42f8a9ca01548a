/** A matrix of mostly zeros, row by row: the cells of row `i` stand from `starts[i]` up to `starts[i + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly columnOf: Int32Array;
  readonly values: Float64Array;
}
