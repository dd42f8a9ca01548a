import type { CslItem } from '../../csl';
import { type Paper, shortAuthors, toPaper } from '../../paper';
import { escapeHtml } from '../../text/escapeHtml';
import { oneLine } from '../../text/escapeMarkdown';
import { HTML_MARKUP, shortCitation, shortReference } from '../shortReference';
import type { CitationCluster, CitationItem } from '../syntax/citationCluster';
import { cites, flattenClusters } from '../syntax/citationCluster';
import { locatorTerm } from '../syntax/locatorTerms';
import type { NoteRenderer, RenderedNote, RenderedReference, RenderedText } from './noteRenderer';

type PaperOf = (key: string) => Paper | undefined;

/**
 * Author and year with a list of references, roughly in APA style, made at once and without citeproc: what is shown until
 * a style is loaded. It keeps the references of the records that it was given.
 */
export function createBuiltInRenderer(): NoteRenderer {
  const made = new WeakMap<CslItem, { readonly paper: Paper; readonly reference: RenderedText }>();
  const make = (item: CslItem) => {
    const known = made.get(item);
    if (known) return known;
    const paper = toPaper(item);
    const reference = { html: shortReference(paper, HTML_MARKUP), text: shortReference(paper) };
    made.set(item, { paper, reference });
    return { paper, reference };
  };
  return {
    isNoteStyle: false,
    isNumeric: false,
    renderNote: (clusters, itemOf) => {
      const paperOf: PaperOf = key => {
        const item = itemOf(key);
        return item && make(item).paper;
      };
      const referenceOf = (key: string): RenderedReference[] => {
        const item = itemOf(key);
        return item ? [{ key, ...make(item).reference }] : [];
      };
      const listed = clusters.filter(({ kind }) => kind !== 'footnote');
      const keys = flattenClusters(listed).flatMap(({ items }) => items.map(({ key }) => key));
      const references = [...new Set(keys)].flatMap(referenceOf).sort((a, b) => a.text.localeCompare(b.text, 'en'));
      return { citations: renderCitations(clusters, paperOf), references, hangingIndent: true };
    },
    *prepareNote() {},
    *prepareSingle() {},
    rendersQuickly: () => true,
    renderReference: item => make(item).reference,
    renderCitation: items => {
      const text = `(${items.map(item => shortCitation(toPaper(item))).join('; ')})`;
      return { html: escapeHtml(text), text };
    },
  };
}

function renderCitations(clusters: readonly CitationCluster[], paperOf: PaperOf): RenderedNote['citations'] {
  return clusters.filter(cites).map(cluster => {
    const html = cluster.kind === 'in-text' ? inText(cluster, paperOf) : bracketed(cluster.items, paperOf);
    const unknownKeys = cluster.items.flatMap(({ key }) => (paperOf(key) ? [] : [key]));
    return {
      cluster,
      html,
      text: plainText(html),
      noteNumber: undefined,
      footnoteNumber: undefined,
      inText: undefined,
      unknownKeys,
      nested: [],
    };
  });
}

function bracketed(items: readonly CitationItem[], paperOf: PaperOf): string {
  return `(${items.map(item => itemHtml(item, paperOf(item.key), item.suppressAuthor)).join('; ')})`;
}

/** `Kim et al. (2025, p. 5)` */
function inText({ items }: CitationCluster, paperOf: PaperOf): string {
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
  const pages = locator?.value.replace(/(?<=\d)-+(?=\d)/g, '–');
  const place = locator && `${locatorTerm(locator.label, /[-–,&]/.test(locator.value))} ${pages}`;
  const work = of
    ? workHtml(of, isAuthorLeftOut)
    : `<span class="lectern-unknown-key">${escapeHtml(oneLine(item.key))}?</span>`;
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
