import { readLinearModel, type Features, type StoredModel } from './linearModel';

/** A linear-chain conditional random field: weights for what each place shows, and for each step between places. */
export interface StoredChain {
  readonly places: StoredModel;
  /** A weight for going from class j to class k stands at j times the number of classes, plus k. */
  readonly steps: StoredModel;
}

/** One place of a chain: what it shows, and what the step to it shows. */
export interface ChainPlace {
  readonly features: Features;
  readonly steps: Features;
}

/** For each place of a chain the chance of each class, over all ways through the chain. */
export type ChainModel = (places: readonly ChainPlace[]) => number[][];

/** @throws {RangeError} where the stored weights are cut off */
export function readChainModel(stored: StoredChain): ChainModel {
  const placeModel = readLinearModel(stored.places);
  const stepModel = readLinearModel(stored.steps);
  return places =>
    marginals({
      scores: places.map(({ features }) => placeModel.scores(features)),
      steps: places.map(({ steps }) => stepModel.scores(steps)),
    });
}

/** The scores of a chain: `scores[i][k]` of class k at place i, `steps[i][j * classes + k]` of going from j at i - 1 to k at i. */
export interface ChainScores {
  readonly scores: readonly (readonly number[])[];
  readonly steps: readonly (readonly number[])[];
}

/** The chance of each class at each place: the forward-backward algorithm (Rabiner 1989), scaled at each place. */
export function marginals(chain: ChainScores): number[][] {
  const { forward, backward } = forwardBackward(chain);
  return forward.map((row, i) => scaled(row.map((value, k) => value * backward[i]![k]!)));
}

/** What {@link marginals} and the training need: each up to a factor for each place. */
export function forwardBackward({ scores, steps }: ChainScores): {
  /** `e` to the scores of each place. */
  readonly here: number[][];
  /** `e` to the scores of each step. */
  readonly step: number[][];
  readonly forward: number[][];
  readonly backward: number[][];
} {
  const here = scores.map(row => {
    const best = Math.max(...row);
    return row.map(score => Math.exp(score - best));
  });
  const step = steps.map(row => row.map(Math.exp));
  const classes = here[0]?.length ?? 0;
  const forward: number[][] = [];
  for (const [i, row] of here.entries()) {
    const before = forward[i - 1];
    const reached = row.map((value, k) => {
      if (!before) return value;
      let sum = 0;
      for (let j = 0; j < classes; j++) sum += before[j]! * step[i]![j * classes + k]!;
      return sum * value;
    });
    forward.push(scaled(reached));
  }
  const backward = here.map(row => row.map(() => 1));
  for (let i = here.length - 2; i >= 0; i--) {
    const next = here[i + 1]!.map((value, k) => value * backward[i + 1]![k]!);
    const row = backward[i]!.map((_, j) => {
      let sum = 0;
      for (let k = 0; k < classes; k++) sum += step[i + 1]![j * classes + k]! * next[k]!;
      return sum;
    });
    backward[i] = scaled(row);
  }
  return { here, step, forward, backward };
}

/** The same row with 1 as its sum. */
export function scaled(row: readonly number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return row.map(value => value / sum);
}
