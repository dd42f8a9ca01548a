import type { SummaryModel } from './summaryModel';

/** The trained model; its code and weights are read on the first call. */
export async function loadSummaryModel(): Promise<SummaryModel> {
  const { trainedModel } = await import('./trainedModel');
  return trainedModel;
}
