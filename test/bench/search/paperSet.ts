import { existsSync, readFileSync } from 'node:fs';
import type { CslItem } from '../../../src/core/csl';
import { toPaper, type Paper } from '../../../src/core/paper';
import { normalizeTitle } from '../../../src/core/text/fold';
import type { BenchQuery, Collection } from './collection';

interface StoredQuery {
  readonly id: string;
  readonly kind: string;
  readonly half: string;
  readonly query: string;
  readonly papers: Readonly<Record<string, number>>;
}

/** Abstracts of a listing by the normalised title of the line before them: enough of a reader for a measurement. */
function abstractsOf(listing: string, titles: ReadonlySet<string>): Map<string, string> {
  const abstracts = new Map<string, string>();
  let title: string | undefined;
  for (const line of listing.split(/\r?\n/)) {
    const normalized = normalizeTitle(line.replace(/^Subscribe/, ''));
    if (titles.has(normalized)) title = normalized;
    else if (title && line.trim()) abstracts.set(title, [abstracts.get(title), line].filter(Boolean).join(' '));
  }
  return abstracts;
}

/** The papers that ship, completed with the abstracts of a listing where one is given, and our own queries. */
export function readPaperSet(library: string, topics: string, queries: string, listing: string | undefined) {
  const items = JSON.parse(readFileSync(library, 'utf8')) as CslItem[];
  const text = listing && existsSync(listing) ? readFileSync(listing, 'utf8') : '';
  const abstracts = abstractsOf(text, new Set(items.map(item => normalizeTitle(item.title ?? ''))));
  const papers: Paper[] = items.map(item => {
    const abstract = abstracts.get(normalizeTitle(item.title ?? ''));
    return toPaper(abstract ? { ...item, abstract } : item);
  });
  const names = JSON.parse(readFileSync(topics, 'utf8')) as { id: string; name: string }[];
  const topicName = (id: string): string => names.find(topic => topic.id === id)?.name ?? id;
  const stored = JSON.parse(readFileSync(queries, 'utf8')) as StoredQuery[];
  const benchQueries = stored.map(({ id, kind, half, query, papers: wanted }): BenchQuery => {
    return { id, text: query, judgements: new Map(Object.entries(wanted)), groups: [half, kind] };
  });
  const collection: Collection = { papers, queries: benchQueries };
  return { collection, topicName, abstracts: abstracts.size };
}
