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
