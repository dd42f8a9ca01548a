import type { Paper } from '../../paper';
import type { AutomaticGrouping, AutomaticTopic } from './grouping';
import { keepIds, type FoundTopic } from './keepIds';
import { affinities, dissolveSmall, markOutsiders, memberships, NONE } from './membership';
import { subgraph, type LikenessGraph } from './neighbours';
import { paperGraph, partition, TERM_ROUNDS } from './partition';
import { refineByTerms } from './refineGroups';
import type { SparseMatrix } from './sparseMatrix';
import { PhraseTable } from './phraseTable';
import { SubjectWords } from './subjectWords';
import { TopicNames, type Unnamed } from './topicNames';
import { termsOf, topicTerms } from './topicTerms';

/** How fine the topics are, and their parts. */
const PART_RESOLUTION = 0.8;
/**
 * A library of hundreds has the finest topics: a small one has few, and one of thousands has coarse ones with parts, since
 * nobody reads a list of fifty.
 */
function resolutionFor(papers: number): number {
  const fine = 1 + 0.5 * Math.min(1, papers / 200, 200 / papers);
  return Math.max(COARSEST, fine * Math.min(1, Math.sqrt(MANY / papers)));
}
const COARSEST = 0.55;
const MANY = 600;

/** A group of fewer papers is no topic, as a share of a small library; its papers go to the topics they are most like. */
const SMALL_SHARE = 0.06;
const LEAST_PAPERS = 3;
const ENOUGH_PAPERS = 8;
/** A larger topic has parts. */
const LARGE = 60;
/** The parts of many topics must be found in little time. */
const PART_STARTS = 2;
const LEAST_PART = 5;

const leastPapers = (library: number) =>
  Math.max(LEAST_PAPERS, Math.min(ENOUGH_PAPERS, Math.round(library * SMALL_SHARE)));

function rowsByGroup(groups: ArrayLike<number>): number[][] {
  const rows: number[][] = [];
  Array.from(groups).forEach((group, row) => {
    if (group !== NONE) (rows[group] ??= []).push(row);
  });
  return rows.filter(Boolean);
}

/** The group of each paper, {@link NONE} for those that are like no others. */
function* mainGroups(graph: LikenessGraph, terms: SparseMatrix): Generator<void, Int32Array> {
  const { groups } = yield* partition(graph, resolutionFor(graph.size));
  yield* dissolveSmall(graph, groups, leastPapers(graph.size));
  const refined = yield* refineByTerms(terms, groups, TERM_ROUNDS);
  yield* markOutsiders(graph, refined);
  return refined;
}

/** The papers in `rows` by part of their topic; empty where the topic has no parts. */
function* partsOf(graph: LikenessGraph, rows: readonly number[]): Generator<void, number[][]> {
  if (rows.length < LARGE) return [];
  const within = yield* subgraph(graph, rows);
  const { groups } = yield* partition(within, PART_RESOLUTION, PART_STARTS);
  const parts = rowsByGroup(groups).filter(part => part.length >= LEAST_PART);
  return parts.length > 1 ? parts.map(part => part.map(i => rows[i] as number)) : [];
}

/** A group of papers, and the parts in which it falls. */
interface Group extends Unnamed {
  readonly number: number;
  readonly parts: readonly Unnamed[];
}

/** The groups, the largest first. */
function* groupsOf(graph: LikenessGraph, groups: Int32Array): Generator<void, Group[]> {
  const inOrder = rowsByGroup(groups).sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  const result: Group[] = [];
  for (const papers of inOrder) {
    const parts = yield* partsOf(graph, papers);
    result.push({
      number: groups[papers[0] ?? 0] as number,
      papers,
      among: undefined,
      parts: parts.map(part => ({ papers: part, among: papers })),
    });
  }
  return result;
}

/**
 * Divides a library into topics by the words of titles, keywords, summaries and abstracts: the same papers give the same
 * topics. In steps of a few milliseconds.
 * @param before an earlier grouping, whose ids and names topics keep that are found again
 */
export function* groupAutomatically(
  papers: readonly Paper[],
  before?: AutomaticGrouping,
): Generator<void, AutomaticGrouping> {
  const words = new SubjectWords();
  yield* words.read(papers);
  const terms = yield* termsOf(words, papers.length);
  const graph = yield* paperGraph(terms);
  const groups = yield* mainGroups(graph, terms);
  const belongs = yield* memberships(graph, groups);
  const inOrder = yield* groupsOf(graph, groups);

  const phrases = new PhraseTable();
  yield* phrases.read(papers);
  const names = new TopicNames(phrases, papers.length);
  yield* names.prepare(
    inOrder.flatMap(group => [group, ...group.parts]),
    words,
  );
  const found: FoundTopic[] = [];
  const topics = new Map<number, FoundTopic>();
  const partOf = new Map<number, FoundTopic>();
  for (const group of inOrder) {
    const keys = names.name(group);
    yield;
    if (!keys.length) continue;
    const topic: FoundTopic = { name: names.text(keys), parent: undefined, rows: group.papers };
    found.push(topic);
    topics.set(group.number, topic);
    for (const part of group.parts) {
      const partKeys = names.name(part, keys);
      yield;
      if (!partKeys.length) continue;
      const child: FoundTopic = { name: names.text(partKeys), parent: topic, rows: part.papers };
      found.push(child);
      for (const row of part.papers) partOf.set(row, child);
    }
  }
  const topicsOf = belongs.map((own, row) => {
    const [first, second] = own.map(group => topics.get(group));
    return [first, partOf.get(row), second].filter(topic => topic !== undefined);
  });
  return yield* keepIds(papers, found, topicsOf, before);
}

/**
 * Finds the topics of papers that have come since, by the topics of the papers most like them; all others stay where they
 * were. In steps of a few milliseconds.
 */
export function* assignNewPapers(
  papers: readonly Paper[],
  before: AutomaticGrouping,
): Generator<void, AutomaticGrouping> {
  if (papers.every(({ key }) => before.papers[key])) return before;
  const graph = yield* paperGraph(yield* topicTerms(papers));
  const numbers = new Map(before.topics.map((topic, i) => [topic.id, i]));
  const finest = (ids: readonly string[] | undefined) => numbers.get(partIn(ids ?? [], before.topics) ?? '') ?? NONE;
  const groups = Int32Array.from(papers, ({ key }) => finest(before.papers[key]));
  const isNew = papers.map(({ key }) => !before.papers[key]);
  const guesses = groups.slice();
  isNew.forEach((fresh, row) => {
    if (fresh) guesses[row] = affinities(graph, groups, row)[0]?.[0] ?? NONE;
  });
  yield;
  yield* markOutsiders(graph, guesses);
  const parents = new Map(before.topics.map(({ id, parent }) => [id, parent]));
  const assigned: Record<string, readonly string[]> = { ...before.papers };
  papers.forEach(({ key }, row) => {
    const topic = isNew[row] ? before.topics[guesses[row] as number]?.id : undefined;
    const parent = topic === undefined ? undefined : parents.get(topic);
    if (isNew[row]) assigned[key] = [parent, topic].filter(id => id !== undefined);
  });
  return { topics: before.topics, papers: assigned };
}

/** The part of its first topic in which a paper stands, or that topic itself. */
function partIn(ids: readonly string[], topics: readonly AutomaticTopic[]): string | undefined {
  return ids.find(id => topics.some(topic => topic.id === id && topic.parent === ids[0])) ?? ids[0];
}
