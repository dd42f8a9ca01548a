import type { TopicGroup } from './composeTopics';
import type { TopicChoices } from './topicChoices';

/** The topics that a search can ask for, as people know them. */
export interface SearchedTopics {
  /** Names, each once, in the order of the tree. */
  readonly names: readonly string[];
  /**
   * What `topic:` compares with the topics of a paper: their names, and the ids that sources declare. A topic with a name of
   * the user's own is known by that alone; a part of a topic, by both. `undefined` for a paper that the tree has not seen yet.
   */
  of(key: string): readonly string[] | undefined;
}

/** The topics of a tree, for its search. */
export function searchedTopics(groups: readonly TopicGroup[], { names }: TopicChoices): SearchedTopics {
  const byPaper = new Map<string, Set<string>>();
  const shown = new Set<string>();
  const collect = (group: TopicGroup, around: readonly string[]) => {
    if (group.origin === undefined) {
      for (const { key } of group.papers) byPaper.set(key, new Set());
      return;
    }
    const isOwn = group.origin === 'declared' && names[group.id] === undefined && group.id !== group.name;
    const texts = [...around, isOwn ? `${group.id} ${group.name}` : group.name];
    shown.add(group.name);
    for (const { key } of group.papers) {
      const known = byPaper.get(key);
      if (!known) byPaper.set(key, new Set(texts));
      else for (const text of texts) known.add(text);
    }
    for (const child of group.children) collect(child, texts);
  };
  for (const group of groups) collect(group, []);
  const lists = new Map([...byPaper].map(([key, texts]) => [key, [...texts]] as const));
  return { names: [...shown], of: key => lists.get(key) };
}
