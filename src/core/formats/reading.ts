import type { CslItem } from '../csl';

/** Something in a source file that could not be read as it should be. */
export interface ReadingProblem {
  /** Zero-based line. */
  readonly line: number;
  /** Zero-based column in UTF-16 units. */
  readonly column: number;
  /** One sentence that names the place's trouble and the value. */
  readonly message: string;
}

/** One record as a source file has it. */
export interface SourceRecord {
  /** The record in CSL-JSON; `id` is absent where the source gives no citation key. */
  readonly item: Partial<CslItem>;
  /** Zero-based line on which the record begins. */
  readonly line: number;
}

/** What a reader makes of one file. A bad record is one problem and never costs another record. */
export interface Reading {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadingProblem[];
}

/** A reader for one format. */
export interface LibraryFormat {
  /** Short name in the field's own spelling, as messages show it: `CSL-JSON`. */
  readonly name: string;
  /** File name endings without dot, lower case. */
  readonly extensions: readonly string[];
  /** Whether `text` looks like this format; must be cheap for any text of any size. */
  detect(text: string): boolean;
  /** Never throws. */
  read(text: string): Reading;
}
