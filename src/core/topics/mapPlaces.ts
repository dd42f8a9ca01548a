import type { NearestPapers } from './overview';

/** Where papers stand on the map, kept from one time to the next; plain data. */
export interface MapPlaces {
  /** Keys of the papers. */
  readonly keys: readonly string[];
  /** x and y of each in turn, about 0 to 1. */
  readonly places: readonly number[];
}

/** Papers whose places are known, by number, and x and y of each in turn. */
export interface PlacedPapers {
  readonly rows: readonly number[];
  readonly places: readonly number[];
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(entry => typeof entry === 'number' && Number.isFinite(entry));

/** Places read back from storage; `undefined` where that is damaged. */
export function toMapPlaces(value: unknown): MapPlaces | undefined {
  const { keys, places } = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof MapPlaces, unknown>
  >;
  if (!Array.isArray(keys) || !keys.every(key => typeof key === 'string') || !isNumbers(places)) return undefined;
  return places.length === 2 * keys.length ? { keys: keys as string[], places } : undefined;
}

/** The papers that stand on the map already; `undefined` where they are too few for the others to be placed beside them. */
export function knownPlaces(keys: readonly string[], kept: MapPlaces | undefined): PlacedPapers | undefined {
  if (!kept) return undefined;
  const numbers = new Map(kept.keys.map((key, number) => [key, number]));
  const rows: number[] = [];
  const places: number[] = [];
  keys.forEach((key, row) => {
    const number = numbers.get(key);
    if (number === undefined) return;
    rows.push(row);
    places.push(kept.places[2 * number] ?? 0, kept.places[2 * number + 1] ?? 0);
  });
  return rows.length >= ENOUGH * keys.length ? { rows, places } : undefined;
}

/** Papers beyond which only some are placed by themselves, and how many of them about. */
const MANY = 3000;
const LANDMARKS = 2000;
/** Rounds in which papers are placed beside others. */
const ROUNDS = 4;
/** Distance between papers that would lie on one another, in shares of the map. */
const APART = 0.015;
/** With so many of the papers placed before, the new ones are placed beside them and all others stay. */
const ENOUGH = 0.8;

/** The numbers of the papers that are placed first, evenly over the library; all of them unless there are many. */
export function landmarks(count: number): number[] {
  const step = count > MANY ? Math.ceil(count / LANDMARKS) : 1;
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

/**
 * Places for all papers from those of some: each of the others stands beside the placed papers that it is most like.
 * @param placed x and y of each of `rows` in turn
 * @param random for the small distance between papers that would lie on one another
 * @returns x and y of each paper in turn
 */
export function placeBeside(
  { indices, distances }: NearestPapers,
  rows: readonly number[],
  placed: ArrayLike<number>,
  random: () => number,
): Float32Array {
  const count = indices.length;
  const places = new Float32Array(count * 2).fill(Number.NaN);
  rows.forEach((row, i) => places.set([placed[2 * i] ?? 0, placed[2 * i + 1] ?? 0], 2 * row));
  const isPlaced = (row: number) => !Number.isNaN(places[2 * row]);
  // those beside a landmark first, then those beside these; who is like none of them comes to the middle
  for (let round = 0; round < ROUNDS; round++) {
    const before = indices.map((_, row) => isPlaced(row));
    indices.forEach((others, row) => {
      if (before[row]) return;
      const near = others.flatMap((other, i) => {
        const likeness = 1 - (distances[row]?.[i] ?? 1);
        return i > 0 && likeness > 0 && before[other] ? [{ other, likeness }] : [];
      });
      // two only: the middle of many is the middle of the map
      const [first, second = first] = near;
      if (!first || !second) return;
      const share = first.likeness / (first.likeness + second.likeness);
      for (const axis of [0, 1]) {
        const between =
          (places[2 * first.other + axis] ?? 0) * share + (places[2 * second.other + axis] ?? 0) * (1 - share);
        places[2 * row + axis] = between + (random() - 0.5) * APART;
      }
    });
  }
  for (let i = 0; i < places.length; i++) if (Number.isNaN(places[i])) places[i] = 0.5 + (random() - 0.5) * 0.6;
  return places;
}
