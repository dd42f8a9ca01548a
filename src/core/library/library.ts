import type { SourceRecord, ReadingProblem } from '../formats/reading';
import { toPaper, type Paper } from '../paper';
import { assignKeys } from './assignKeys';
import { mergeRecords, type Origin, type OriginalRecord } from './mergeRecords';

/** A problem with the file that it is in. */
export interface LibraryProblem extends ReadingProblem {
  /** Address of the source file. */
  readonly uri: string;
}

/** What one source file holds. */
export interface Source {
  /** Address of the file; sources are told apart by it. */
  readonly uri: string;
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadingProblem[];
}

/**
 * All papers loaded, from any number of sources. Records of one paper are one row, completed from each other: a source
 * given earlier decides, a later one fills gaps. Values are snapshots: a change of the sources makes new arrays.
 */
export class Library {
  #sources: readonly Source[] = [];
  #papers: readonly Paper[] = [];
  #byKey: ReadonlyMap<string, Paper> = new Map();
  #origins: ReadonlyMap<string, readonly Origin[]> = new Map();

  /** In the order of the sources and of the records in them. */
  get papers(): readonly Paper[] {
    return this.#papers;
  }

  get sources(): readonly Source[] {
    return this.#sources;
  }

  get problems(): readonly LibraryProblem[] {
    return this.#sources.flatMap(({ uri, problems }) => problems.map(problem => ({ ...problem, uri })));
  }

  /** The paper with this citation key; `undefined` where the library has none. */
  get(key: string): Paper | undefined {
    return this.#byKey.get(key);
  }

  /** Every place that describes the paper, the deciding one first; empty for an unknown key. */
  originsOf(key: string): readonly Origin[] {
    return this.#origins.get(key) ?? [];
  }

  /** Replaces all sources at once. */
  setSources(sources: readonly Source[]): void {
    const records: OriginalRecord[] = sources.flatMap(({ uri, records: own }) =>
      own.map(({ item, line }) => ({ item, uri, line })),
    );
    const merged = mergeRecords(records);
    const keys = assignKeys(merged.map(({ item }) => item));
    const papers = merged.map(({ item }, index) => {
      const id = keys[index] ?? '';
      return toPaper({ type: 'document', ...item, id });
    });
    this.#sources = sources;
    this.#papers = papers;
    this.#byKey = new Map(papers.map(paper => [paper.key, paper]));
    this.#origins = new Map(papers.map((paper, index) => [paper.key, merged[index]?.origins ?? []]));
  }
}
