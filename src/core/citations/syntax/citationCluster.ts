import type { LocatorLabel } from './locatorTerms';

/** The notations that a note may be written in; which one is chosen by the language id and the project. */
export type NoteSyntax = 'pandoc' | 'quarto' | 'myst' | 'latex' | 'typst' | 'restructuredtext';

/**
 * What a cluster does in the text: `bracketed` and `in-text` cite; `uncited` puts works into the bibliography only
 * (`\nocite`); `cross-reference` names a figure, table or section of the note itself (Quarto); `footnote` and `wiki-link`
 * name a paper only where their label is the key of one.
 */
export type ClusterKind = 'bracketed' | 'in-text' | 'uncited' | 'cross-reference' | 'footnote' | 'wiki-link';

/** Where in a work. */
export interface Locator {
  readonly label: LocatorLabel;
  /** As written, without label and braces: `33-35`, `iv, vi-xi`. */
  readonly value: string;
  /** As written, with label and braces. */
  readonly text: string;
  /** UTF-16 offsets of `text` in the document. */
  readonly start: number;
  readonly end: number;
}

/** The text between the parts of an item, kept so that it can be printed again: all that is in none of them. */
export interface ItemSpacing {
  readonly before: string;
  /** Between the prefix and the key. */
  readonly prefix: string;
  /** Between the key and the locator, `, ` as a rule; `{}` where Pandoc is told that no locator follows. */
  readonly locator: string;
  readonly after: string;
}

/** One work in a cluster. All offsets are UTF-16 offsets in the document. */
export interface CitationItem {
  /** The citation key, without the braces that its notation may need. */
  readonly key: string;
  /** The key as written, braces included: the text from `keyStart` to `keyEnd`. */
  readonly written: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Markup as written; empty where there is none. */
  readonly prefix: string;
  readonly locator: Locator | undefined;
  /** What follows the key and the locator, with the punctuation and blank it begins with. */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
  readonly start: number;
  readonly end: number;
  readonly spacing: ItemSpacing;
}

/** What stands around the items of a cluster: with them all that its notation needs to print it again. */
export type ClusterForm =
  /** `[@a; @b]` */
  | { readonly type: 'bracket' }
  /**
   * `@a [p. 5; @b]`: `open` is what stands between the first key and the rest, empty where nothing follows the key; `own`
   * tells that the first part in the bracket belongs to the first key.
   */
  | { readonly type: 'mark'; readonly open: string; readonly own: boolean }
  /** A single key between fixed text: `[^a]`, `[[@a|alias]]`, `[a]_`. */
  | { readonly type: 'fixed'; readonly open: string; readonly close: string }
  /** `` {cite:p}`a,b` `` and `` :cite:p:`a,b` `` */
  | {
      readonly type: 'role';
      readonly open: string;
      readonly role: string;
      readonly mid: string;
      readonly separator: ',' | ';';
    }
  /** `\citep*[see][p. 5]{a,b}`: `options` is what stands between the command and its list of keys. */
  | { readonly type: 'command'; readonly command: string; readonly options: string }
  /** `\cites(see)(end)[p. 5]{a}{b}`; `options` are the notes in parentheses, `open` what stands before each key. */
  | {
      readonly type: 'multicite';
      readonly command: string;
      readonly options: string;
      readonly open: readonly string[];
    }
  /** `@a[p. 5]` of Typst; `open` and `close` are empty where it has no supplement. */
  | { readonly type: 'reference'; readonly open: string; readonly close: string }
  /** `#cite(<a>, supplement: [p. 5])`; `supplement` is what stands between the key and the supplement's text, if it has one. */
  | {
      readonly type: 'call';
      readonly open: string;
      readonly supplement: string | undefined;
      readonly close: string;
    };

/** Where in a footnote that the writer made a citation stands. */
export interface FootnotePlace {
  /** Names the footnote among those of its note. */
  readonly label: string;
  /** Whether the footnote is one paragraph and begins with the citation. */
  readonly begins: boolean;
  /** Whether nothing but a full stop follows in the footnote. */
  readonly ends: boolean;
}

/** A citation as it stands in a document. */
export interface CitationCluster {
  /** UTF-16 offsets in the document. */
  readonly start: number;
  readonly end: number;
  readonly kind: ClusterKind;
  readonly form: ClusterForm;
  readonly items: readonly CitationItem[];
  /** The text from `start` to `end`. */
  readonly raw: string;
  /** Citations within the prefixes and suffixes of this one, in the order of the text. */
  readonly nested: readonly CitationCluster[];
  /** Told by `placeInFootnotes` only. */
  readonly footnote?: FootnotePlace;
}

/** Whether a cluster prints a citation where it stands. */
export function cites({ kind }: CitationCluster): boolean {
  return kind === 'bracketed' || kind === 'in-text';
}

/** The clusters and those within them, each before the ones that it holds. */
export function flattenClusters(clusters: readonly CitationCluster[]): CitationCluster[] {
  const flat: CitationCluster[] = [];
  const waiting = [clusters.values()];
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    const { value, done } = top.next();
    if (done) waiting.pop();
    else {
      flat.push(value);
      waiting.push(value.nested.values());
    }
  }
  return flat;
}

/** The innermost cluster that the caret touches, its edges included; `undefined` where it touches none. */
export function clusterAt(clusters: readonly CitationCluster[], offset: number): CitationCluster | undefined {
  let [list, found]: [readonly CitationCluster[], CitationCluster | undefined] = [clusters, undefined];
  for (;;) {
    const touched = list.filter(cluster => cluster.start <= offset && offset <= cluster.end);
    const inner = touched.find(cluster => offset < cluster.end) ?? touched[0];
    if (!inner) return found;
    [list, found] = [inner.nested, inner];
  }
}
