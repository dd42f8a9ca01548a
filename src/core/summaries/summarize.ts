import type { Paper } from '../paper';
import { escapeInline } from '../text/escapeInline';
import { escapeLatex } from '../text/escapeLatex';
import { isLatex } from '../text/noteLanguage';
import type { SummaryFormId } from './summaryForms';
import type { SummaryModel } from './summaryModel';
import { TABLE_COLUMNS, summaryTable, type SummaryTable } from './summaryTable';
import { summaryLine, summaryOrigin, summaryPair, summarySentences } from './summaryText';

/** What the table says beside the paper's own words. */
export interface TableWords {
  /** The names of its rows. */
  readonly rows: Readonly<Record<keyof SummaryTable, string>>;
  /** What stands in a cell that the text does not fill. */
  readonly empty: string;
}

const TABLE_WORDS: TableWords = {
  rows: { problem: 'Problem', approach: 'Approach', data: 'Data', result: 'Result', code: 'Code' },
  empty: 'Not stated',
};

type TableRow = readonly [name: string, text: string];

interface Writer {
  escape(text: string): string;
  link(address: string): string;
  table(citation: string, rows: readonly TableRow[]): string;
  quote(text: string, citation: string): string;
  bullets(items: readonly string[]): string;
}

const MARKDOWN: Writer = {
  escape: escapeInline,
  // an address of `webUrl` holds nothing that ends an autolink or a cell
  link: address => `<${address}>`,
  table: (citation, rows) =>
    [`|  | ${citation} |`, '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join('\n'),
  quote: (text, citation) => `> ${text}\n>\n> — ${citation}`,
  bullets: items => items.map(item => `- ${item}`).join('\n'),
};

const LATEX: Writer = {
  escape: escapeLatex,
  link: escapeLatex,
  table: (citation, rows) =>
    [
      '\\begin{tabular}{lp{0.75\\linewidth}}',
      `   & ${citation} \\\\`,
      '  \\hline',
      ...rows.map(([name, text]) => `  ${name} & ${text} \\\\`),
      '\\end{tabular}',
    ].join('\n'),
  quote: (text, citation) => `\\begin{quote}\n${text}\n\n\\hfill --- ${citation}\n\\end{quote}`,
  bullets: items => `\\begin{itemize}\n${items.map(item => `  \\item ${item}`).join('\n')}\n\\end{itemize}`,
};

/**
 * A paper's summary as text for a note. Its last words are the citation (in LaTeX a block's `\end` follows), which heads a
 * table; lines are separated by `\n`. The paper's text is escaped, the citation stands as it is given.
 * @param languageId VS Code's name of the language that the note is written in
 * @param model chooses among the sentences of an abstract; without one cue phrases do
 * @returns `undefined` where the paper has neither a summary nor an abstract
 */
export function summarize(
  paper: Paper,
  form: SummaryFormId,
  citation: string,
  languageId = 'markdown',
  model?: SummaryModel,
  words = TABLE_WORDS,
): string | undefined {
  const writer = isLatex(languageId) ? LATEX : MARKDOWN;
  const { escape, quote, bullets } = writer;
  const cited = (text: string) => [text, citation].filter(Boolean).join(' ');
  if (form === 'line') {
    const line = summaryLine(paper, model);
    return line && cited(escape(line));
  }
  if (form === 'table') return tableText(paper, citation, writer, model, words);
  const sentences = form === 'pair' ? summaryPair(paper, model) : summarySentences(paper, model);
  if (!sentences.length) return undefined;
  if (form === 'bullets') {
    const items = sentences.map(escape);
    return bullets([...items.slice(0, -1), cited(items.at(-1) ?? '')]);
  }
  const paragraph = escape(sentences.join(' '));
  return form === 'quote' ? quote(paragraph, citation) : cited(paragraph);
}

function tableText(
  paper: Paper,
  citation: string,
  { escape, link, table }: Writer,
  model: SummaryModel | undefined,
  words: TableWords,
): string | undefined {
  if (!summaryOrigin(paper)) return undefined;
  const cells = summaryTable(paper, model);
  const shown = (column: keyof SummaryTable) => {
    const text = cells[column];
    if (text === undefined) return escape(words.empty);
    return column === 'code' ? link(text) : escape(text);
  };
  return table(
    citation,
    TABLE_COLUMNS.map(column => [escape(words.rows[column]), shown(column)]),
  );
}
