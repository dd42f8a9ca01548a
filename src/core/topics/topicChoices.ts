/** What a user has decided about topics, by their ids; plain data that can be kept. */
export interface TopicChoices {
  readonly names: Readonly<Record<string, string>>;
  /** Topics whose papers stand in another: id of the one by id of the other. */
  readonly merged: Readonly<Record<string, string>>;
  /** First in the tree, in this order. */
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
  /** Keys of papers put into a topic by hand, and of papers taken out of it. */
  readonly added: Readonly<Record<string, readonly string[]>>;
  readonly removed: Readonly<Record<string, readonly string[]>>;
}

export const NO_CHOICES: TopicChoices = { names: {}, merged: {}, pinned: [], hidden: [], added: {}, removed: {} };

/** One decision, as it can be taken back. */
export type TopicChoice =
  | { readonly kind: 'name' | 'pin' | 'hide'; readonly topic: string }
  | { readonly kind: 'merge'; readonly topic: string; readonly into: string }
  | { readonly kind: 'add' | 'remove'; readonly topic: string; readonly keys: readonly string[] };

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(entry => typeof entry === 'string');

function recordOf<T>(value: unknown, isValue: (value: unknown) => value is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isValue(entry[1])));
}

const isString = (value: unknown): value is string => typeof value === 'string';

/** Choices read back from storage; what is not understood is left out. */
export function toTopicChoices(value: unknown): TopicChoices {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof TopicChoices, unknown>
  >;
  return {
    names: recordOf(stored.names, isString),
    merged: recordOf(stored.merged, isString),
    pinned: isStrings(stored.pinned) ? stored.pinned : [],
    hidden: isStrings(stored.hidden) ? stored.hidden : [],
    added: recordOf(stored.added, isStrings),
    removed: recordOf(stored.removed, isStrings),
  };
}

/** @param name empty: the topic gets its own name back */
export function renameTopic(choices: TopicChoices, topic: string, name: string): TopicChoices {
  const { [topic]: _, ...names } = choices.names;
  return { ...choices, names: name.trim() ? { ...names, [topic]: name.trim() } : names };
}

/** The topic in which the papers of `topic` stand: itself, unless it was merged into another. */
export function mergedInto(choices: TopicChoices, topic: string): string {
  let at = topic;
  // a circle can't come about by mergeTopics, but storage can hold anything
  for (let i = 0; i <= Object.keys(choices.merged).length; i++) {
    const next = choices.merged[at];
    if (next === undefined || next === topic) return at;
    at = next;
  }
  return at;
}

/** The papers of `topics` stand in `into` from now on. */
export function mergeTopics(choices: TopicChoices, topics: readonly string[], into: string): TopicChoices {
  const target = mergedInto(choices, into);
  const sources = topics.map(topic => mergedInto(choices, topic)).filter(topic => topic !== target);
  return { ...choices, merged: { ...choices.merged, ...Object.fromEntries(sources.map(topic => [topic, target])) } };
}

const without = (ids: readonly string[], topic: string) => ids.filter(id => id !== topic);

export function pinTopic(choices: TopicChoices, topic: string, isPinned: boolean): TopicChoices {
  const pinned = without(choices.pinned, topic);
  return { ...choices, pinned: isPinned ? [...pinned, topic] : pinned };
}

export function hideTopic(choices: TopicChoices, topic: string, isHidden: boolean): TopicChoices {
  const hidden = without(choices.hidden, topic);
  return { ...choices, hidden: isHidden ? [...hidden, topic] : hidden };
}

function change(lists: TopicChoices['added'], topic: string, keys: (before: readonly string[]) => readonly string[]) {
  const { [topic]: before = [], ...others } = lists;
  const after = keys(before);
  return after.length ? { ...others, [topic]: after } : others;
}

/** The papers belong to the topic whatever else says so, or (`isMember` false) do not. */
export function setMembers(
  choices: TopicChoices,
  topic: string,
  keys: readonly string[],
  isMember: boolean,
): TopicChoices {
  const add = (before: readonly string[]) => [...new Set([...before, ...keys])];
  const take = (before: readonly string[]) => before.filter(key => !keys.includes(key));
  return {
    ...choices,
    added: change(choices.added, topic, isMember ? add : take),
    removed: change(choices.removed, topic, isMember ? take : add),
  };
}

/** Every decision, for a list of what can be taken back. */
export function listChoices(choices: TopicChoices): TopicChoice[] {
  const memberships = (kind: 'add' | 'remove', lists: TopicChoices['added']) =>
    Object.entries(lists).map(([topic, keys]): TopicChoice => ({ kind, topic, keys }));
  return [
    ...Object.keys(choices.names).map((topic): TopicChoice => ({ kind: 'name', topic })),
    ...Object.entries(choices.merged).map(([topic, into]): TopicChoice => ({ kind: 'merge', topic, into })),
    ...choices.pinned.map((topic): TopicChoice => ({ kind: 'pin', topic })),
    ...choices.hidden.map((topic): TopicChoice => ({ kind: 'hide', topic })),
    ...memberships('add', choices.added),
    ...memberships('remove', choices.removed),
  ];
}

/** The choices without one of them. */
export function takeBack(choices: TopicChoices, choice: TopicChoice): TopicChoices {
  switch (choice.kind) {
    case 'name':
      return renameTopic(choices, choice.topic, '');
    case 'merge': {
      const { [choice.topic]: _, ...merged } = choices.merged;
      return { ...choices, merged };
    }
    case 'pin':
      return pinTopic(choices, choice.topic, false);
    case 'hide':
      return hideTopic(choices, choice.topic, false);
    case 'add':
      return { ...choices, added: change(choices.added, choice.topic, () => []) };
    case 'remove':
      return { ...choices, removed: change(choices.removed, choice.topic, () => []) };
  }
}
