import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { seededRandom } from '../../../src/core/topics/auto/random';
import type { SparseMatrix } from '../../../src/core/topics/auto/sparseMatrix';
import { denseMatrix, type DenseMatrix } from './denseMatrix';

/** Directions tried beyond those wanted, and passes over the matrix that sharpen them. */
const OVERSAMPLING = 10;
const PASSES = 3;
/** Rows after which a step ends. */
const STEP = 200;

/** A number of the standard normal distribution (Box & Muller 1958). */
function normalNumber(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** `left · right` for a sparse `left`. */
function* multiply(left: SparseMatrix, right: DenseMatrix): Generator<void, DenseMatrix> {
  const product = denseMatrix(left.rows, right.columns);
  const { columns } = right;
  for (let row = 0; row < left.rows; row++) {
    const to = row * columns;
    for (let cell = left.starts[row] as number; cell < (left.starts[row + 1] as number); cell++) {
      const value = left.values[cell] as number;
      const from = (left.columnOf[cell] as number) * columns;
      for (let k = 0; k < columns; k++)
        product.values[to + k] = (product.values[to + k] as number) + value * (right.values[from + k] as number);
    }
    if (row % STEP === STEP - 1) yield;
  }
  return product;
}

/** `transposed(left) · right` for a sparse `left`. */
function* multiplyTransposed(left: SparseMatrix, right: DenseMatrix): Generator<void, DenseMatrix> {
  const product = denseMatrix(left.columns, right.columns);
  const { columns } = right;
  for (let row = 0; row < left.rows; row++) {
    const from = row * columns;
    for (let cell = left.starts[row] as number; cell < (left.starts[row + 1] as number); cell++) {
      const value = left.values[cell] as number;
      const to = (left.columnOf[cell] as number) * columns;
      for (let k = 0; k < columns; k++)
        product.values[to + k] = (product.values[to + k] as number) + value * (right.values[from + k] as number);
    }
    if (row % STEP === STEP - 1) yield;
  }
  return product;
}

/** `transposed(matrix) · matrix`. */
function* gram(matrix: DenseMatrix): Generator<void, Matrix> {
  const { rows, columns, values } = matrix;
  const sums = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let i = 0; i < columns; i++) {
      const value = values[start + i] as number;
      if (value)
        for (let j = i; j < columns; j++)
          sums[i * columns + j] = (sums[i * columns + j] as number) + value * (values[start + j] as number);
    }
    if (row % STEP === STEP - 1) yield;
  }
  const result = new Matrix(columns, columns);
  for (let i = 0; i < columns; i++)
    for (let j = i; j < columns; j++) {
      result.set(i, j, sums[i * columns + j] as number);
      result.set(j, i, sums[i * columns + j] as number);
    }
  return result;
}

/** `matrix · factor` for a small dense factor. */
function* timesSmall(matrix: DenseMatrix, factor: Matrix): Generator<void, DenseMatrix> {
  const { rows, columns, values } = matrix;
  const product = denseMatrix(rows, factor.columns);
  const cells = Float64Array.from(factor.to1DArray());
  for (let row = 0; row < rows; row++) {
    const to = row * factor.columns;
    for (let i = 0; i < columns; i++) {
      const value = values[row * columns + i] as number;
      const from = i * factor.columns;
      for (let k = 0; k < factor.columns; k++)
        product.values[to + k] = (product.values[to + k] as number) + value * (cells[from + k] as number);
    }
    if (row % STEP === STEP - 1) yield;
  }
  return product;
}

/** Eigenvectors of a symmetric matrix, the greatest value first, as columns. */
function eigen(matrix: Matrix): { readonly values: readonly number[]; readonly vectors: Matrix } {
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = found.realEigenvalues.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
  const vectors = found.eigenvectorMatrix.subMatrixColumn(order.map(({ i }) => i));
  return { values: order.map(({ value }) => value), vectors };
}

/** An orthonormal basis of the columns of `matrix`, by the eigenvectors of its Gram matrix; directions without weight are left out. */
function* orthonormal(matrix: DenseMatrix): Generator<void, DenseMatrix> {
  const { values, vectors } = eigen(yield* gram(matrix));
  yield;
  const least = (values[0] ?? 0) * 1e-12;
  const kept = values.filter(value => value > least).length;
  const factor = vectors.subMatrix(0, vectors.rows - 1, 0, Math.max(0, kept - 1));
  for (let k = 0; k < kept; k++) {
    const scale = 1 / Math.sqrt(values[k] as number);
    for (let i = 0; i < factor.rows; i++) factor.set(i, k, factor.get(i, k) * scale);
  }
  return yield* timesSmall(matrix, factor);
}

/** A matrix as its strongest directions. */
export interface TruncatedSvd {
  /** Rows in the space of the directions, each direction times its singular value. */
  readonly rows: DenseMatrix;
  /** For each column of the matrix its weight in each direction: a row times this is the row in that space. */
  readonly directions: DenseMatrix;
  readonly singularValues: readonly number[];
}

/**
 * The strongest directions of a sparse matrix, the same for the same matrix.
 * @param most how many; fewer where the matrix has fewer
 * @see Halko, Martinsson & Tropp 2011, "Finding structure with randomness", algorithms 4.4 and 5.1
 */
export function* truncatedSvd(matrix: SparseMatrix, most: number): Generator<void, TruncatedSvd> {
  const width = Math.max(1, Math.min(most + OVERSAMPLING, matrix.rows, matrix.columns));
  const random = seededRandom(1);
  let basis = denseMatrix(matrix.columns, width);
  for (let i = 0; i < basis.values.length; i++) basis.values[i] = normalNumber(random);
  for (let pass = 0; pass < PASSES; pass++) {
    const image = yield* multiply(matrix, basis);
    basis = yield* orthonormal(yield* multiplyTransposed(matrix, image));
  }
  const image = yield* multiply(matrix, basis);
  const { values, vectors } = eigen(yield* gram(image));
  yield;
  const kept = Math.min(most, values.filter(value => value > 1e-12).length || 1);
  const factor = vectors.subMatrix(0, vectors.rows - 1, 0, kept - 1);
  return {
    rows: yield* timesSmall(image, factor),
    directions: yield* timesSmall(basis, factor),
    singularValues: values.slice(0, kept).map(value => Math.sqrt(Math.max(0, value))),
  };
}
