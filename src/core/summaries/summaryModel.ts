import { readLinearModel, type StoredModel } from './linearModel';
import { rankFeatures } from './rankFeatures';
import { roleFeatures } from './roleFeatures';
import { chancesOf, type RoleChances } from './roles';

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
export function createSummaryModel(roleWeights: StoredModel, rankWeights: StoredModel): SummaryModel {
  const roleModel = readLinearModel(roleWeights);
  const rankModel = readLinearModel(rankWeights);
  return {
    roles: sentences => roleFeatures(sentences).map(features => chancesOf(roleModel.scores(features))),
    scores: (sentences, title, roles) =>
      rankFeatures(sentences, title, roles).map(features => rankModel.scores(features)[0] ?? 0),
  };
}
