import type { Paper } from '../../paper';
import { foldText } from '../../text/fold';
import type { AutomaticGrouping, AutomaticTopic } from './grouping';

/** A topic as grouping finds it. */
export interface FoundTopic {
  readonly name: string;
  readonly parent: FoundTopic | undefined;
  /** Numbers of its papers. */
  readonly rows: readonly number[];
}

/** Shares of the papers of both from which a topic counts as found again, and from which it keeps its name. */
const FOUND_AGAIN = 0.3;
const KEEPS_NAME = 0.6;
const PREFIX = 'auto-';

/** Gives each topic an id: that of the earlier topic which it is most like, else one that was never used. */
export function* keepIds(
  papers: readonly Paper[],
  found: readonly FoundTopic[],
  topicsOf: readonly (readonly FoundTopic[])[],
  before: AutomaticGrouping | undefined,
): Generator<void, AutomaticGrouping> {
  yield;
  const earlier = matches(papers, found, before);
  const used = (before?.topics ?? []).map(({ id }) => Number(id.slice(PREFIX.length)) || 0);
  let last = Math.max(0, ...used);
  const names = new Set(found.map(({ name }) => foldText(name)));
  const ids = new Map(found.map(topic => [topic, earlier.get(topic)?.topic.id ?? `${PREFIX}${++last}`]));
  const topics = found.map((topic): AutomaticTopic => {
    const match = earlier.get(topic);
    const keepsName = match && match.likeness >= KEEPS_NAME && !names.has(foldText(match.topic.name));
    if (keepsName) names.add(foldText(match.topic.name));
    return {
      id: ids.get(topic) ?? '',
      name: keepsName ? match.topic.name : topic.name,
      parent: topic.parent && ids.get(topic.parent),
    };
  });
  yield;
  const assigned = papers.map(({ key }, row): [string, string[]] => [
    key,
    (topicsOf[row] ?? []).map(topic => ids.get(topic) ?? ''),
  ]);
  return { topics, papers: Object.fromEntries(assigned) };
}

interface Match {
  readonly topic: AutomaticTopic;
  /** Papers of both over papers of either (Jaccard). */
  readonly likeness: number;
}

function matches(
  papers: readonly Paper[],
  found: readonly FoundTopic[],
  before: AutomaticGrouping | undefined,
): Map<FoundTopic, Match> {
  const result = new Map<FoundTopic, Match>();
  if (!before) return result;
  const sizes = new Map<string, number>();
  for (const { key } of papers) for (const id of before.papers[key] ?? []) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const pairs = found.flatMap(topic => {
    const shared = new Map<string, number>();
    for (const row of topic.rows)
      for (const id of before.papers[papers[row]?.key ?? ''] ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    return before.topics.flatMap(old => {
      const both = shared.get(old.id) ?? 0;
      const likeness = both / (topic.rows.length + (sizes.get(old.id) ?? 0) - both || 1);
      const isSameLevel = (old.parent === undefined) === (topic.parent === undefined);
      return likeness >= FOUND_AGAIN && isSameLevel ? [{ topic, old, likeness }] : [];
    });
  });
  pairs.sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<AutomaticTopic>();
  for (const { topic, old, likeness } of pairs) {
    if (result.has(topic) || taken.has(old)) continue;
    result.set(topic, { topic: old, likeness });
    taken.add(old);
  }
  return result;
}
