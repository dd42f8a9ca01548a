import type { StoredModel } from '../../../src/core/summaries/linearModel';
import type { RoleChances } from '../../../src/core/summaries/roles';
import { shownSentence } from '../../../src/core/summaries/shownSentence';
import { comparedWords, salienceFeatures } from '../../../src/core/summaries/wordSalience';
import type { SummedAbstract } from '../../bench/summaries/summaryData';
import { FeatureTable, type Row } from './featureTable';
import { minimize } from './minimize';

/** What cross-validation on the training part chose: how strongly weights are drawn to zero, and in how many words a feature must occur. */
const L2 = 3;
const LEAST = 10;

interface Example {
  readonly row: Row;
  /** The share of an abstract's summaries that hold the word. */
  readonly held: number;
}

/** Logistic regression: whether a summary of the abstract holds a word of it. */
export function trainSalience(
  abstracts: readonly SummedAbstract[],
  rolesOf: (sentences: readonly string[]) => readonly RoleChances[],
): StoredModel {
  const words = abstracts.flatMap(({ source, target }) => {
    const summaries = target.map(text => new Set(comparedWords(text)));
    return [...salienceFeatures(source.map(shownSentence), rolesOf(source))].map(([word, features]) => ({
      features,
      held: summaries.filter(summary => summary.has(word)).length / summaries.length,
    }));
  });
  const table = FeatureTable.of(
    words.map(({ features }) => features),
    LEAST,
  );
  const examples = words.map(({ features, held }) => ({ row: table.row(features), held }));
  return table.store(fit(examples, table.size), 1);
}

function fit(examples: readonly Example[], features: number): Float64Array {
  return minimize(
    features,
    (weights, gradient) => {
      let value = 0;
      for (let j = 0; j < weights.length; j++) {
        value += L2 * weights[j]! ** 2;
        gradient[j] = 2 * L2 * weights[j]!;
      }
      for (const { row, held } of examples) {
        const { columns, values } = row;
        let score = 0;
        for (let t = 0; t < columns.length; t++) score += values[t]! * weights[columns[t]!]!;
        // log(1 + exp(score)) without overflow
        value += Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score))) - held * score;
        const error = 1 / (1 + Math.exp(-score)) - held;
        for (let t = 0; t < columns.length; t++) gradient[columns[t]!]! += error * values[t]!;
      }
      return value;
    },
    80,
  );
}
