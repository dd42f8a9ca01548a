import { readFileSync } from 'node:fs';
import type { CslItem } from '../../../src/core/csl';
import { toPaper, type Paper } from '../../../src/core/paper';

/** Papers with the group that somebody has put each in; the papers themselves say nothing of it. */
export interface LabelledPapers {
  readonly name: string;
  readonly papers: readonly Paper[];
  readonly labels: readonly string[];
}

const LABEL = /label|class|categor|topic|subject|group|cluster/i;
const TITLE = /title|name|headline/i;
const TEXT = /text|abstract|body|content|summary|description/i;

/** Rows of a CSV file (RFC 4180): quoted cells may hold commas, line ends and doubled quotes. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}"\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r?\\n|$)`,
    'gy',
  );
  for (let match = cell.exec(text); match && cell.lastIndex <= text.length; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === separator) continue;
    if (row.length > 1 || row[0]) rows.push(row);
    row = [];
    if (cell.lastIndex >= text.length) break;
  }
  return rows;
}

type Row = Readonly<Record<string, unknown>>;

function readRows(file: string): Row[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (/\.(?:jsonl|ndjson)$/i.test(file)) {
    return text
      .split('\n')
      .filter(line => line.trim())
      .map(line => JSON.parse(line) as Row);
  }
  if (/\.json$/i.test(file)) return JSON.parse(text) as Row[];
  const [head = [], ...rows] = readCsv(text, /\.tsv$/i.test(file) ? '\t' : ',');
  return rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join('; ') : value === undefined || value === null ? '' : String(value);
const firstOf = (value: unknown): string => asText(Array.isArray(value) ? value[0] : value);

/** A CSL-JSON record with its declared topics taken off; its label is the first of them. */
function fromCsl(item: CslItem): { readonly paper: Paper; readonly label: string } {
  const { topics, ...custom } = item.custom ?? {};
  return { paper: toPaper({ ...item, custom } as CslItem), label: topics?.[0] ?? '' };
}

/** A row by the names of its columns: one whose name speaks of a class is the label, the others title, text and keywords. */
function fromRow(row: Row, index: number): { readonly paper: Paper; readonly label: string } {
  const names = Object.keys(row);
  const labelName = names.find(name => LABEL.test(name)) ?? names[0] ?? '';
  const others = names.filter(name => name !== labelName);
  const titleName = others.find(name => TITLE.test(name));
  const textName = others.find(name => name !== titleName && TEXT.test(name));
  const keywordName = others.find(name => /^key ?words?$/i.test(name));
  const text = textName ? asText(row[textName]) : '';
  // an abstract that opens with its title
  const opening = /^.{10,300}?[.?!](?=\s)/su.exec(text)?.[0] ?? '';
  const title = titleName ? asText(row[titleName]) : opening;
  const abstract = titleName ? text : text.slice(opening.length).trim();
  const keyword = keywordName ? asText(row[keywordName]) : undefined;
  const item = { id: `r${index}`, type: 'article-journal', title, abstract, ...(keyword ? { keyword } : {}) };
  return { paper: toPaper(item), label: firstOf(row[labelName]) };
}

/**
 * Reads `.csv`, `.tsv`, `.jsonl` or `.json` (CSL-JSON, or a list of objects), finding label, title and text by the names of the columns.
 * @param without labels whose papers are left out
 */
export function readLabelled(file: string, without: readonly string[] = []): LabelledPapers {
  const rows = readRows(file);
  const isCsl = rows.some(row => Array.isArray((row as Partial<CslItem>).custom?.topics));
  const all = isCsl ? (rows as unknown as CslItem[]).map(fromCsl) : rows.map(fromRow);
  const kept = all.filter(({ label }) => label && !without.includes(label));
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return {
    name: without.length ? `${name} without ${without.join(', ')}` : name,
    papers: kept.map(({ paper }) => paper),
    labels: kept.map(({ label }) => label),
  };
}
