import type { Paper } from '../paper';
import { foldText } from '../text/fold';
import type { DeclaredTopic } from './groupPapers';

/** A keyword of fewer papers is no topic of the library. */
const LEAST_PAPERS = 3;
/** More topics from keywords than this are no overview. */
const MOST_KEYWORDS = 40;
/** Papers, as a share, that must have a keyword in common with others for keywords to be topics. */
const COMMON_USE = 0.6;
/** Automatic topics come in where a smaller share of the papers has a declared one. */
const FEW_DECLARED = 0.5;
/** In a smaller library nothing can be told from words. */
const LEAST_LIBRARY = 8;
const PREFIX = 'keyword:';

/** The topics that the sources of a library declare. */
export interface DeclaredTopics {
  readonly topics: readonly DeclaredTopic[];
  /** Ids of a paper's declared topics, best first. */
  of(paper: Paper): readonly string[];
}

/**
 * Topics, groups and collections as the sources name them; where papers have none of these, the keywords that many of them share.
 * @param named topics with names and an order
 */
export function declaredTopics(papers: readonly Paper[], named: readonly DeclaredTopic[]): DeclaredTopics {
  const bare = papers.filter(({ topics }) => !topics.length);
  const uses = new Map<string, { readonly names: Map<string, number>; papers: number }>();
  for (const { keywords } of bare) {
    for (const [id, keyword] of new Map(keywords.map(name => [keywordId(name), name]))) {
      const use = uses.get(id) ?? { names: new Map<string, number>(), papers: 0 };
      uses.set(id, use);
      use.names.set(keyword, (use.names.get(keyword) ?? 0) + 1);
      use.papers++;
    }
  }
  const frequent = [...uses]
    .filter(([, use]) => use.papers >= LEAST_PAPERS && use.papers <= bare.length / 2)
    .sort(([a, x], [b, y]) => y.papers - x.papers || (a < b ? -1 : 1))
    .slice(0, MOST_KEYWORDS);
  const ids = new Set(frequent.map(([id]) => id));
  const keywordsOf = ({ keywords }: Paper) => [...new Set(keywords.map(keywordId))].filter(id => ids.has(id));
  const covered = bare.filter(paper => keywordsOf(paper).length).length;
  if (covered < COMMON_USE * bare.length) return { topics: named, of: ({ topics }) => topics };
  const fromKeywords = frequent.map(([id, { names }]): DeclaredTopic => {
    const [most] = [...names].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return { id, name: most?.[0] ?? '' };
  });
  return {
    topics: [...named, ...fromKeywords],
    of: paper => (paper.topics.length ? paper.topics : keywordsOf(paper)),
  };
}

const keywordId = (keyword: string): string => PREFIX + foldText(keyword);

/** `lectern.automaticTopics` */
export type AutomaticTopicsSetting = 'auto' | 'always' | 'never';

/** Whether topics are to be found from the papers' words: with `auto` where few papers have declared ones. */
export function wantsAutomatic(
  papers: readonly Paper[],
  declared: DeclaredTopics,
  setting: AutomaticTopicsSetting,
): boolean {
  if (setting !== 'auto') return setting === 'always';
  const tagged = papers.filter(paper => declared.of(paper).length).length;
  return papers.length >= LEAST_LIBRARY && tagged < FEW_DECLARED * papers.length;
}
