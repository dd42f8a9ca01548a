import { escapeHtml } from '../../text/escapeHtml';
import type { RenderedCitation } from '../csl/noteRenderer';
import type { RenderedPreview } from './renderedPreview';

/** What links back to the text are called, for who can't see where they stand. */
export interface BackLinkWords {
  /** @param number of the citation among those of the same work, from 1 */
  backToCitation(number: number, count: number): string;
  backToNote(number: number): string;
  backToText(): string;
}

/** Id of the element of a citation. @param place of the citation among those of the preview, from 0 */
export function citationId(place: number): string {
  return `lectern-cite-${place}`;
}

/** Id of the element of a note. @param number that the note shows */
export function noteId(number: number): string {
  return `lectern-note-${number}`;
}

/** From an entry in the list of references to the places that cite it: an arrow, or an arrow and a, b, c; to notes by their numbers. */
export function backLinks(key: string, preview: RenderedPreview, words: BackLinkWords): string {
  const citations = preview.citationsOf(key);
  const notes = new Map<number, string>();
  for (const citation of citations) {
    const { noteNumber, footnoteNumber } = citation;
    if (noteNumber !== undefined) notes.set(noteNumber, noteId(noteNumber));
    else if (footnoteNumber !== undefined && !notes.has(footnoteNumber))
      notes.set(footnoteNumber, citationId(preview.placeOf(citation)));
  }
  const links = notes.size
    ? [...notes].sort(([a], [b]) => a - b).map(([number, id]) => link(id, String(number), words.backToNote(number)))
    : citations.map((citation, index) => {
        const shown = citations.length > 1 ? letters(index) : ARROW;
        const name = words.backToCitation(index + 1, citations.length);
        return link(citationId(preview.placeOf(citation)), shown, name);
      });
  if (!links.length) return '';
  const arrow = links.length > 1 || notes.size ? `<span aria-hidden="true">${ARROW}</span>\u00a0` : '';
  return ` <span class="lectern-back">${arrow}${links.join(' ')}</span>`;
}

/** From a note to its mark in the text. */
export function backToText(citation: RenderedCitation, preview: RenderedPreview, words: BackLinkWords): string {
  const target = citationId(preview.placeOf(citation));
  return ` <span class="lectern-back">${link(target, ARROW, words.backToText())}</span>`;
}

const ARROW = '↑';

function link(target: string, shown: string, name: string): string {
  const words = escapeHtml(name);
  return `<a href="#${target}" role="doc-backlink" title="${words}" aria-label="${words}">${shown}</a>`;
}

/** a to z, then aa, ab … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
