import type { Paper } from '../paper';
import { oneLine } from '../text/escapeMarkdown';
import { abstractSentences } from './abstractSentences';
import { CUE } from './cuePhrases';
import { extractSummary } from './extractSummary';
import { splitSentences } from './splitSentences';
import type { SummaryModel } from './summaryModel';

/** Whether a summary was written for the paper or consists of sentences of its abstract. */
export type SummaryOrigin = 'written' | 'abstract';

/** Where a paper's summary comes from; `undefined` where it has none. */
export function summaryOrigin(paper: Paper): SummaryOrigin | undefined {
  if (oneLine(paper.summary?.line ?? '') || oneLine(paper.summary?.paragraph ?? '')) return 'written';
  return oneLine(paper.abstract ?? '') ? 'abstract' : undefined;
}

/** A paragraph taken from an abstract has at most this many sentences. */
const PARAGRAPH_SENTENCES = 3;

/** One sentence on the paper: the written one, else the most telling of the written paragraph or the abstract. */
export function summaryLine(paper: Paper, model?: SummaryModel): string | undefined {
  const written = oneLine(paper.summary?.line ?? '');
  if (written) return written;
  const paragraph = splitSentences(oneLine(paper.summary?.paragraph ?? ''));
  if (paragraph.length) return paragraph.find(sentence => CUE.test(sentence)) ?? paragraph[0];
  return extractSummary(abstractSentences(paper.abstract), 1, paper.title, model)[0];
}

/** The first two sentences of the written paragraph, else the written line, else two sentences of the abstract. */
export function summaryPair(paper: Paper, model?: SummaryModel): string[] {
  const written = splitSentences(oneLine(paper.summary?.paragraph ?? paper.summary?.line ?? ''));
  if (written.length) return written.slice(0, 2);
  return extractSummary(abstractSentences(paper.abstract), 2, paper.title, model);
}

/**
 * The sentences of a paragraph on the paper: the written one, else up to three of the abstract, else the written line.
 * Empty where nothing is known of the paper's content.
 */
export function summarySentences(paper: Paper, model?: SummaryModel): string[] {
  const written = splitSentences(oneLine(paper.summary?.paragraph ?? ''));
  if (written.length) return written;
  const line = splitSentences(oneLine(paper.summary?.line ?? ''));
  if (line.length) return line;
  return extractSummary(abstractSentences(paper.abstract), PARAGRAPH_SENTENCES, paper.title, model);
}
