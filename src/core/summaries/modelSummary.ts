import { escapeInline } from '../text/escapeInline';
import { escapeLatex } from '../text/escapeLatex';
import { isLatex } from '../text/noteLanguage';
import { unsupportedNumbers } from './unsupportedNumbers';

/** What marks a model's summary, in the reader's language. */
export interface ModelSummaryWords {
  /** That this model wrote it. */
  writtenBy(model: string): string;
  /** That these numbers are not in the abstract. */
  unsupported(numbers: string): string;
}

export interface ModelSummary {
  /** For the note: the sentences, the citation, then in brackets who wrote them and which numbers the abstract lacks. */
  readonly text: string;
  /** The numbers that are not in the abstract. */
  readonly unsupported: readonly string[];
}

/** A language model's summary as text for a note, marked as such. All of it but the citation is escaped. */
export function modelSummary(
  summary: string,
  abstract: string,
  model: string,
  citation: string,
  languageId: string,
  words: ModelSummaryWords,
): ModelSummary {
  const escape = isLatex(languageId) ? escapeLatex : escapeInline;
  const unsupported = unsupportedNumbers(summary, abstract);
  const marks = [words.writtenBy(model), unsupported.length ? words.unsupported(unsupported.join(', ')) : ''];
  const mark = marks.filter(Boolean).join(' ');
  return { text: `${escape(summary)} ${citation} (${escape(mark)})`, unsupported };
}
