import type { Paper } from '../paper';
import { loadSummaryModel } from './loadSummaryModel';

/** The sentence of the abstract that sums a paper up; `undefined` where a summary was written or there is no abstract. */
export async function extractedLine(paper: Paper): Promise<string | undefined> {
  if (paper.summary || !paper.abstract) return undefined;
  const [model, { summaryLine }] = await Promise.all([loadSummaryModel(), import('./summaryText')]);
  return summaryLine(paper, model);
}
