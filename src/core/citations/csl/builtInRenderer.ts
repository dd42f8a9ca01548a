import type { CslItem } from '../../csl';
import { type Paper, shortAuthors, toPaper } from '../../paper';
import { escapeHtml } from '../../text/escapeHtml';
import { oneLine } from '../../text/escapeMarkdown';
import { type ReferenceMarkup, shortCitation, shortReference } from '../shortReference';
import type { CitationCluster, CitationItem } from '../syntax/citationCluster';
import { flattenClusters } from '../syntax/citationCluster';
import { locatorTerm } from '../syntax/locatorTerms';
import type { NoteRenderer, RenderedNote, RenderedText } from './noteRenderer';

const HTML_MARKUP: ReferenceMarkup = {
  escape: text => escapeHtml(oneLine(text)),
  emphasize: escaped => `<i>${escaped}</i>`,
  link: url => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`,
};

/**
 * Author and year with a list of references, roughly in APA style, made at once and without citeproc: what is shown until
 * a style is loaded. It keeps nothing between calls.
 */
export const builtInRenderer: NoteRenderer = {
  isNoteStyle: false,
  renderNote(clusters, itemOf) {
    const papers = new Map<string, Paper | undefined>();
    const paperOf = (key: string): Paper | undefined => {
      if (!papers.has(key)) papers.set(key, paper(itemOf(key)));
      return papers.get(key);
    };
    return {
      citations: renderCitations(clusters, paperOf),
      references: references(clusters, paperOf),
      hangingIndent: true,
    };
  },
  renderReference: item => reference(toPaper(item)),
  renderCitation: items => {
    const text = `(${items.map(item => shortCitation(toPaper(item))).join('; ')})`;
    return { html: escapeHtml(text), text };
  },
};

function paper(item: CslItem | undefined): Paper | undefined {
  return item && toPaper(item);
}

function reference(of: Paper): RenderedText {
  return { html: shortReference(of, HTML_MARKUP), text: shortReference(of) };
}

function references(clusters: readonly CitationCluster[], paperOf: (key: string) => Paper | undefined) {
  const keys = flattenClusters(clusters).flatMap(({ items }) => items.map(({ key }) => key));
  const entries = [...new Set(keys)].flatMap(key => {
    const of = paperOf(key);
    return of ? [{ key, ...reference(of) }] : [];
  });
  return entries.sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

function renderCitations(
  clusters: readonly CitationCluster[],
  paperOf: (key: string) => Paper | undefined,
): RenderedNote['citations'] {
  return clusters
    .filter(({ kind }) => kind !== 'uncited' && kind !== 'cross-reference')
    .map(cluster => {
      const html = cluster.kind === 'in-text' ? inText(cluster, paperOf) : bracketed(cluster.items, paperOf);
      const unknownKeys = cluster.items.flatMap(({ key }) => (paperOf(key) ? [] : [key]));
      return { cluster, html, text: plainText(html), noteNumber: undefined, unknownKeys };
    });
}

function bracketed(items: readonly CitationItem[], paperOf: (key: string) => Paper | undefined): string {
  return `(${items.map(item => itemHtml(item, paperOf(item.key), item.suppressAuthor)).join('; ')})`;
}

/** `Kim et al. (2025, p. 5)` */
function inText({ items }: CitationCluster, paperOf: (key: string) => Paper | undefined): string {
  const [first, ...others] = items;
  if (!first) return '';
  const of = paperOf(first.key);
  const authors = of && shortAuthors(of.authors);
  if (!authors)
    return others.length ? `${itemHtml(first, of, false)} ${bracketed(others, paperOf)}` : itemHtml(first, of, false);
  const inBrackets = [
    itemHtml(first, of, true),
    ...others.map(item => itemHtml(item, paperOf(item.key), item.suppressAuthor)),
  ];
  return `${escapeHtml(oneLine(authors))} (${inBrackets.join('; ')})`;
}

function itemHtml(item: CitationItem, of: Paper | undefined, isAuthorLeftOut: boolean): string {
  const { locator } = item;
  const place = locator && `${locatorTerm(locator.label, /[-–,&]/.test(locator.value))} ${locator.value}`;
  const work = of ? workHtml(of, isAuthorLeftOut) : `<b>${escapeHtml(oneLine(item.key))}?</b>`;
  const prefix = item.prefix && `${markupHtml(item.prefix)} `;
  return prefix + work + (place ? `, ${escapeHtml(place)}` : '') + markupHtml(item.suffix);
}

function workHtml(of: Paper, isAuthorLeftOut: boolean): string {
  const authors = shortAuthors(of.authors);
  if (!authors) return escapeHtml(shortCitation(of));
  const year = of.year === undefined ? 'n.d.' : String(of.year);
  return escapeHtml(oneLine(isAuthorLeftOut ? year : `${authors}, ${year}`));
}

/** The Markdown of a prefix or a suffix: emphasis and escapes; all else is text. */
function markupHtml(markup: string): string {
  return escapeHtml(markup.replace(/\s+/g, ' '))
    .replace(/(?<!\\)\*\*([^*]{1,500})(?<!\\)\*\*/g, '<b>$1</b>')
    .replace(/(?<!\\)\*([^*]{1,500})(?<!\\)\*/g, '<i>$1</i>')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
