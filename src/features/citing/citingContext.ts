import type * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { cite, formatById, type CitationText, type StyleRenderer } from '../../core/citations/citationFormats';
import { keysAt } from '../../core/citations/joinCitation';
import type { Paper } from '../../core/paper';
import type { LibraryService } from '../sources/libraryService';
import type { CitationRendering } from './citationRendering';
import { citationFormatFor, type CitingContext } from './insertion';
import { isKnownKey } from './knownKeys';
import type { NoteNotation } from './noteNotation';

/** What citing asks of the rest. */
export interface CitingServices {
  readonly service: LibraryService;
  readonly notation: NoteNotation;
  /** Without it a short author-year form stands for what the style would print. */
  readonly rendering?: CitationRendering;
}

/** How papers are cited in one document. */
export interface DocumentCiting extends CitingContext {
  /** Whether a numeric style counts from 1 as the document cites no paper by its key. */
  readonly isFirstNumber: boolean;
  /** @param format another one than the document's, whose style is then not loaded: a short form stands in */
  cite(papers: readonly Paper[], format?: string): CitationText;
}

/**
 * How papers are cited in the document; the style is loaded only where the format needs it.
 * @param at where they are cited, by which a numeric style counts; without it after all that the document cites
 */
export async function citingFor(
  services: CitingServices,
  document: vscode.TextDocument,
  at?: vscode.Position,
): Promise<DocumentCiting> {
  const { service, notation, rendering } = services;
  const syntax = await notation.whenKnown(document);
  const format = citationFormatFor(document, syntax);
  const renderer = formatById(format).isStyled ? await rendering?.forNote(document) : undefined;
  if (renderer) await inSlices(renderer.prepareSingle());
  let style: StyleRenderer | undefined = renderer;
  let isFirstNumber = false;
  if (rendering && renderer?.isNumeric) {
    const { numberedIn } = await import('./numberedIn');
    ({ style, isFirstNumber } = await numberedIn({ service, rendering }, document, syntax, at));
  }
  const note = document.uri.toString();
  return {
    format,
    syntax,
    isFirstNumber,
    isKnown: key => isKnownKey(service, key, note),
    cite: (papers, other = format) => cite(papers, other, style),
  };
}

/** Unique keys of the papers that the citation at a position of the document names. */
export function papersCitedAt(
  { service: { library }, notation }: CitingServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Set<string> {
  const keys = keysAt(document.getText(), document.offsetAt(position), notation.syntaxOf(document));
  const note = document.uri.toString();
  const papers = keys.flatMap(key => {
    const inNote = library.resolve(key, note);
    return inNote.length ? inNote : library.resolve(key);
  });
  return new Set(papers.map(({ key }) => key));
}
