import type { CslItem } from '../../csl';
import type { CitationCluster } from '../syntax/citationCluster';

/** Text that a style made, in the two forms in which it is shown. */
export interface RenderedText {
  /**
   * HTML that is safe to put into a page: text of papers is escaped in it; tags are `i`, `b`, `sup`, `sub`, `span`, `div`, `a`.
   * The `div`s of an entry have a class: `csl-left-margin` for its number, `csl-right-inline` for the rest, `csl-block`,
   * `csl-indent`; the `span` of a key that names no paper has the class `lectern-unknown-key`.
   */
  readonly html: string;
  /** Plain text, one line. */
  readonly text: string;
}

/** A citation of the note as its style prints it. */
export interface RenderedCitation extends RenderedText {
  readonly cluster: CitationCluster;
  /** Number of the footnote that a note style puts it in, from 1; `undefined` where it is printed in its place. */
  readonly noteNumber: number | undefined;
  /**
   * In a note style, the number of the writer's own footnote in which it stands and is printed, from 1. They are numbered
   * with the others in the order in which the text calls them; those that it calls nowhere come last.
   */
  readonly footnoteNumber: number | undefined;
  /**
   * In a note style, what an in-text citation leaves in the text before the number of its footnote, which holds the rest:
   * the author. `undefined` elsewhere.
   */
  readonly inText: RenderedText | undefined;
  /** Keys of the cluster that name no paper. */
  readonly unknownKeys: readonly string[];
  /** Citations within its prefixes and suffixes; this one's text holds theirs. */
  readonly nested: readonly RenderedCitation[];
}

/** An entry of the list of references. */
export interface RenderedReference extends RenderedText {
  /** The citation key as the note writes it. */
  readonly key: string;
}

/** What a style makes of a whole note. */
export interface RenderedNote {
  /** One for each cluster that cites (`bracketed` and `in-text`), in the order of the text; those within others are `nested`. */
  readonly citations: readonly RenderedCitation[];
  /** In the order of the style; papers that only `\nocite` or `nocite` names are among them. */
  readonly references: readonly RenderedReference[];
  /** Whether the style hangs the second and later lines of an entry. */
  readonly hangingIndent: boolean;
}

/** Renders the citations of one note in one style and language; keeps what it can from one call to the next. */
export interface NoteRenderer {
  /** Whether citations stand in footnotes. */
  readonly isNoteStyle: boolean;
  /** Whether works have numbers, which depend on what else the note cites. */
  readonly isNumeric: boolean;
  /**
   * @param clusters those of the note in the order of its text, as `scanCitations` finds them; with the calls of footnotes
   * among them, where citations stand in these (`placeInFootnotes`)
   * @param itemOf the record that a key names in this note; `undefined` where it names none
   */
  renderNote(clusters: readonly CitationCluster[], itemOf: (key: string) => CslItem | undefined): RenderedNote;
  /**
   * Does the work of {@link renderNote} bit by bit, so that a long note can be rendered for the first time without holding
   * anything up. It ends early where the note is rendered in between.
   */
  prepareNote(
    clusters: readonly CitationCluster[],
    itemOf: (key: string) => CslItem | undefined,
  ): Generator<void, void>;
  /** Whether {@link renderNote} has little to do: the note is short, or little of it changed. Else it may take a second. */
  rendersQuickly(clusters: readonly CitationCluster[], itemOf: (key: string) => CslItem | undefined): boolean;
  /**
   * Does bit by bit what {@link renderReference} and {@link renderCitation} do before the first of them only, which is too
   * long to do at once. Throws nothing.
   */
  prepareSingle(): Generator<void, void>;
  /** The full reference of one record, outside any note. */
  renderReference(item: CslItem): RenderedText;
  /** The citation of records in one bracket, outside any note: `(Kim et al., 2025)`, `[1]`. */
  renderCitation(items: readonly CslItem[]): RenderedText;
}
