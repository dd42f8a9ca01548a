import rankWeights from './model/rankWeights.json';
import roleWeights from './model/roleWeights.json';
import salienceWeights from './model/salienceWeights.json';
import { createSummaryModel } from './summaryModel';

/** The model with the weights that `npm run train:summaries` computed. */
export const trainedModel = createSummaryModel(roleWeights, salienceWeights, rankWeights);
