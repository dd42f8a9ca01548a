/** How one part of a value is written. `macro` names a `@string`. */
export type PartKind = 'braced' | 'quoted' | 'number' | 'macro';

/** One part of a value, of which `#` joins several. Offsets enclose the content without its delimiters. */
export interface BibPart {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
}

export interface BibField {
  /** Lower case. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly parts: readonly BibPart[];
  /** Where the whole value ends, its delimiter included. */
  readonly end: number;
}

/** One `@type{key, …}` with the offsets of all that a person may want to jump to. */
export interface BibEntry {
  readonly kind: 'entry';
  /** Lower case. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Empty where the entry has none. */
  readonly key: string;
  readonly keyStart: number;
  readonly fields: readonly BibField[];
}

/** One `@string{name = value, …}`. */
export interface BibStrings {
  readonly kind: 'string';
  readonly start: number;
  readonly end: number;
  readonly fields: readonly BibField[];
}

/** A `@comment` or `@preamble`; offsets enclose its content. */
export interface BibText {
  readonly kind: 'comment' | 'preamble';
  readonly start: number;
  readonly end: number;
}

export type BibNode = BibEntry | BibStrings | BibText;

/** Trouble between two offsets of the source. */
export interface BibTrouble {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
