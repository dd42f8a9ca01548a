import type { StoredChain } from '../../../src/core/summaries/chainModel';
import { roleFeatures, roleSteps } from '../../../src/core/summaries/roleFeatures';
import { ROLES, type Role } from '../../../src/core/summaries/roles';
import type { RoledAbstract } from '../../bench/summaries/summaryData';
import { FeatureTable } from './featureTable';
import { trainChain, type ChainExample, type ChainTraining, type ChainWeights } from './trainChain';

export interface RoleTraining extends ChainTraining {
  /** Sentences count as their annotators' agreement to this power. */
  readonly trust: number;
  /** Features in fewer sentences are left out at once. */
  readonly least: number;
  /** How many features are kept. */
  readonly most: number;
}

/** What cross-validation on the training part chose. */
export const ROLE_TRAINING: RoleTraining = {
  l2: 80,
  stepL2: 5,
  rate: 0.05,
  rounds: 12,
  averaged: 8,
  trust: 1,
  least: 4,
  most: 12000,
};

/** A conditional random field over an abstract's sentences, twice: over all features, then over those with the largest weights. */
export function trainRoles(abstracts: readonly RoledAbstract[], training = ROLE_TRAINING): StoredChain {
  const chains = weighted(abstracts, training.trust);
  const sentences = chains.flat();
  const stepTable = FeatureTable.of(
    sentences.map(({ steps }) => steps),
    1,
  );
  const examples = (table: FeatureTable): ChainExample[][] =>
    chains.map(chain =>
      chain.map(({ features, steps, role, weight }) => {
        return { row: table.row(features), steps: stepTable.row(steps).columns, role, weight };
      }),
    );
  const classes = ROLES.length;
  const fit = (from: readonly (readonly ChainExample[])[], features: number): ChainWeights =>
    trainChain(from, { features, steps: stepTable.size, classes }, training);
  const all = FeatureTable.of(
    sentences.map(({ features }) => features),
    training.least,
  );
  const first = examples(all);
  const rows = first.flat().map(({ row }) => row);
  const kept = all.strongest(fit(first, all.size).places, classes, rows, training.most);
  const { places, steps } = fit(examples(kept), kept.size);
  return { places: kept.store(places, classes), steps: stepTable.store(steps, classes ** 2) };
}

function weighted(abstracts: readonly RoledAbstract[], trust: number) {
  const agreement = abstracts.flatMap(({ confs }) => confs.map(conf => conf ** trust));
  const mean = agreement.reduce((a, b) => a + b, 0) / agreement.length;
  return abstracts.map(({ sentences, labels, confs }) => {
    const steps = roleSteps(sentences);
    return roleFeatures(sentences).map((features, i) => ({
      features,
      steps: steps[i]!,
      role: ROLES.indexOf(labels[i] as Role),
      weight: confs[i]! ** trust / mean,
    }));
  });
}
