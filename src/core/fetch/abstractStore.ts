import type { SourceRecord } from '../formats/reading';
import { identifiersOf, normalizeDoi, type Paper } from '../paper';

/** Abstracts by identifier, `arxiv:2510.04477` or `doi:10.1000/x`. */
export type AbstractStore = ReadonlyMap<string, string>;

const VERSION = 1;
const IDENTIFIER = /^(?:arxiv|doi):\S+$/;

/** The store as one JSON text. */
export function printStore(store: AbstractStore): string {
  return JSON.stringify({ version: VERSION, abstracts: Object.fromEntries(store) });
}

/** Reads what {@link printStore} wrote; `undefined` where anything about it is not as it was written. */
export function parseStore(text: string): AbstractStore | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('version' in value) || value.version !== VERSION || !('abstracts' in value)) return undefined;
  const { abstracts } = value;
  if (typeof abstracts !== 'object' || abstracts === null || Array.isArray(abstracts)) return undefined;
  const entries = Object.entries(abstracts as Record<string, unknown>);
  const store = new Map<string, string>();
  for (const [id, abstract] of entries) {
    if (!IDENTIFIER.test(id) || typeof abstract !== 'string' || abstract === '') return undefined;
    store.set(id, abstract);
  }
  return store;
}

/**
 * A record for each of the papers that the store has an abstract of: the abstract, and as much of the paper's own
 * identification as it takes to find the paper again. Merged with it, nothing else of the paper changes.
 */
export function completingRecords(papers: Iterable<Paper>, store: AbstractStore): SourceRecord[] {
  const records: SourceRecord[] = [];
  for (const { csl } of papers) {
    const id = identifiersOf(csl).find(identifier => store.has(identifier));
    const abstract = id && store.get(id);
    if (abstract) records.push({ item: { ...identification(csl, id), abstract }, line: 0 });
  }
  return records;
}

function identification(csl: Paper['csl'], identifier: string): SourceRecord['item'] {
  const value = identifier.slice(identifier.indexOf(':') + 1);
  if (identifier.startsWith('arxiv:')) return { custom: { arxiv: value } };
  // the DOI of a later publication must not become the preprint's own
  return normalizeDoi(csl.DOI) === value ? { DOI: csl.DOI } : { custom: { published: csl.custom?.published } };
}
