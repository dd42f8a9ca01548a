/** Weights of a linear model as they are stored: numbers only, no text of what it was trained on. */
export interface StoredModel {
  /** How many weights a feature has: one for each class. */
  readonly classes: number;
  /** What a stored step of 1 is worth. */
  readonly scale: number;
  /** Base64: for each feature, by rising hash, three bytes of hash (low byte first) and a signed byte for each class. */
  readonly weights: string;
}

/** Features by name; the value says how much of it there is. */
export type Features = ReadonlyMap<string, number>;

/** A linear model: for each class the sum of the weights of the features that are there. */
export interface LinearModel {
  scores(features: Features): number[];
}

const HASH_BYTES = 3;

/** The 24-bit hash by which a feature's weights are found: FNV-1a, folded and mixed (MurmurHash3's finisher in short). */
export function featureHash(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & 0xffffff;
}

/** @throws {RangeError} where the stored weights are cut off */
export function readLinearModel({ classes, scale, weights }: StoredModel): LinearModel {
  const bytes = Uint8Array.from(atob(weights), char => char.charCodeAt(0));
  const width = HASH_BYTES + classes;
  if (bytes.length % width) throw new RangeError('The weights of a model are cut off.');
  const rows = new Map<number, Int8Array>();
  for (let at = 0; at < bytes.length; at += width) {
    const hash = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    rows.set(hash, new Int8Array(bytes.buffer, at + HASH_BYTES, classes));
  }
  return {
    scores: features => {
      const sums = Array.from({ length: classes }, () => 0);
      for (const [name, value] of features) {
        const row = rows.get(featureHash(name));
        if (row) for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + value * (row[k] ?? 0) * scale;
      }
      return sums;
    },
  };
}
