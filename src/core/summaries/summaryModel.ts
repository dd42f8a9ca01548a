import { readLinearModel, type StoredModel } from './linearModel';
import { rankFeatures } from './rankFeatures';
import { roleFeatures } from './roleFeatures';
import { chancesOf, type RoleChances } from './roles';
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
  roleWeights: StoredModel,
  salienceWeights: StoredModel,
  rankWeights: StoredModel,
): SummaryModel {
  const roleModel = readLinearModel(roleWeights);
  const salienceModel = readLinearModel(salienceWeights);
  const rankModel = readLinearModel(rankWeights);
  return {
    roles: sentences => roleFeatures(sentences).map(features => chancesOf(roleModel.scores(features))),
    scores: (sentences, title, roles) => {
      const salience = salienceOf(sentences.map(shownSentence), roles, words => salienceModel.scores(words)[0] ?? 0);
      return rankFeatures(sentences, title, roles, salience).map(features => rankModel.scores(features)[0] ?? 0);
    },
  };
}
