import type { CslItem } from '../csl';
import type { TextParts } from '../text/textParts';

/** Something in a source file that could not be read as it should be. */
export interface ReadingProblem {
  /** Zero-based line. */
  readonly line: number;
  /** Zero-based column in UTF-16 units. */
  readonly column: number;
  /** One sentence that names the place's trouble and the value. */
  readonly message: string;
  /** `error` where it is absent. A `hint` is about what could be better, not about what was misread. */
  readonly severity?: 'error' | 'warning' | 'hint';
  /** Short name of the kind of problem, the same for every language: `missing-comma`. */
  readonly code?: string;
  /** Zero-based end, exclusive, where the reader knows it. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** One record as a source file has it. */
export interface SourceRecord {
  /** The record in CSL-JSON; `id` is absent where the source gives no citation key. */
  readonly item: Partial<CslItem>;
  /** Zero-based line on which the record begins. */
  readonly line: number;
  /** Where the source writes the citation key, zero-based; absent where it writes none or the reader does not know. */
  readonly key?: { readonly line: number; readonly column: number; readonly length: number };
  /** Of a record that was read at an earlier start. */
  readonly derived?: DerivedFacts;
}

/** What is derived from an item anew at each start, unless it was stored with it. */
export interface DerivedFacts {
  /** See `identifiersOf`. */
  readonly identifiers: readonly string[];
  /** See `titleHash`. */
  readonly titleHash: number | undefined;
  /** See `shortTextOf`. */
  readonly shortText: string;
}

/** What a reader makes of one file. A bad record is one problem and never costs another record. */
export interface Reading {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadingProblem[];
  /** What the same reader can use when it reads the file again after a change; nobody else's business. */
  readonly memory?: unknown;
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
  /**
   * The same of a text in parts, which it never joins while all is well, pausing every few milliseconds of work; absent
   * where reading is quick at any size that people have.
   * @param before what this made of the file before it changed, so that only the change has to be read
   */
  readPartsInSteps?(text: TextParts, before?: Reading): Generator<void, Reading>;
}
