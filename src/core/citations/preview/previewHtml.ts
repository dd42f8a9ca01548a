import { escapeHtml } from '../../text/escapeHtml';
import { oneLine } from '../../text/escapeMarkdown';
import type { RenderedCitation } from '../csl/noteRenderer';
import { backLinks, backToText, type BackLinkWords, citationId, noteId } from './backLinks';
import type { NoteCitations } from './noteCitations';
import type { RenderedPreview } from './renderedPreview';

/** What the preview says in the reader's language; the arguments are plain text. */
export interface PreviewWords extends BackLinkWords {
  unknownKey(key: string): string;
  ambiguousKey(key: string): string;
}

/** Longer tooltips cover the text that they explain. */
const LONGEST_TOOLTIP = 600;

function entryId(key: string): string {
  return `ref-${key}`;
}

/**
 * The mark of a citation: the whole of it in the text, or the number of its footnote behind what stays in the text.
 * @param isInLink whether a link is around it already, or none is wanted
 */
export function citationHtml(
  citation: RenderedCitation,
  preview: RenderedPreview,
  words: PreviewWords,
  isInLink: boolean,
): string {
  const { noteNumber, inText, html, cluster, unknownKeys } = citation;
  const keys = cluster.items.map(({ key }) => key);
  const ambiguous = keys.filter(key => preview.isAmbiguous(key));
  const complaints = [
    ...unknownKeys.map(key => words.unknownKey(oneLine(key))),
    ...ambiguous.map(key => words.ambiguousKey(oneLine(key))),
  ];
  const listed = keys.filter(key => preview.referenceOf(key));
  const tooltip = [...complaints, ...listed.map(key => preview.referenceOf(key)?.text ?? '')].join('\n');
  const classes = [
    'lectern-citation',
    ...(unknownKeys.length ? ['lectern-unknown'] : []),
    ...(ambiguous.length ? ['lectern-ambiguous'] : []),
  ];
  const target = noteNumber === undefined ? listed[0] && entryId(listed[0]) : noteId(noteNumber);
  const content = noteNumber === undefined ? html : String(noteNumber);
  const isLink = target && !isInLink && !/<a[\s>]/i.test(content);
  const id = citationId(preview.placeOf(citation));
  const attributes = `class="${classes.join(' ')}" title="${escapeHtml(shortened(tooltip))}" id="${id}"`;
  const role = noteNumber === undefined ? 'doc-biblioref' : 'doc-noteref';
  const mark = isLink
    ? `<a ${attributes} role="${role}" href="#${escapeHtml(encodeURIComponent(target))}">${content}</a>`
    : `<span ${attributes}>${content}</span>`;
  return noteNumber === undefined ? mark : `${inText?.html ?? ''}<sup>${mark}</sup>`;
}

function shortened(text: string): string {
  return text.length > LONGEST_TOOLTIP ? `${text.slice(0, LONGEST_TOOLTIP)}…` : text;
}

/** The notes of a style that cites in footnotes, and the list of references; empty where there is nothing to list. */
export function referencesHtml(
  note: NoteCitations,
  preview: RenderedPreview,
  words: PreviewWords,
  isAtEnd: boolean,
): string {
  return notesHtml(preview, words) + listHtml(note, preview, words, isAtEnd);
}

function notesHtml(preview: RenderedPreview, words: PreviewWords): string {
  const notes = new Map<number, string>();
  for (const citation of preview.citations) {
    const { noteNumber, html } = citation;
    if (noteNumber === undefined) continue;
    const before = notes.get(noteNumber);
    notes.set(noteNumber, before === undefined ? html + backToText(citation, preview, words) : `${before} ${html}`);
  }
  const items = [...notes].map(([number, html]) => `<li id="${noteId(number)}" value="${number}">${html}</li>`);
  return items.length ? `<section class="lectern-notes"><ol>\n${items.join('\n')}\n</ol></section>\n` : '';
}

function listHtml(
  { options, hasRegion }: NoteCitations,
  preview: RenderedPreview,
  words: PreviewWords,
  isAtEnd: boolean,
): string {
  const { references, hangingIndent } = preview;
  if (!references.length || options.isSuppressed || hasRegion) return '';
  const title = isAtEnd && options.title ? `<h1 id="bibliography">${escapeHtml(options.title)}</h1>\n` : '';
  const classes = hangingIndent ? 'lectern-references lectern-hanging' : 'lectern-references';
  const entries = references.map(({ key, html }) => {
    const id = escapeHtml(entryId(key));
    // where the number of an entry has a column of its own, the links go into the other one
    const text = options.leavesReferencesUnlinked ? html.replace(/<\/?a\b[^<>]*>/g, '') : html;
    const back = options.leavesCitationsUnlinked ? '' : backLinks(key, preview, words);
    const entry = text.replace(/(?:<\/div>)?$/, end => back + end);
    return `<div id="${id}" class="lectern-reference" role="doc-biblioentry">${entry}</div>`;
  });
  return `${title}<div class="${classes}" role="doc-bibliography">\n${entries.join('\n')}\n</div>\n`;
}
