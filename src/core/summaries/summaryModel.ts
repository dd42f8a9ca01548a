import { readChainModel, type StoredChain } from './chainModel';
import { readLinearModel, type StoredModel } from './linearModel';
import { rankFeatures } from './rankFeatures';
import { roleFeatures, roleSteps } from './roleFeatures';
import type { RoleChances } from './roles';
import { shownSentence } from './shownSentence';
import { salienceOf } from './wordSalience';

/** What the trained weights say of the sentences of an abstract. */
export interface SummaryModel {
  /** For each sentence the chance of each role. */
  roles(sentences: readonly string[]): RoleChances[];
  /**
   * For each sentence how well it alone sums up the text; only the order and the differences mean something.
   * @param title empty where none is known
   * @param roles the chances of the sentences' roles
   */
  scores(sentences: readonly string[], title: string, roles: readonly RoleChances[]): number[];
}

/** The model that stored weights make; see `test/tools/trainSummaries.ts` for where they come from. */
export function createSummaryModel(
  roleWeights: StoredChain,
  salienceWeights: StoredModel,
  rankWeights: StoredModel,
): SummaryModel {
  const roleModel = readChainModel(roleWeights);
  const salienceModel = readLinearModel(salienceWeights);
  const rankModel = readLinearModel(rankWeights);
  return {
    roles: sentences => {
      const steps = roleSteps(sentences);
      return roleModel(roleFeatures(sentences).map((features, i) => ({ features, steps: steps[i] ?? new Map() })));
    },
    scores: (sentences, title, roles) => {
      const salience = salienceOf(sentences.map(shownSentence), roles, words => salienceModel.scores(words)[0] ?? 0);
      return rankFeatures(sentences, title, roles, salience).map(features => rankModel.scores(features)[0] ?? 0);
    },
  };
}
