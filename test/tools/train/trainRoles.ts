import type { Features, StoredModel } from '../../../src/core/summaries/linearModel';
import { roleFeatures } from '../../../src/core/summaries/roleFeatures';
import { ROLES, chancesOf, type Role } from '../../../src/core/summaries/roles';
import type { RoledAbstract } from '../../bench/summaries/summaryData';
import { FeatureTable, type Row } from './featureTable';
import { minimize } from './minimize';

export interface RoleTraining {
  /** How strongly weights are drawn to zero. */
  readonly l2: number;
  /** Sentences count as their annotators' agreement to this power. */
  readonly trust: number;
  /** Features in fewer sentences are left out at once. */
  readonly least: number;
  /** How many features are kept. */
  readonly most: number;
}

/** What cross-validation on the training part chose. */
export const ROLE_TRAINING: RoleTraining = { l2: 20, trust: 3, least: 4, most: 5000 };

interface Example {
  readonly row: Row;
  readonly role: number;
  readonly weight: number;
}

/** Multinomial logistic regression, twice: over all features, then over those with the largest weights. */
export function trainRoles(abstracts: readonly RoledAbstract[], training = ROLE_TRAINING): StoredModel {
  const sentences = abstracts.flatMap(({ sentences: texts, labels, confs }) =>
    roleFeatures(texts).map((features, i) => ({
      features,
      role: ROLES.indexOf(labels[i] as Role),
      weight: (confs[i] ?? 0) ** training.trust,
    })),
  );
  const mean = sentences.reduce((sum, { weight }) => sum + weight, 0) / sentences.length;
  const examples = (table: FeatureTable) =>
    sentences.map(({ features, role, weight }) => ({ row: table.row(features), role, weight: weight / mean }));
  const all = FeatureTable.of(
    sentences.map(({ features }): Features => features),
    training.least,
  );
  const first = examples(all);
  const rows = first.map(({ row }) => row);
  const kept = all.strongest(fit(first, all.size, training.l2), ROLES.length, rows, training.most);
  return kept.store(fit(examples(kept), kept.size, training.l2), ROLES.length);
}

function fit(examples: readonly Example[], features: number, l2: number): Float64Array {
  const classes = ROLES.length;
  return minimize(
    features * classes,
    (weights, gradient) => {
      let value = 0;
      for (let j = 0; j < weights.length; j++) {
        value += (l2 / 2) * weights[j]! ** 2;
        gradient[j] = l2 * weights[j]!;
      }
      for (const { row, role, weight } of examples) {
        const { columns, values } = row;
        const scores = Array.from({ length: classes }, () => 0);
        for (let t = 0; t < columns.length; t++)
          for (let k = 0; k < classes; k++) scores[k]! += values[t]! * weights[columns[t]! * classes + k]!;
        const chances = chancesOf(scores);
        value -= weight * Math.log(chances[role]!);
        for (let k = 0; k < classes; k++) {
          const error = weight * (chances[k]! - (k === role ? 1 : 0));
          for (let t = 0; t < columns.length; t++) gradient[columns[t]! * classes + k]! += error * values[t]!;
        }
      }
      return value;
    },
    80,
  );
}
