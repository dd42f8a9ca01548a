import type * as vscode from 'vscode';
import type { StyleRenderer } from '../../core/citations/citationFormats';
import { NumberedCitations } from '../../core/citations/csl/numberedCitations';
import { readNoteCitations } from '../../core/citations/preview/noteCitations';
import { citedItems } from '../../core/citations/preview/renderedPreview';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { keysOfNote } from '../preview/noteKeys';
import type { LibraryService } from '../sources/libraryService';
import type { CitationRendering } from './citationRendering';

/**
 * A renderer that numbers papers as the document's other citations do.
 * @param at where the papers are cited; without it after all others
 */
export async function numberedIn(
  { service, rendering }: { readonly service: LibraryService; readonly rendering: CitationRendering },
  document: vscode.TextDocument,
  syntax: NoteSyntax,
  at: vscode.Position | undefined,
): Promise<{ readonly style: StyleRenderer; readonly isFirstNumber: boolean }> {
  const text = document.getText();
  const cited = citedItems(readNoteCitations(text, syntax), keysOfNote(service.library, document.uri.toString()));
  const note = { clusters: cited.clusters, itemOf: (key: string) => cited.itemsOf(key)[0] };
  // a long note is rendered in bits here, and the numbers follow at once
  const { citations } = await rendering.renderNote(document, note.clusters, note.itemOf);
  const renderer = await rendering.forNote(document);
  const numbered = new NumberedCitations(renderer, note, at ? document.offsetAt(at) : text.length);
  return {
    style: {
      renderCitation: items => numbered.cite(items),
      renderReference: item => renderer.renderReference(item),
    },
    isFirstNumber: !citations.some(({ cluster, unknownKeys }) => unknownKeys.length < cluster.items.length),
  };
}
