import { forwardBackward } from '../../../src/core/summaries/chainModel';
import type { Row } from './featureTable';
import { randomNumbers } from './randomNumbers';

/** One place of a chain to learn from. */
export interface ChainExample {
  readonly row: Row;
  /** What the step to it shows, as columns of the steps' weights. */
  readonly steps: Int32Array;
  readonly role: number;
  /** How much it counts. */
  readonly weight: number;
}

export interface ChainTraining {
  /** How strongly the weights of places and of steps are drawn to zero. */
  readonly l2: number;
  readonly stepL2: number;
  readonly rate: number;
  /** How often all chains are seen; the weights are the means of those after each of the last `averaged`. */
  readonly rounds: number;
  readonly averaged: number;
}

export interface ChainWeights {
  readonly places: Float64Array;
  readonly steps: Float64Array;
}

/** Weights, and the sums of squares by which AdaGrad slows each down. */
class Adapted {
  readonly values: Float64Array;
  readonly #squares: Float64Array;
  readonly #sum: Float64Array;

  constructor(
    size: number,
    readonly rate: number,
  ) {
    this.values = new Float64Array(size);
    this.#squares = new Float64Array(size).fill(0.1);
    this.#sum = new Float64Array(size);
  }

  move(at: number, gradient: number): void {
    const square = this.#squares[at]! + gradient * gradient;
    this.#squares[at] = square;
    this.values[at]! -= (this.rate * gradient) / Math.sqrt(square);
  }

  remember(): void {
    for (let at = 0; at < this.values.length; at++) this.#sum[at]! += this.values[at]!;
  }

  mean(count: number): Float64Array {
    return this.#sum.map(sum => sum / count);
  }
}

/**
 * Trains a linear-chain conditional random field (Lafferty et al. 2001) on its likelihood, places and steps weighted, one
 * chain at a time with AdaGrad (Duchi et al. 2011). Each time that a feature is seen it is drawn to zero by its share.
 */
export function trainChain(
  chains: readonly (readonly ChainExample[])[],
  sizes: { readonly features: number; readonly steps: number; readonly classes: number },
  training: ChainTraining,
): ChainWeights {
  const { classes } = sizes;
  const places = new Adapted(sizes.features * classes, training.rate);
  const steps = new Adapted(sizes.steps * classes * classes, training.rate);
  const placeCounts = countColumns(chains, sizes.features, example => example.row.columns);
  const stepCounts = countColumns(chains, sizes.steps, example => example.steps);
  const order = chains.map((_, i) => i);
  const random = randomNumbers();
  for (let round = 0; round < training.rounds; round++) {
    shuffle(order, random);
    for (const at of order) learn(chains[at]!);
    if (round < training.rounds - training.averaged) continue;
    places.remember();
    steps.remember();
  }
  return { places: places.mean(training.averaged), steps: steps.mean(training.averaged) };

  function learn(chain: readonly ChainExample[]): void {
    const { here, step, forward, backward } = forwardBackward({
      scores: chain.map(({ row }) => placeScores(row, places.values, classes)),
      steps: chain.map(example => stepScores(example.steps, steps.values, classes)),
    });
    chain.forEach((example, i) => {
      const before = chain[i - 1];
      if (before) {
        const pairs = forward[i - 1]!.flatMap((value, j) =>
          here[i]!.map((also, k) => value * step[i]![j * classes + k]! * also * backward[i]![k]!),
        );
        const error = errors(pairs, before.role * classes + example.role, Math.sqrt(before.weight * example.weight));
        for (const column of example.steps) drawTo(steps, column, error, 1, training.stepL2 / stepCounts[column]!);
      }
      const chances = forward[i]!.map((value, k) => value * backward[i]![k]!);
      const error = errors(chances, example.role, example.weight);
      const { columns, values } = example.row;
      for (let t = 0; t < columns.length; t++)
        drawTo(places, columns[t]!, error, values[t]!, training.l2 / placeCounts[columns[t]!]!);
    });
  }
}

function drawTo(weights: Adapted, column: number, error: readonly number[], value: number, l2: number): void {
  const from = column * error.length;
  for (let k = 0; k < error.length; k++) weights.move(from + k, error[k]! * value + l2 * weights.values[from + k]!);
}

/** How far the chances, here up to a factor, are from the right one. */
function errors(chances: readonly number[], right: number, weight: number): number[] {
  const sum = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance, k) => weight * (chance / sum - (k === right ? 1 : 0)));
}

function placeScores({ columns, values }: Row, weights: Float64Array, classes: number): number[] {
  const sums = Array.from({ length: classes }, () => 0);
  for (let t = 0; t < columns.length; t++)
    for (let k = 0; k < classes; k++) sums[k]! += values[t]! * weights[columns[t]! * classes + k]!;
  return sums;
}

function stepScores(columns: Int32Array, weights: Float64Array, classes: number): number[] {
  const sums = Array.from({ length: classes * classes }, () => 0);
  for (const column of columns) for (let q = 0; q < sums.length; q++) sums[q]! += weights[column * sums.length + q]!;
  return sums;
}

function countColumns(
  chains: readonly (readonly ChainExample[])[],
  size: number,
  columnsOf: (example: ChainExample) => Iterable<number>,
): Int32Array {
  const counts = new Int32Array(size);
  for (const example of chains.flat()) for (const column of columnsOf(example)) counts[column]! += 1;
  return counts;
}

/** Fisher and Yates's shuffle. */
function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
