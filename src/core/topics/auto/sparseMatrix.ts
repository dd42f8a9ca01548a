/** A matrix of mostly zeros, row by row: the cells of row `i` stand from `starts[i]` up to `starts[i + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly columnOf: Int32Array;
  readonly values: Float64Array;
}

/** Vectors of one length, one after the other. */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function denseMatrix(rows: number, columns: number): DenseMatrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** Makes each row as long as 1; rows of zeros stay. */
export function normalizeRows({ rows, columns, values }: DenseMatrix): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += (values[i] as number) ** 2;
    if (!sum) continue;
    const factor = 1 / Math.sqrt(sum);
    for (let i = row * columns; i < (row + 1) * columns; i++) values[i] = (values[i] as number) * factor;
  }
}

/** The inner product of a row of one matrix and a row of another with as many columns. */
export function rowProduct(a: DenseMatrix, rowA: number, b: DenseMatrix, rowB: number): number {
  let sum = 0;
  let j = rowB * b.columns;
  const end = (rowA + 1) * a.columns;
  for (let i = rowA * a.columns; i < end; i++, j++) sum += (a.values[i] as number) * (b.values[j] as number);
  return sum;
}
