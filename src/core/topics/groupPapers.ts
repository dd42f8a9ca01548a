import { shortName, type Paper } from '../paper';
import { foldText } from '../text/fold';

/** By what the tree is grouped. */
export type Grouping = 'topic' | 'year' | 'author' | 'type';

export const GROUPINGS: readonly Grouping[] = ['topic', 'year', 'author', 'type'];

/** The papers of a group that are wanted, groups without any left out. */
export function filterGroups(groups: readonly PaperGroup[], isWanted: (paper: Paper) => boolean): PaperGroup[] {
  return groups.flatMap((group): PaperGroup[] => {
    const papers = group.papers.filter(isWanted);
    const children = filterGroups(group.children, isWanted);
    return papers.length || children.length ? [{ ...group, papers, children }] : [];
  });
}

/** A topic as a source declares it. */
export interface DeclaredTopic {
  readonly id: string;
  readonly name: string;
  readonly definition?: string;
}

/** A named set of papers; a paper may stand in several. */
export interface PaperGroup {
  /** Unique among its siblings and stable over reloads. */
  readonly id: string;
  /** Empty for the papers that belong to no group: the one who shows it knows the words. */
  readonly name: string;
  /** What belongs here, in a sentence; `undefined` where nobody has written one. */
  readonly definition: string | undefined;
  readonly papers: readonly Paper[];
  readonly children: readonly PaperGroup[];
}

/** Id of the group of papers without topic, year, author or type. */
export const UNGROUPED = '';

function collect(papers: readonly Paper[], idsOf: (paper: Paper) => readonly string[]): Map<string, Paper[]> {
  const groups = new Map<string, Paper[]>();
  for (const paper of papers) {
    const ids = new Set(idsOf(paper));
    for (const id of ids.size ? ids : [UNGROUPED]) {
      const group = groups.get(id);
      if (group) group.push(paper);
      else groups.set(id, [paper]);
    }
  }
  return groups;
}

function toGroups(groups: Map<string, Paper[]>, ids: readonly string[], declared = new Map<string, DeclaredTopic>()) {
  return ids.map((id): PaperGroup => {
    const topic = declared.get(id);
    return { id, name: topic?.name ?? id, definition: topic?.definition, papers: groups.get(id) ?? [], children: [] };
  });
}

/** Ungrouped papers stand last, whatever the order of the others. */
function sortIds(groups: Map<string, Paper[]>, compare: (a: string, b: string) => number): string[] {
  const ids = [...groups.keys()].filter(id => id !== UNGROUPED).sort(compare);
  return groups.has(UNGROUPED) ? [...ids, UNGROUPED] : ids;
}

const byName = (a: string, b: string): number => {
  const [x, y] = [foldText(a), foldText(b)];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
};

function byTopic(papers: readonly Paper[], topics: readonly DeclaredTopic[]): PaperGroup[] {
  const declared = new Map(topics.map(topic => [topic.id, topic]));
  const order = new Map(topics.map((topic, index) => [topic.id, index]));
  const groups = collect(papers, paper => paper.topics);
  const rank = (id: string) => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  const ids = sortIds(groups, (a, b) => rank(a) - rank(b) || byName(a, b));
  return toGroups(groups, ids, declared);
}

/**
 * The tree's first level as plain nodes. Topics come in the order in which they are declared, then by name; years newest
 * first; authors and types by name. Papers keep the library's order.
 * @param topics names and order of topics that sources declare
 */
export function groupPapers(
  papers: readonly Paper[],
  grouping: Grouping,
  topics: readonly DeclaredTopic[],
): readonly PaperGroup[] {
  switch (grouping) {
    case 'topic':
      return byTopic(papers, topics);
    case 'year': {
      const groups = collect(papers, paper => (paper.year === undefined ? [] : [String(paper.year)]));
      return toGroups(
        groups,
        sortIds(groups, (a, b) => Number(b) - Number(a)),
      );
    }
    case 'author': {
      const groups = collect(papers, paper => paper.authors.map(authorHeading).filter(Boolean));
      return toGroups(groups, sortIds(groups, byName));
    }
    case 'type': {
      const groups = collect(papers, paper => [paper.csl.type]);
      return toGroups(groups, sortIds(groups, byName));
    }
  }
}

function authorHeading(author: Paper['authors'][number]): string {
  const family = shortName(author);
  return author.family && author.given ? `${family}, ${author.given}` : family;
}
