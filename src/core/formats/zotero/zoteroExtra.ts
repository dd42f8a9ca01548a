import { variableKind } from '../toCslItem';

/** What Zotero's field "Extra" says: lines that name a CSL variable, and the others. */
export interface ZoteroExtra {
  /** Texts by the variable's name in CSL-JSON; `type` too. */
  readonly variables: ReadonlyMap<string, string>;
  /** As an arXiv line has it, with the category behind it or without. */
  readonly arxiv: string | undefined;
  readonly citationKey: string | undefined;
  /** The lines that name nothing. */
  readonly rest: string;
}

const LONGEST = 100_000;
const LABELLED = /^\s*([A-Za-z][A-Za-z _-]{0,40}?)\s*:\s*(\S.*)$/;
const CAPITALS = new Set(['doi', 'pmid', 'pmcid', 'url', 'isbn', 'issn']);

/**
 * Reads lines such as `PMID: 123` or `Original Date: 1923`, in which people and Zotero keep what an item has no field for.
 * @see https://www.zotero.org/support/kb/item_types_and_fields, section on the Extra field
 */
export function readExtra(extra: string): ZoteroExtra {
  const variables = new Map<string, string>();
  const rest: string[] = [];
  let arxiv: string | undefined;
  let citationKey: string | undefined;
  for (const line of extra.slice(0, LONGEST).split(/\r?\n/)) {
    const [, label = '', value = ''] = LABELLED.exec(line) ?? [];
    const name = label.toLowerCase().replace(/[ _]+/g, '-');
    const variable = CAPITALS.has(name) ? name.toUpperCase() : name;
    if (name === 'arxiv') arxiv ??= value;
    else if (name === 'citation-key') citationKey ??= value.trim();
    else if (variable === 'type' || variableKind(variable)) variables.set(variable, value.trim());
    else rest.push(line);
  }
  return { variables, arxiv, citationKey, rest: rest.join('\n').trim() };
}
