import type { ClusterKind } from '../../citations/syntax/citationCluster';

/** A key as it stands in a note. */
export interface NoteCitation {
  readonly key: string;
  /** Footnotes and wiki links name a paper only where the library has their key. */
  readonly kind: ClusterKind;
  /** UTF-16 offsets of the key as it is written, braces included, in the note's text or that of its cell. */
  readonly start: number;
  readonly end: number;
  /** Zero-based; the column in UTF-16 units. A key never runs over a line. */
  readonly line: number;
  readonly column: number;
  /** Place of the notebook's cell among all its cells; `undefined` in a note that is no notebook. */
  readonly cell: number | undefined;
}

/** Where a literature note names its paper; line and column are zero-based. */
export interface AboutPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** As in {@link NoteCitation}. */
  readonly cell: number | undefined;
}

/** What the index knows of a note. */
export interface IndexedNote {
  readonly uri: string;
  /** In the order of the text; cross-references are not among them. */
  readonly citations: readonly NoteCitation[];
  /** Citation key of the paper that this literature note is about, by its front matter or its name; `undefined` in others. */
  readonly about: string | undefined;
  /** Where the front matter names that key; `undefined` where the note's name does. */
  readonly aboutPlace: AboutPlace | undefined;
  /** Whether the note itself names a bibliography or holds one. */
  readonly hasBibliography: boolean;
  /** Keys that the note itself explains, which need no paper: `references:`, `\bibitem`, labels of Typst. */
  readonly ownKeys: readonly string[];
  /** The codes of the checks that a comment in the note puts off; `all` for every one. */
  readonly off: 'all' | readonly string[];
}

/** Whether a citation of this kind names a paper by its form alone, be it known or not. */
export function isCitingKind(kind: ClusterKind): boolean {
  return kind === 'bracketed' || kind === 'in-text' || kind === 'uncited';
}
