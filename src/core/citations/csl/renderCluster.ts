import { escapeHtml } from '../../text/escapeHtml';
import type { CitationCluster, CitationItem, FootnotePlace } from '../syntax/citationCluster';
import { splitInText } from './citationState';
import type { Insertion, PlannedCluster } from './noteCitations';
import type { RenderedCitation, RenderedText } from './noteRenderer';
import { MARKS, toRenderedText } from './richText';

const NOTHING: RenderedText = { html: '', text: '' };

/**
 * The citation that a cluster prints.
 * @param written what citeproc wrote for each citation of the note
 * @param textOf makes that fit for a page
 * @param authorOf the author of a work alone, as citeproc writes it
 */
export function renderCluster(
  plan: PlannedCluster,
  written: readonly string[],
  printedOf: (written: string) => RenderedText,
  authorOf: (id: string, isSubsequent: boolean) => RenderedText,
): RenderedCitation {
  const { cluster, unknownKeys } = plan;
  const footnote = plan.noteNumber === undefined ? undefined : cluster.footnote;
  const nested = plan.nested.map(inner => renderCluster(inner, written, printedOf, authorOf));
  const insertions = plan.insertions.map((insertion, i) => insertedText(insertion, nested[i]));
  const withInsertions = (text: string) => printedText(text, part => toRenderedText(part, insertions));
  const ready = insertions.length ? withInsertions : printedOf;
  const noteNumber = footnote ? undefined : plan.noteNumber;
  const footnoteNumber = footnote ? plan.noteNumber : undefined;
  const rest = { cluster, noteNumber, footnoteNumber, unknownKeys, nested };

  if (!plan.citations.length) {
    const unknown = joined(cluster.items.map(unknownText), '; ');
    const isBare = cluster.kind === 'in-text';
    return { ...(isBare ? unknown : joined([PAREN_OPEN, unknown, PAREN_CLOSE], '')), inText: undefined, ...rest };
  }
  const texts = plan.citations.map(index => ready(written[index] ?? ''));
  const authors = joined(
    plan.authors.map(({ id, isSubsequent }) => authorOf(id, isSubsequent)),
    '; ',
  );
  const printed = joined(texts, '; ');
  const shown = printed.text || authors.text ? printed : keysOf(cluster);
  if (footnote) return { ...inFootnote(cluster.kind, footnote, authors, shown), inText: undefined, ...rest };
  return { ...shown, inText: authors.text ? authors : undefined, ...rest };
}

/**
 * What is a note of its own elsewhere, printed in a footnote as Pandoc does: in parentheses, or behind the author who is
 * named, and without its full stop where more follows.
 */
function inFootnote(
  kind: CitationCluster['kind'],
  { begins, ends }: FootnotePlace,
  authors: RenderedText,
  note: RenderedText,
): RenderedText {
  if (kind === 'in-text') return joined([authors, withoutFullStop(note)], ', ');
  if (!begins) return joined([PAREN_OPEN, withoutFullStop(note), PAREN_CLOSE], '');
  return ends ? note : withoutFullStop(note);
}

/** The full stop may stand in emphasis or quotation marks. */
function withoutFullStop({ html, text }: RenderedText): RenderedText {
  return {
    html: html.replace(/\.((?:<\/\w+>|[”’»])*)$/, '$1'),
    text: text.replace(/\.([”’»]*)$/, '$1'),
  };
}

/** What citeproc wrote for a citation: the author in the text, if there is one, and what follows it. */
export function printedText(written: string, textOf: (part: string) => RenderedText): RenderedText {
  const { author, rest } = splitInText(written);
  return joined([textOf(author), textOf(rest)], ' ');
}

/** Stands where the style prints nothing at all. */
function keysOf({ items }: CitationCluster): RenderedText {
  const text = `(${items.map(({ key }) => key.replace(MARKS, '')).join('; ')})`;
  return { html: escapeHtml(text), text };
}

const PAREN_OPEN: RenderedText = { html: '(', text: '(' };
const PAREN_CLOSE: RenderedText = { html: ')', text: ')' };

function joined(parts: readonly RenderedText[], delimiter: string): RenderedText {
  const present = parts.filter(({ text }) => text);
  if (present.length === 1 && present[0]) return present[0];
  const join = (form: 'html' | 'text') => present.map(part => part[form]).join(delimiter);
  return { html: join('html'), text: join('text') };
}

function insertedText(insertion: Insertion, nested: RenderedText | undefined): RenderedText {
  if (insertion.type === 'nested') return nested ?? NOTHING;
  const { delimiter, item } = insertion;
  return joined([{ html: escapeHtml(delimiter), text: delimiter }, unknownText(item)], '');
}

/** A work that is not known, as it was written, the key marked. */
function unknownText({ key, prefix, locator, suffix, spacing }: CitationItem): RenderedText {
  const plain = (written: string) => written.replace(MARKS, '').replace(/\s+/g, ' ');
  const before = prefix && `${plain(prefix)} `;
  const after = plain((locator ? `${spacing.locator}${locator.text}` : '') + suffix);
  const marked = `${plain(key)}?`;
  return {
    html: `${escapeHtml(before)}<span class="lectern-unknown-key">${escapeHtml(marked)}</span>${escapeHtml(after)}`,
    text: `${before}${marked}${after}`,
  };
}
