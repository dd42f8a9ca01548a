import type { CslItem } from '../csl';
import type { SourceRecord } from '../formats/reading';
import { toPaper, type Paper } from '../paper';
import { ambiguousKeyProblems, ambiguousPapers } from './ambiguousKeys';
import { assignKeys, type PaperKeys, type UnkeyedPaper } from './assignKeys';
import type { CitationKeyPattern } from './citationKeyPattern';
import { CitationKeys } from './citationKeys';
import { findSamePapers } from './findSamePapers';
import type { KeyRegistry } from './keyRegistry';
import { mergeRecords } from './mergeRecords';
import { compareIdentities, identitiesOf } from './paperIdentity';
import type { PaperRow, PlacedRecord } from './paperRow';
import { contentOf, factsOf, type RecordFacts } from './recordFacts';
import { levelRank, type LibraryProblem, type Source } from './source';

/** All that the library knows of one list of sources. Nothing in it changes. */
export interface LibraryState {
  readonly sources: readonly Source[];
  /** With the papers that are not listed. */
  readonly rows: ReadonlyMap<string, PaperRow>;
  /** By item, because a record that has only moved has the same item. */
  readonly facts: ReadonlyMap<Partial<CslItem>, RecordFacts>;
  /** The listed ones. */
  readonly papers: readonly Paper[];
  readonly citationKeys: CitationKeys;
  readonly ambiguousKeys: ReadonlyMap<string, readonly Paper[]>;
  readonly problems: readonly LibraryProblem[];
}

export const EMPTY_STATE: LibraryState = {
  sources: [],
  rows: new Map(),
  facts: new Map(),
  papers: [],
  citationKeys: new CitationKeys(),
  ambiguousKeys: new Map(),
  problems: [],
};

/** Records that are merged or keyed between two yields: a few milliseconds' work. */
const STEP = 256;

/** The records of all sources, each once, those of the deciding sources first. */
function* placeRecords(
  sources: readonly Source[],
  before: LibraryState,
): Generator<void, { readonly list: readonly PlacedRecord[]; readonly facts: LibraryState['facts'] }> {
  const placed = new Map<SourceRecord, PlacedRecord>();
  const allFacts = new Map<Partial<CslItem>, RecordFacts>();
  let count = 0;
  const sorted = [...sources].sort((a, b) => levelRank(a.level) - levelRank(b.level));
  for (const source of sorted) {
    const alone = [source];
    for (const record of source.records) {
      const known = placed.get(record);
      const facts = known?.facts ?? before.facts.get(record.item) ?? factsOf(record);
      allFacts.set(record.item, facts);
      placed.set(record, { record, facts, sources: known ? [...known.sources, source] : alone });
      if (++count % STEP === 0) yield;
    }
  }
  return { list: [...placed.values()], facts: allFacts };
}

/** The records' facts in one item, whatever the order of the records: what a key is made from must not depend on it. */
function itemForKey(records: readonly PlacedRecord[]): Partial<CslItem> {
  const items = records.map(({ record, facts }) => ({ item: record.item, identity: identitiesOf([facts])[0] ?? '' }));
  const byContent = (a: Partial<CslItem>, b: Partial<CslItem>) => (contentOf(a) < contentOf(b) ? -1 : 1);
  items.sort((a, b) => compareIdentities(a.identity, b.identity) || byContent(a.item, b.item));
  return mergeRecords(items.map(({ item }) => item));
}

/** The records of one paper, the deciding one first, while the paper waits for its keys. */
class RecordGroup implements UnkeyedPaper {
  readonly records: PlacedRecord[];
  declared: string | undefined;

  constructor(first: PlacedRecord) {
    this.records = [first];
    this.declared = first.facts.key;
  }

  add(placed: PlacedRecord): void {
    this.records.push(placed);
    this.declared ??= placed.facts.key;
  }

