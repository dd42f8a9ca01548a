import { readFileSync } from 'node:fs';
import { toPaper, type Paper } from '../../../src/core/paper';
import type { Judgements } from './metrics';

export interface BenchQuery {
  readonly id: string;
  readonly text: string;
  readonly judgements: Judgements;
  /** `tune` or `check`, and for our own queries also their kind. */
  readonly groups: readonly string[];
}

export interface Collection {
  readonly papers: readonly Paper[];
  readonly queries: readonly BenchQuery[];
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

function records(path: string): Record<string, unknown>[] {
  return lines(path).map(line => JSON.parse(line) as Record<string, unknown>);
}

/** A document of a collection as a paper; its number goes into a key that no query can hold. */
export function paperOf(id: string, title: string, text: string): Paper {
  return toPaper({ id: `document${id}`, type: 'article', title, abstract: text });
}

/** Reads a collection in the layout of BEIR. Every second query is for tuning, the others for checking. */
export function readCollection(corpus: string, queries: string, qrels: string): Collection {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of lines(qrels).slice(1)) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    const own = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, own.set(`document${document}`, Number(grade)));
  }
  const papers = records(corpus).map(({ _id, title, text }) =>
    paperOf(String(_id), String(title ?? ''), String(text ?? '')),
  );
  const judged = records(queries).flatMap(({ _id, text }) => {
    const own = judgements.get(String(_id));
    return own ? [{ id: String(_id), text: String(text), judgements: own }] : [];
  });
  return { papers, queries: judged.map((query, i) => ({ ...query, groups: [i % 2 ? 'check' : 'tune'] })) };
}
