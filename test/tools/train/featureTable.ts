import { featureHash, type Features, type StoredModel } from '../../../src/core/summaries/linearModel';

/** A sentence as numbers: columns of the table and how much of each. */
export interface Row {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Features by hash, each a column. */
export class FeatureTable {
  readonly #columns: ReadonlyMap<number, number>;

  constructor(hashes: Iterable<number>) {
    this.#columns = new Map([...hashes].map((hash, column) => [hash, column]));
  }

  /** The features that are in at least `least` of the sentences. */
  static of(sentences: readonly Features[], least: number): FeatureTable {
    const counts = new Map<number, number>();
    for (const features of sentences)
      for (const name of features.keys()) counts.set(featureHash(name), (counts.get(featureHash(name)) ?? 0) + 1);
    return new FeatureTable([...counts].filter(([, count]) => count >= least).map(([hash]) => hash));
  }

  get size(): number {
    return this.#columns.size;
  }

  row(features: Features): Row {
    const found = [...features].flatMap(([name, value]) => {
      const column = this.#columns.get(featureHash(name));
      return column === undefined ? [] : [{ column, value }];
    });
    return {
      columns: Int32Array.from(found, ({ column }) => column),
      values: Float64Array.from(found, ({ value }) => value),
    };
  }

  /** The `most` columns whose weights are largest, as a table of their own. */
  strongest(weights: Float64Array, classes: number, rows: readonly Row[], most: number): FeatureTable {
    const counts = new Float64Array(this.size);
    for (const { columns } of rows) for (const column of columns) counts[column]! += 1;
    const strength = (column: number) => {
      let sum = 0;
      for (let k = 0; k < classes; k++) sum += weights[column * classes + k]! ** 2;
      return sum * Math.sqrt(counts[column]!);
    };
    const ordered = [...this.#columns].map(([hash, column]) => ({ hash, strength: strength(column) }));
    ordered.sort((a, b) => b.strength - a.strength || a.hash - b.hash);
    return new FeatureTable(ordered.slice(0, most).map(({ hash }) => hash));
  }

  /** The weights in the form that `readLinearModel` reads: each a signed byte. */
  store(weights: Float64Array, classes: number): StoredModel {
    const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
    const bytes: number[] = [];
    for (const [hash, column] of [...this.#columns].sort(([a], [b]) => a - b)) {
      bytes.push(hash & 255, (hash >> 8) & 255, hash >> 16);
      for (let k = 0; k < classes; k++) bytes.push(Math.round(weights[column * classes + k]! / scale) & 255);
    }
    return { classes, scale: Number(scale.toPrecision(6)), weights: Buffer.from(bytes).toString('base64') };
  }
}
