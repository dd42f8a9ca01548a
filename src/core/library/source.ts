import type { ReadingProblem, SourceRecord } from '../formats/reading';

/**
 * Who brings a source in, in the order in which a citation key is looked up: the note's own bibliography, the project
 * that the note is in, its workspace folder, the user, files opened for this session, the set that ships.
 */
const SOURCE_LEVELS = ['note', 'project', 'folder', 'user', 'extra', 'shipped'] as const;

export type SourceLevel = (typeof SOURCE_LEVELS)[number];

/** What one source file holds. */
export interface Source {
  /** Address of the file. A file may be there on several levels, then with the same record objects. */
  readonly uri: string;
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadingProblem[];
  readonly level: SourceLevel;
  /** Where its keys hold: for `note` the note's address, for `project` and `folder` that of the folder with a slash at its end; everywhere where it is absent. */
  readonly base?: string;
  /** Its papers are not listed unless another source has them too; their keys keep resolving. */
  readonly hidden?: boolean;
}

/** A problem with the file that it is in. */
export interface LibraryProblem extends ReadingProblem {
  /** Address of the source file. */
  readonly uri: string;
}

/** Where a record came from. */
export interface Origin {
  /** Address of the source file. */
  readonly uri: string;
  /** Zero-based line on which the record begins. */
  readonly line: number;
  /** The best level on which the file is there. */
  readonly level: SourceLevel;
}

/** The place of a level in the order of precedence; the lowest decides. */
export function levelRank(level: SourceLevel): number {
  return SOURCE_LEVELS.indexOf(level);
}
