import * as vscode from 'vscode';
import { createBuiltInRenderer } from '../../core/citations/csl/builtInRenderer';
import type { CitationRendering } from '../citing/citationRendering';

const builtInRenderer = createBuiltInRenderer();

/** Author and year for every note. */
export const builtInRendering: CitationRendering = {
  forNote: () => Promise.resolve(builtInRenderer),
  forNoteNow: () => builtInRenderer,
  onDidLoad: new vscode.EventEmitter<void>().event,
};
