import { authorYear, type Paper } from '../paper';
import type { LikenessGraph } from './auto/neighbours';
import { UNGROUPED, type PaperGroup } from './groupPapers';

/** Columns of years at most; a longer time is counted in spans of several years. */
const MOST_COLUMNS = 12;
const SPANS = [1, 2, 5, 10, 20, 50, 100];
/** Neighbours of a paper that place it on the map. */
const NEIGHBOURS = 15;

/** A span of years, both ends in it. */
export interface YearColumn {
  readonly from: number;
  readonly to: number;
}

export interface OverviewTopic {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Its place by size, from 0 on; `undefined` for the papers of no topic. */
  readonly rank: number | undefined;
  /** Papers per column of years. */
  readonly perColumn: readonly number[];
}

export interface OverviewPoint {
  readonly key: string;
  readonly title: string;
  /** Authors, year and venue; empty where none is known. */
  readonly detail: string;
  /** One sentence on the paper, where somebody has written one. */
  readonly summary: string | undefined;
  /** Numbers of its topics in {@link Overview.topics}, the first one gives its colour. */
  readonly topics: readonly number[];
}

/** What the overview shows, as plain data. */
export interface Overview {
  readonly topics: readonly OverviewTopic[];
  readonly columns: readonly YearColumn[];
  readonly points: readonly OverviewPoint[];
}

/** Years in columns, so many that they can be seen together; the last one ends with the newest paper's year. */
export function yearColumns(years: readonly number[]): YearColumn[] {
  if (!years.length) return [];
  // a few old papers must not squeeze all others into one column
  const sorted = [...years].sort((a, b) => a - b);
  const [first, last] = [sorted[Math.floor(sorted.length * 0.02)] ?? 0, sorted.at(-1) ?? 0];
  const span =
    SPANS.find(size => (last - first + 1) / size <= MOST_COLUMNS) ?? Math.ceil((last - first + 1) / MOST_COLUMNS);
  const columns: YearColumn[] = [];
  for (let to = last; to >= first; to -= span) columns.unshift({ from: to - span + 1, to });
  const [oldest] = columns;
  if (oldest && (sorted[0] ?? 0) < oldest.from) columns[0] = { from: sorted[0] ?? 0, to: oldest.to };
  return columns;
}

/** @param groups the topics of the tree, their names as they are shown */
export function overviewOf(papers: readonly Paper[], groups: readonly PaperGroup[]): Overview {
  const columns = yearColumns(papers.flatMap(({ year }) => (year === undefined ? [] : [year])));
  const columnOf = (year: number | undefined) =>
    year === undefined ? -1 : columns.findIndex(({ from, to }) => year >= from && year <= to);
  const topicsOf = new Map<string, number[]>();
  const bySize = groups.filter(({ id }) => id !== UNGROUPED).sort((a, b) => b.papers.length - a.papers.length);
  const ranks = new Map(bySize.map((group, rank) => [group, rank]));
  const topics = groups.map((group, number): OverviewTopic => {
    const perColumn = columns.map(() => 0);
    for (const { key, year } of group.papers) {
      const column = columnOf(year);
      if (column >= 0) perColumn[column] = (perColumn[column] ?? 0) + 1;
      topicsOf.set(key, [...(topicsOf.get(key) ?? []), number]);
    }
    return { id: group.id, name: group.name, count: group.papers.length, rank: ranks.get(group), perColumn };
  });
  const points = papers.map((paper): OverviewPoint => {
    const { key, title, venue, summary } = paper;
    return {
      key,
      title: title || paper.citationKey,
      detail: [authorYear(paper), venue].filter(Boolean).join(' · '),
      summary: summary?.line,
      // a topic of few papers says more about one of them than a topic of many
      topics: [...(topicsOf.get(key) ?? [])],
    };
  });
  return { topics, columns, points };
}

/** For each paper those most like it, itself first, with their distances from 0 to 1, as UMAP wants them. */
export interface NearestPapers {
  readonly indices: readonly (readonly number[])[];
  readonly distances: readonly (readonly number[])[];
}

/** @param graph of the same papers, in the same order */
export function* nearestPapers(graph: LikenessGraph): Generator<void, NearestPapers> {
  const { size } = graph;
  const wanted = Math.min(NEIGHBOURS, size - 1);
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let row = 0; row < size; row++) {
    const found: { readonly other: number; readonly weight: number }[] = [];
    for (let i = graph.starts[row] as number; i < (graph.starts[row + 1] as number); i++)
      found.push({ other: graph.neighbours[i] as number, weight: graph.weights[i] as number });
    found.sort((a, b) => b.weight - a.weight || a.other - b.other);
    const nearest = found.slice(0, wanted);
    const ids = [row, ...nearest.map(({ other }) => other)];
    // a paper that is like few others is as far as can be from any
    for (let step = 1; ids.length <= wanted; step++) {
      const other = (row + step * 7919) % size;
      if (!ids.includes(other)) ids.push(other);
    }
    indices.push(ids);
    distances.push(ids.map((_, i) => (i === 0 ? 0 : Math.max(0.001, 1 - (nearest[i - 1]?.weight ?? 0)))));
    if (row % 100 === 99) yield;
  }
  return { indices, distances };
}

/** Papers beyond which only some are placed by themselves, and how many of them about. */
const MANY = 3000;
const LANDMARKS = 2000;

/** The numbers of the papers that are placed first, evenly over the library; all of them unless there are many. */
export function landmarks(count: number): number[] {
  const step = count > MANY ? Math.ceil(count / LANDMARKS) : 1;
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

/**
 * Places for all papers from those of the landmarks: each stands beside the placed papers that it is most like.
 * @param placed x and y of each landmark in turn
 * @param random for the small distance between papers that would lie on one another
 * @returns x and y of each paper in turn
 */
export function placeBeside(
  { indices, distances }: NearestPapers,
  rows: readonly number[],
  placed: ArrayLike<number>,
  random: () => number,
): Float32Array {
  const count = indices.length;
  const places = new Float32Array(count * 2).fill(Number.NaN);
  rows.forEach((row, i) => places.set([placed[2 * i] ?? 0, placed[2 * i + 1] ?? 0], 2 * row));
  const isPlaced = (row: number) => !Number.isNaN(places[2 * row]);
  // those beside a landmark first, then those beside these; who is like none of them comes to the middle
  for (let round = 0; round < ROUNDS; round++) {
    const before = indices.map((_, row) => isPlaced(row));
    indices.forEach((others, row) => {
      if (before[row]) return;
      const near = others.flatMap((other, i) => {
        const likeness = 1 - (distances[row]?.[i] ?? 1);
        return i > 0 && likeness > 0 && before[other] ? [{ other, likeness }] : [];
      });
      // two only: the middle of many is the middle of the map
      const [first, second = first] = near;
      if (!first || !second) return;
      const share = first.likeness / (first.likeness + second.likeness);
      for (const axis of [0, 1]) {
        const between =
          (places[2 * first.other + axis] ?? 0) * share + (places[2 * second.other + axis] ?? 0) * (1 - share);
        places[2 * row + axis] = between + (random() - 0.5) * APART;
      }
    });
  }
  for (let i = 0; i < places.length; i++) if (Number.isNaN(places[i])) places[i] = 0.5 + (random() - 0.5) * 0.6;
  return places;
}

const ROUNDS = 4;
/** In shares of the map. */
const APART = 0.015;
