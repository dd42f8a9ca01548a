import type { Paper } from '../paper';
import { foldText } from '../text/fold';
import type { AutomaticGrouping } from './auto/grouping';
import type { DeclaredTopics } from './declaredTopics';
import { UNGROUPED, type PaperGroup } from './groupPapers';
import { mergedInto, type TopicChoices } from './topicChoices';

/** Where a topic comes from. */
export type TopicOrigin = 'declared' | 'rule' | 'automatic';

/** A topic as the tree shows it. */
export interface TopicGroup extends PaperGroup {
  /** `undefined` for the papers of no topic. */
  readonly origin: TopicOrigin | undefined;
  readonly isPinned: boolean;
  readonly children: readonly TopicGroup[];
}

/** A topic that a user has defined by a search. */
export interface TopicRule {
  readonly name: string;
  readonly query: string;
  /** Keys of the papers that it finds. */
  readonly keys: ReadonlySet<string>;
}

/** What topics are made from, all of which adds up. */
export interface TopicSources {
  readonly declared: DeclaredTopics;
  readonly rules: readonly TopicRule[];
  /** `undefined` where no topics are to be found from words. */
  readonly automatic: AutomaticGrouping | undefined;
  readonly choices: TopicChoices;
}

const RULE = 'rule:';

/** The id of the topic that a rule defines. */
export function ruleId(name: string): string {
  return RULE + name;
}

interface Draft {
  readonly id: string;
  readonly name: string;
  readonly definition: string | undefined;
  readonly origin: TopicOrigin;
  readonly parent: string | undefined;
}

/** Every topic before any choice, in the order of their sources: rules, declared, automatic. */
function drafts(papers: readonly Paper[], { declared, rules, automatic }: TopicSources): Draft[] {
  const named = new Map(declared.topics.map(topic => [topic.id, topic]));
  const used = new Set(papers.flatMap(paper => declared.of(paper)));
  const unnamed = [...used].filter(id => !named.has(id)).sort((a, b) => (foldText(a) < foldText(b) ? -1 : 1));
  const ids = [...declared.topics.map(({ id }) => id).filter(id => used.has(id)), ...unnamed];
  return [
    ...rules.map(({ name, query }): Draft => ({
      id: ruleId(name),
      name,
      definition: query,
      origin: 'rule',
      parent: undefined,
    })),
    ...ids.map((id): Draft => {
      const topic = named.get(id);
      return { id, name: topic?.name ?? id, definition: topic?.definition, origin: 'declared', parent: undefined };
    }),
    ...(automatic?.topics ?? []).map(({ id, name, parent }): Draft => ({
      id,
      name,
      definition: undefined,
      origin: 'automatic',
      parent,
    })),
  ];
}

/** Ids of the topics in which a paper stands, after all choices. */
function topicsOf(paper: Paper, { declared, rules, automatic, choices }: TopicSources): Set<string> {
  const ids = [
    ...rules.filter(({ keys }) => keys.has(paper.key)).map(({ name }) => ruleId(name)),
    ...declared.of(paper),
    ...(automatic?.papers[paper.key] ?? []),
  ];
  const added = Object.keys(choices.added).filter(id => choices.added[id]?.includes(paper.key));
  const kept = ids.filter(id => !choices.removed[id]?.includes(paper.key));
  const merged = [...kept, ...added].map(id => mergedInto(choices, id));
  return new Set(merged.filter(id => !choices.removed[id]?.includes(paper.key)));
}

/**
 * The topics of a library as nodes of the tree: pinned ones first, then those of rules, the declared ones in their order, the
 * automatic ones by size, and last the papers of no topic. Hidden topics are left out, and papers that have no other topic
 * with them: they were hidden. A merged topic's papers stand in the other.
 */
export function composeTopics(papers: readonly Paper[], sources: TopicSources): TopicGroup[] {
  const { choices } = sources;
  const known = new Map(drafts(papers, sources).map(draft => [draft.id, draft]));
  const members = new Map<string, Paper[]>();
  const ungrouped: Paper[] = [];
  for (const paper of papers) {
    // a choice may name a topic that is no more
    const ids = [...topicsOf(paper, sources)].filter(id => known.has(id));
    if (!ids.length) ungrouped.push(paper);
    for (const id of ids) {
      const list = members.get(id);
      if (list) list.push(paper);
      else members.set(id, [paper]);
    }
  }
  const all = [...known.values()].filter(({ id }) => !choices.hidden.includes(id) && choices.merged[id] === undefined);
  const toGroup = (draft: Draft): TopicGroup => {
    const parts = all.filter(({ parent }) => parent === draft.id).map(toGroup);
    const children = parts.filter(part => part.papers.length).sort(bySize);
    const { id, definition, origin } = draft;
    const name = choices.names[id] ?? draft.name;
    const isPinned = choices.pinned.includes(id);
    return { id, name, definition, origin, isPinned, papers: members.get(id) ?? [], children };
  };
  // a part whose whole is hidden or merged goes with it
  const groups = all
    .filter(({ parent }) => parent === undefined)
    .map(toGroup)
    // an empty rule says that its search finds nothing; any other empty topic is of papers that have gone
    .filter(({ papers: own, origin }) => own.length || origin === 'rule');
  const declared = groups.filter(({ origin }) => origin !== 'automatic');
  const automatic = groups.filter(({ origin }) => origin === 'automatic').sort(bySize);
  const place = (id: string) => choices.pinned.indexOf(id);
  const pinned = [...declared, ...automatic].filter(({ isPinned }) => isPinned);
  pinned.sort((a, b) => place(a.id) - place(b.id));
  const rest: TopicGroup = {
    id: UNGROUPED,
    name: '',
    definition: undefined,
    origin: undefined,
    isPinned: false,
    papers: ungrouped,
    children: [],
  };
  const others = [...declared, ...automatic].filter(({ isPinned }) => !isPinned);
  return [...pinned, ...others, ...(ungrouped.length ? [rest] : [])];
}

const bySize = (a: PaperGroup, b: PaperGroup): number =>
  b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1);
