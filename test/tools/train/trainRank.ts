import type { Features, StoredModel } from '../../../src/core/summaries/linearModel';
import { rankFeatures } from '../../../src/core/summaries/rankFeatures';
import { chancesOf, type RoleChances } from '../../../src/core/summaries/roles';
import { shownSentence } from '../../../src/core/summaries/shownSentence';
import type { Salience } from '../../../src/core/summaries/wordSalience';
import { rouge } from '../../bench/summaries/rouge';
import type { SummedAbstract } from '../../bench/summaries/summaryData';
import { FeatureTable, type Row } from './featureTable';
import { minimize } from './minimize';

export interface RankTraining {
  readonly l2: number;
  /** How much a sentence with a better ROUGE is preferred: the wanted chances are the softmax of this times R1 + R2 + RL. */
  readonly sharpness: number;
  readonly least: number;
  readonly most: number;
}

/** What cross-validation on the training part chose. */
export const RANK_TRAINING: RankTraining = { l2: 120, sharpness: 5, least: 3, most: 2500 };

interface Example {
  readonly rows: readonly Row[];
  readonly wanted: readonly number[];
}

/**
 * Listwise ranking (ListNet, Cao et al. 2007): the chances that a softmax over an abstract's sentences gives are drawn to
 * those of their ROUGE, as they are shown. Each abstract is seen with its title and without, so that one model serves both.
 * @param saliences for each abstract the chances of its words, from a model that has not seen the abstract
 */
export function trainRank(
  abstracts: readonly SummedAbstract[],
  rolesOf: (sentences: readonly string[]) => readonly RoleChances[],
  saliences: readonly Salience[],
  training = RANK_TRAINING,
): StoredModel {
  const lists = abstracts.flatMap(({ source, target, title }, i) => {
    const roles = rolesOf(source);
    const scores = source.map(sentence => rouge(shownSentence(sentence), target).reduce((a, b) => a + b, 0));
    const wanted = chancesOf(scores.map(score => training.sharpness * score));
    return [title ?? '', ''].map(heading => ({
      features: rankFeatures(source, heading, roles, saliences[i] ?? new Map()),
      wanted,
    }));
  });
  const examples = (table: FeatureTable): Example[] =>
    lists.map(({ features, wanted }) => ({ rows: features.map(each => table.row(each)), wanted }));
  const all = FeatureTable.of(
    lists.flatMap(({ features }): Features[] => features),
    2 * training.least,
  );
  const first = examples(all);
  const rows = first.flatMap(example => example.rows);
  const kept = all.strongest(fit(first, all.size, training.l2), 1, rows, training.most);
  return kept.store(fit(examples(kept), kept.size, training.l2), 1);
}

function fit(examples: readonly Example[], features: number, l2: number): Float64Array {
  return minimize(
    features,
    (weights, gradient) => {
      let value = 0;
      for (let j = 0; j < weights.length; j++) {
        value += l2 * weights[j]! ** 2;
        gradient[j] = 2 * l2 * weights[j]!;
      }
      for (const { rows, wanted } of examples) {
        const chances = chancesOf(rows.map(row => product(row, weights)));
        rows.forEach(({ columns, values }, i) => {
          value -= wanted[i]! * Math.log(chances[i]!);
          const error = chances[i]! - wanted[i]!;
          for (let t = 0; t < columns.length; t++) gradient[columns[t]!]! += error * values[t]!;
        });
      }
      return value;
    },
    80,
  );
}

function product({ columns, values }: Row, weights: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < columns.length; t++) sum += values[t]! * weights[columns[t]!]!;
  return sum;
}
