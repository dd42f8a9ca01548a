/** A topic that was found, not declared. */
export interface AutomaticTopic {
  /** Stays the same when the library is grouped anew and the topic is found again. */
  readonly id: string;
  readonly name: string;
  /** Id of the topic of which it is a part; `undefined` at the top. */
  readonly parent: string | undefined;
}

/** What automatic grouping has found; plain data that can be kept. */
export interface AutomaticGrouping {
  readonly topics: readonly AutomaticTopic[];
  /** Ids of topics by key of the paper, best first; none for a paper that is like no others. */
  readonly papers: Readonly<Record<string, readonly string[]>>;
}

/** Growth, as a share of the papers grouped, from which grouping anew pays. */
const BIG_GROWTH = 0.5;

/** Whether the library has so many papers that were not there when it was grouped that it is worth grouping anew. */
export function hasOutgrown(keys: readonly string[], { papers }: AutomaticGrouping): boolean {
  const known = keys.filter(key => papers[key]).length;
  return keys.length - known > BIG_GROWTH * known;
}

/** A grouping read back from storage; `undefined` for what is none. */
export function toGrouping(value: unknown): AutomaticGrouping | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { topics, papers } = value as Partial<Record<keyof AutomaticGrouping, unknown>>;
  if (!Array.isArray(topics) || typeof papers !== 'object' || papers === null) return undefined;
  const isTopic = (topic: unknown) =>
    typeof topic === 'object' && topic !== null && 'id' in topic && typeof topic.id === 'string' && 'name' in topic;
  const areIds = (ids: unknown) => Array.isArray(ids) && ids.every(id => typeof id === 'string');
  if (!topics.every(isTopic) || !Object.values(papers).every(areIds)) return undefined;
  return value as AutomaticGrouping;
}
