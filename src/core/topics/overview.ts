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
  /** Its parts with names of their own, where it has some. */
  readonly parts: readonly OverviewPart[];
}

export interface OverviewPart {
  readonly name: string;
  /** Numbers of its papers in {@link Overview.points}. */
  readonly points: readonly number[];
}

export interface OverviewPoint {
  readonly key: string;
  readonly title: string;
  /** Authors and year; empty where neither is known. */
  readonly short: string;
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
  const numbers = new Map(papers.map(({ key }, number) => [key, number]));
  const pointsOf = (group: PaperGroup) => group.papers.flatMap(({ key }) => numbers.get(key) ?? []);
  const topics = groups.map((group, number): OverviewTopic => {
    const perColumn = columns.map(() => 0);
    for (const { key, year } of group.papers) {
      const column = columnOf(year);
      if (column >= 0) perColumn[column] = (perColumn[column] ?? 0) + 1;
      topicsOf.set(key, [...(topicsOf.get(key) ?? []), number]);
    }
    const parts = group.children.map(part => ({ name: part.name, points: pointsOf(part) }));
    return { id: group.id, name: group.name, count: group.papers.length, rank: ranks.get(group), perColumn, parts };
  });
  const points = papers.map((paper): OverviewPoint => {
    const { key, title, venue, summary } = paper;
    return {
      key,
      title: title || paper.citationKey,
      short: authorYear(paper) ?? '',
      detail: [authorYear(paper), venue].filter(Boolean).join(' · '),
      summary: summary?.line,
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
