import fs from 'node:fs';
import path from 'node:path';
import type { CslItem } from '../../../src/core/csl';

/** A work in a citation as a test writes it. */
export interface SuiteItem {
  readonly id: string | number;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly locator?: string | number;
  readonly label?: string;
  readonly 'suppress-author'?: boolean | number;
  readonly 'author-only'?: boolean | number;
  readonly [name: string]: unknown;
}

export interface SuiteCitation {
  readonly citationID?: string;
  readonly citationItems: readonly SuiteItem[];
  readonly properties?: { readonly noteIndex: number; readonly mode?: string; readonly [name: string]: unknown };
}

type Pair = readonly [string, number];

/** A test of CSL's official suite. */
export interface SuiteCase {
  readonly name: string;
  readonly mode: string;
  readonly style: string;
  readonly input: readonly CslItem[];
  /** Citations that are to be rendered one by one, each without a place in a text; `undefined`: one of all records. */
  readonly items: readonly (readonly SuiteItem[])[] | undefined;
  /** Edits of a document, the last of which gives the result. */
  readonly edits: readonly (readonly [SuiteCitation, readonly Pair[], readonly Pair[]])[] | undefined;
  readonly expected: string;
}

/** The tests in a folder, in the order of their names. */
export function readSuite(folder: string): SuiteCase[] {
  const files = fs.readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files
    .sort()
    .map(file => readCase(file.replace(/\.txt$/, ''), fs.readFileSync(path.join(folder, file), 'utf8')));
}

function readCase(name: string, text: string): SuiteCase {
  const section = (wanted: string): string | undefined =>
    new RegExp(`>>=+ ${wanted} =+(?:>>)?\\r?\\n([^]*?)<<=+ ${wanted} =+`).exec(text)?.[1];
  const json = <T>(wanted: string): T | undefined => {
    const found = section(wanted);
    return found === undefined ? undefined : (JSON.parse(found) as T);
  };
  return {
    name,
    mode: section('MODE')?.trim() ?? '',
    style: section('CSL')?.trim() ?? '',
    input: (json<CslItem[]>('INPUT') ?? []).map(item => ({ ...item, id: String(item.id) })),
    items: json('CITATION-ITEMS'),
    edits: json('CITATIONS'),
    expected: (section('RESULT') ?? '').trim(),
  };
}
