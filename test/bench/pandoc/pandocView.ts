import type { CitationCluster } from '../../../src/core/citations/syntax/citationCluster';
import { flattenClusters } from '../../../src/core/citations/syntax/citationCluster';
import { printNote } from '../../../src/core/citations/syntax/printCluster';

/**
 * Citations as Pandoc's document tree has them, so that both readings can be compared: each item as `prefix|key|suffix`,
 * with `@` before a key in the text and `-` before one without its author. Markup and typography are taken out.
 */
export type PandocView = readonly (readonly string[])[];

export type PandocMode = 'AuthorInText' | 'NormalCitation' | 'SuppressAuthor';

type Node = { readonly t: string; readonly c?: unknown };

interface PandocCitation {
  readonly citationId: string;
  readonly citationPrefix: readonly Node[];
  readonly citationSuffix: readonly Node[];
  readonly citationMode: { readonly t: PandocMode };
}

/**
 * All citations of a text in `pandoc -t json`, those within others too. A footnote's stand where its mark is, so the order
 * tells nothing.
 */
export function viewOfPandoc(json: string): PandocView {
  const found: string[][] = [];
  collect(JSON.parse(json), found);
  return found;
}

function collect(value: unknown, found: string[][]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    // the text of a citation repeats it
    const inner = node.t === 'Cite' && Array.isArray(node.c) ? (node.c[0] as readonly PandocCitation[]) : undefined;
    if (inner) found.push(inner.map(itemOfPandoc));
    for (const each of Object.values(inner ?? value)) collect(each, found);
  }
}

function itemOfPandoc({ citationId, citationPrefix, citationSuffix, citationMode }: PandocCitation): string {
  return viewOfItem(textOf(citationPrefix), citationMode.t, citationId, textOf(citationSuffix));
}

/** One item in the form that is compared, from what Pandoc calls its parts. */
export function viewOfItem(prefix: string, mode: PandocMode, key: string, suffix: string): string {
  return item(prefix, { AuthorInText: '@', NormalCitation: '', SuppressAuthor: '-' }[mode] + key, suffix);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { t, c } = value as Node;
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
  if (t === 'Quoted' && Array.isArray(c)) return `"${textOf(c[1])}"`;
  if ((t === 'Code' || t === 'Math' || t === 'RawInline') && Array.isArray(c)) return String(c[1]);
  if (t === 'Cite' && Array.isArray(c)) return textOf(c[1]);
  if ((t === 'Link' || t === 'Span' || t === 'Image') && Array.isArray(c)) return textOf(c[1]);
  return t === 'Note' ? '' : textOf(c);
}

/** What Lectern finds, in the same form, with the citations within others. */
export function viewOfClusters(clusters: readonly CitationCluster[]): PandocView {
  return viewOfOuter(flattenClusters(clusters));
}

/** The same of these clusters alone. */
export function viewOfOuter(clusters: readonly CitationCluster[]): PandocView {
  return clusters
    .filter(({ kind }) => kind === 'bracketed' || kind === 'in-text')
    .map(({ items, form }) =>
      items.map((each, i) => {
        const isInText = i === 0 && form.type === 'mark';
        const mode = isInText ? '@' : each.suppressAuthor ? '-' : '';
        return item(each.prefix, mode + each.key, printNote(each));
      }),
    );
}

function item(prefix: string, key: string, suffix: string): string {
  return `${plain(prefix)}|${key}|${plain(suffix)}`;
}

function plain(markup: string): string {
  return markup
    .replace(/\]\([^()]*\)/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/@\{([^{}]*)\}/g, '@$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/[“”'‘’]/g, '"')
    .replace(/[*_`$~^[\]]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A view as one string in which equal sets of citations are equal. */
export function sortedView(view: PandocView): string {
  return view
    .map(items => JSON.stringify(items))
    .toSorted()
    .join(' ');
}
