import MiniSearch, { type Options } from 'minisearch';
import type { Paper } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import type { Ranking } from '../../../src/core/search/ranking';
import { isStopWord } from '../../../src/core/search/stopWords';
import { stem, tokenize } from '../../../src/core/search/terms';
import { buildBm25 } from './bm25';

/** Keys of the papers found, best first. */
export type Search = (query: string, limit: number) => readonly string[];

export interface Engine {
  readonly name: string;
  build(papers: readonly Paper[]): Search | Promise<Search>;
}

/** What the peers are given of a paper: they know no summaries and topics of ours unless `everything` is asked for. */
export interface PeerDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** @param everything puts authors, keywords, topics and summary beside the abstract */
export function peerDocument(paper: Paper, everything: boolean): PeerDocument {
  const summary = everything
    ? [paper.summary?.line, paper.summary?.paragraph, paper.keywords.join('; '), paper.key, paper.year]
    : [];
  return { id: paper.key, title: paper.title, text: [paper.abstract, ...summary].filter(Boolean).join(' ') };
}

function miniSearch(name: string, everything: boolean, options: Partial<Options<PeerDocument>>): Engine {
  return {
    name,
    build: papers => {
      const engine = new MiniSearch<PeerDocument>({ fields: ['title', 'text'], ...options });
      engine.addAll(papers.map(paper => peerDocument(paper, everything)));
      return (query, limit) =>
        engine
          .search(query)
          .slice(0, limit)
          .map(({ id }) => String(id));
    },
  };
}

/** Porter without the spelling table, and the stop words that the product uses. */
const stemmed: Partial<Options<PeerDocument>> = {
  tokenize,
  processTerm: word => (isStopWord(word) ? false : stem(word)),
};

export function baselines(everything: boolean): Engine[] {
  return [
    miniSearch('MiniSearch, defaults', everything, {}),
    miniSearch('MiniSearch, prefix and fuzzy 0.2', everything, { searchOptions: { prefix: true, fuzzy: 0.2 } }),
    miniSearch('MiniSearch, stems and stop words', everything, stemmed),
    miniSearch('MiniSearch, stems, prefix, fuzzy', everything, {
      ...stemmed,
      searchOptions: { prefix: true, fuzzy: 0.2 },
    }),
    {
      name: 'BM25, one field, Porter',
      build: papers => buildBm25(papers.map(paper => peerDocument(paper, everything))),
    },
  ];
}

export function lectern(name: string, topicName: (id: string) => string, ranking?: Ranking): Engine {
  return {
    name,
    build: papers => {
      const index = new PaperIndex(topicName, ranking);
      index.add(papers);
      return (query, limit) => index.search(query, limit).map(({ paper }) => paper.key);
    },
  };
}
