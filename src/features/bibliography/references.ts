import type * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { htmlToMarkdown } from '../../core/citations/htmlToMarkdown';
import { HTML_MARKUP, NOTE_MARKUP, shortReference } from '../../core/citations/shortReference';
import type { Paper } from '../../core/paper';
import type { CitationRendering } from '../citing/citationRendering';

/** A full reference in the forms in which it can be pasted. */
export interface FormattedReference {
  readonly text: string;
  readonly markdown: string;
  readonly html: string;
}

/** References in the style of the note; the built-in form, close to APA, where there is no note or no style yet. */
export async function formattedReferences(
  papers: readonly Paper[],
  note: vscode.TextDocument | undefined,
  rendering: CitationRendering | undefined,
): Promise<FormattedReference[]> {
  const renderer = note && !note.isClosed ? await rendering?.forNote(note) : undefined;
  if (renderer) await inSlices(renderer.prepareSingle());
  return papers.map(paper => {
    if (!renderer) {
      const [text, markdown, html] = [undefined, NOTE_MARKUP, HTML_MARKUP].map(markup => shortReference(paper, markup));
      return { text: text ?? '', markdown: markdown ?? '', html: html ?? '' };
    }
    const { html, text } = renderer.renderReference(paper.csl);
    return { text, markdown: htmlToMarkdown(html), html };
  });
}
