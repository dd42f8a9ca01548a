import type { Paper } from '../paper';
import { escapeInline } from '../text/escapeInline';
import { escapeLatex } from '../text/escapeLatex';
import { isLatex } from '../text/noteLanguage';
import { summaryLine, summarySentences } from './summaryText';

export type SummaryFormId = 'line' | 'paragraph' | 'quote' | 'bullets';

export interface SummaryForm {
  readonly id: SummaryFormId;
  /** For people, in English; features translate it. */
  readonly title: string;
  /** How it is placed; see `placeText`. */
  readonly kind: 'inline' | 'block';
}

const PARAGRAPH: SummaryForm = { id: 'paragraph', title: 'Paragraph', kind: 'inline' };

export const SUMMARY_FORMS: readonly SummaryForm[] = [
  { id: 'line', title: 'One Sentence', kind: 'inline' },
  PARAGRAPH,
  { id: 'quote', title: 'Block Quote', kind: 'block' },
  { id: 'bullets', title: 'Bullet Points', kind: 'block' },
];

/** The row with this id; the paragraph's where there is none, as after a typing error in the settings. */
export function summaryFormById(id: string): SummaryForm {
  return SUMMARY_FORMS.find(form => form.id === id) ?? PARAGRAPH;
}

interface Writer {
  escape(text: string): string;
  quote(text: string, citation: string): string;
  bullets(items: readonly string[]): string;
}

const MARKDOWN: Writer = {
  escape: escapeInline,
  quote: (text, citation) => `> ${text}\n>\n> — ${citation}`,
  bullets: items => items.map(item => `- ${item}`).join('\n'),
};

const LATEX: Writer = {
  escape: escapeLatex,
  quote: (text, citation) => `\\begin{quote}\n${text}\n\n\\hfill --- ${citation}\n\\end{quote}`,
  bullets: items => `\\begin{itemize}\n${items.map(item => `  \\item ${item}`).join('\n')}\n\\end{itemize}`,
};

/** Whether a value, from the settings or another extension, is the id of a form. */
export function isSummaryForm(id: unknown): id is SummaryFormId {
  return SUMMARY_FORMS.some(form => form.id === id);
}

/** How a form is placed; see `placeText`. */
export function summaryKind(id: SummaryFormId): SummaryForm['kind'] {
  return SUMMARY_FORMS.find(form => form.id === id)?.kind ?? 'inline';
}

/**
 * A paper's summary as text for a note. Its last words are the citation (in LaTeX a block's `\end` follows); lines are
 * separated by `\n`. The paper's text is escaped, the citation stands as it is given.
 * @param languageId VS Code's name of the language that the note is written in
 * @returns `undefined` where the paper has neither a summary nor an abstract
 */
export function summarize(
  paper: Paper,
  form: SummaryFormId,
  citation: string,
  languageId = 'markdown',
): string | undefined {
  const { escape, quote, bullets } = isLatex(languageId) ? LATEX : MARKDOWN;
  const cited = (text: string) => [text, citation].filter(Boolean).join(' ');
  if (form === 'line') {
    const line = summaryLine(paper);
    return line && cited(escape(line));
  }
  const sentences = summarySentences(paper);
  if (!sentences.length) return undefined;
  if (form === 'bullets') {
    const items = sentences.map(escape);
    return bullets([...items.slice(0, -1), cited(items.at(-1) ?? '')]);
  }
  const paragraph = escape(sentences.join(' '));
  return form === 'quote' ? quote(paragraph, citation) : cited(paragraph);
}
