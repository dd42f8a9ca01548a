import { escapeInline } from '../../text/escapeInline';

/** What is known of a paper, cell by cell, as plain text; `undefined` where the paper does not say. */
export interface MatrixCells {
  readonly problem: string | undefined;
  readonly approach: string | undefined;
  readonly data: string | undefined;
  readonly result: string | undefined;
  /** An address. */
  readonly code: string | undefined;
}

export interface MatrixRow {
  /** As it stands in the note: Markdown. */
  readonly citation: string;
  readonly cells: MatrixCells;
}

/** Headings of the columns, and what stands in a cell that is not filled, in the reader's language. */
export interface MatrixWords {
  readonly paper: string;
  readonly problem: string;
  readonly approach: string;
  readonly data: string;
  readonly result: string;
  readonly code: string;
  readonly unknown: string;
}

const COLUMNS = ['problem', 'approach', 'data', 'result'] as const;

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A bar would end the cell, even within code. */
function inCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}

/** A Markdown table with a line for each paper, in which nothing of the papers' own text is live. */
export function reviewMatrix(rows: readonly MatrixRow[], words: MatrixWords): string {
  const unknown = `*${escapeInline(words.unknown)}*`;
  const cell = (text: string | undefined) => (text ? escapeInline(text) : unknown);
  const headings = [words.paper, ...COLUMNS.map(column => words[column]), words.code].map(escapeInline);
  const lines = rows.map(({ citation, cells }) =>
    line([
      inCell(citation),
      ...COLUMNS.map(column => cell(cells[column])),
      cells.code ? inCell(`<${cells.code}>`) : unknown,
    ]),
  );
  return [line(headings), line(headings.map(() => '---')), ...lines].join('\n');
}