  get rank(): number {
    const deciding = this.records.find(({ facts }) => facts.key !== undefined) ?? this.records[0];
    return levelRank(deciding?.sources[0]?.level ?? 'shipped');
  }

  identities(): readonly string[] {
    return identitiesOf(this.records.map(({ facts }) => facts));
  }

  item(): Partial<CslItem> {
    return this.records.length > 1 ? itemForKey(this.records) : (this.records[0]?.record.item ?? {});
  }
}

function makePaper(records: readonly PlacedRecord[], { citationKey, key }: PaperKeys): Paper {
  const item = mergeRecords(records.map(({ record }) => record.item));
  const isWhole = item.id === citationKey && item.type !== undefined;
  const shortText = records.length === 1 ? records[0]?.record.derived?.shortText : undefined;
  return toPaper(isWhole ? (item as CslItem) : { type: 'document', ...item, id: citationKey }, key, shortText);
}

/** The paper with these keys, where it was made of these very records before. */
function samePaper(records: readonly PlacedRecord[], keys: PaperKeys, before: LibraryState): Paper | undefined {
  const row = before.rows.get(keys.key);
  if (row?.records.length !== records.length || row.paper.citationKey !== keys.citationKey) return undefined;
  return records.every(({ record }, at) => row.records[at]?.record.item === record.item) ? row.paper : undefined;
}

export interface KeyRules {
  readonly registry: KeyRegistry;
  readonly pattern: CitationKeyPattern;
}

/**
 * The state that a list of sources makes, in steps.
 * @param before where the papers come from whose records are still the same
 */
export function* buildState(
  sources: readonly Source[],
  before: LibraryState,
  { registry, pattern }: KeyRules,
): Generator<void, LibraryState> {
  const { list, facts } = yield* placeRecords(sources, before);
  const firsts = yield* findSamePapers(list.map(placed => placed.facts));
  yield;

  const groups: (RecordGroup | undefined)[] = [];
  const unkeyed: RecordGroup[] = [];
  const declared = new Set<string>();
  for (let index = 0; index < list.length; index++) {
    if (index % STEP === STEP - 1) yield;
    const placed = list[index];
    const first = firsts[index];
    if (!placed || first === undefined) continue;
    const known = first === index ? undefined : groups[first];
    const group = known ?? new RecordGroup(placed);
    if (known) known.add(placed);
    else unkeyed.push(group);
    groups[index] = group;
    if (placed.facts.key !== undefined) declared.add(placed.facts.key);
  }
  const keysOf = yield* assignKeys(unkeyed, declared, pattern, registry);

  const rows = new Map<string, PaperRow>();
  const papers: Paper[] = [];
  const citationKeys = new CitationKeys();
  for (let index = 0; index < unkeyed.length; index++) {
    if (index % STEP === STEP - 1) yield;
    const own = unkeyed[index]?.records ?? [];
    const keys = keysOf(index);
    const paper = samePaper(own, keys, before) ?? makePaper(own, keys);
    const isListed = own.some(({ sources: at }) => at.some(({ hidden }) => !hidden));
    const row: PaperRow = { paper, records: own, isListed };
    if (isListed) papers.push(paper);
    rows.set(keys.key, row);
    const isGenerated = unkeyed[index]?.declared === undefined;
    for (const placed of own) {
      if (placed.facts.key !== undefined) citationKeys.add(placed.facts.key, row, placed);
      if (isGenerated) citationKeys.add(keys.citationKey, row, placed);
      for (const alias of keys.aliases) citationKeys.add(alias, row, placed);
    }
  }

  const ambiguous = yield* citationKeys.ambiguous();
  const fromReaders = sources.flatMap(({ uri, problems }) => problems.map(problem => ({ ...problem, uri })));
  return {
    sources,
    rows,
    facts,
    papers,
    citationKeys,
    ambiguousKeys: ambiguousPapers(ambiguous),
    problems: [...fromReaders, ...ambiguousKeyProblems(ambiguous)],
  };
}
