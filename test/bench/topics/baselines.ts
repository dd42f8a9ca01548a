import type { Paper } from '../../../src/core/paper';
import { stem, tokenize } from '../../../src/core/search/terms';
import { isStopWord } from '../../../src/core/search/stopWords';
import { seededRandom } from '../../../src/core/topics/auto/random';
import type { SparseMatrix } from '../../../src/core/topics/auto/sparseMatrix';
import { denseMatrix, normalizeRows, type DenseMatrix } from './denseMatrix';
import { truncatedSvd } from './truncatedSvd';

/** The plain way: tf times smoothed idf over stems in at least two papers and at most half of them, rows of length 1. */
export function plainTfIdf(papers: readonly Paper[]): SparseMatrix {
  const texts = papers.map(paper =>
    [paper.title, paper.keywords.join('. '), paper.summary?.line, paper.summary?.paragraph, paper.abstract]
      .filter(Boolean)
      .join('. '),
  );
  const counts = texts.map(text => {
    const row = new Map<string, number>();
    for (const word of tokenize(text)) {
      if (isStopWord(word) || word.length < 2) continue;
      const term = stem(word);
      row.set(term, (row.get(term) ?? 0) + 1);
    }
    return row;
  });
  const frequency = new Map<string, number>();
  for (const row of counts) for (const term of row.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const kept = [...frequency].filter(([, df]) => df >= 2 && df <= papers.length / 2).map(([term]) => term);
  const columns = new Map(kept.map((term, i) => [term, i]));
  const starts = new Int32Array(papers.length + 1);
  const columnOf: number[] = [];
  const values: number[] = [];
  counts.forEach((row, i) => {
    const cells = [...row].flatMap(([term, tf]) => {
      const column = columns.get(term);
      const idf = Math.log((1 + papers.length) / (1 + (frequency.get(term) ?? 0))) + 1;
      return column === undefined ? [] : [{ column, value: tf * idf }];
    });
    const length = Math.hypot(...cells.map(({ value }) => value)) || 1;
    for (const { column, value } of cells) {
      columnOf.push(column);
      values.push(value / length);
    }
    starts[i + 1] = columnOf.length;
  });
  return {
    rows: papers.length,
    columns: kept.length,
    starts,
    columnOf: Int32Array.from(columnOf),
    values: Float64Array.from(values),
  };
}

/** Its hundred strongest directions, rows of length 1. */
export function plainLsa(matrix: SparseMatrix): DenseMatrix {
  const steps = truncatedSvd(matrix, 100);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    normalizeRows(step.value.rows);
    return step.value.rows;
  }
}

/** A dense matrix in the sparse form, so that one k-means serves both. */
export function asSparse({ rows, columns, values }: DenseMatrix): SparseMatrix {
  const starts = Int32Array.from({ length: rows + 1 }, (_, i) => i * columns);
  return { rows, columns, starts, columnOf: Int32Array.from(values, (_, i) => i % columns), values };
}

/** Lloyd's k-means with k-means++ seeding, Euclidean distance, one start. */
export function kMeans(matrix: SparseMatrix, groups: number, seed: number): number[] {
  const random = seededRandom(seed);
  const { rows, columns, starts, columnOf, values } = matrix;
  const rowLengths = Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let c = starts[row] as number; c < (starts[row + 1] as number); c++) sum += (values[c] as number) ** 2;
    return sum;
  });
  const centres = denseMatrix(groups, columns);
  const lengths = new Float64Array(groups);
  const measure = (group: number) => {
    let sum = 0;
    for (let i = group * columns; i < (group + 1) * columns; i++) sum += (centres.values[i] as number) ** 2;
    lengths[group] = sum;
  };
  const distance = (row: number, group: number) => {
    let product = 0;
    for (let c = starts[row] as number; c < (starts[row + 1] as number); c++)
      product += (values[c] as number) * (centres.values[group * columns + (columnOf[c] as number)] as number);
    return Math.max(0, (rowLengths[row] as number) - 2 * product + (lengths[group] as number));
  };
  const place = (row: number, group: number) => {
    for (let c = starts[row] as number; c < (starts[row + 1] as number); c++)
      centres.values[group * columns + (columnOf[c] as number)] = values[c] as number;
    measure(group);
  };
  place(Math.floor(random() * rows), 0);
  const nearest = Array.from({ length: rows }, (_, row) => distance(row, 0));
  for (let group = 1; group < groups; group++) {
    let left = random() * nearest.reduce((sum, d) => sum + d, 0);
    let row = 0;
    while (row < rows - 1 && (left -= nearest[row] ?? 0) > 0) row++;
    place(row, group);
    for (let r = 0; r < rows; r++) nearest[r] = Math.min(nearest[r] ?? 0, distance(r, group));
  }
  const groupOf = Array.from({ length: rows }, () => -1);
  for (let round = 0; round < 100; round++) {
    let moved = 0;
    for (let row = 0; row < rows; row++) {
      let best = 0;
      let least = Infinity;
      for (let group = 0; group < groups; group++) {
        const d = distance(row, group);
        if (d < least) [least, best] = [d, group];
      }
      if (groupOf[row] !== best) moved++;
      groupOf[row] = best;
    }
    if (!moved) break;
    const sizes = new Float64Array(groups);
    centres.values.fill(0);
    for (let row = 0; row < rows; row++) {
      const group = groupOf[row] ?? 0;
      sizes[group] = (sizes[group] ?? 0) + 1;
      for (let c = starts[row] as number; c < (starts[row + 1] as number); c++) {
        const at = group * columns + (columnOf[c] as number);
        centres.values[at] = (centres.values[at] as number) + (values[c] as number);
      }
    }
    for (let group = 0; group < groups; group++) {
      for (let i = group * columns; i < (group + 1) * columns; i++)
        centres.values[i] = (centres.values[i] as number) / (sizes[group] || 1);
      measure(group);
    }
  }
  return groupOf;
}
