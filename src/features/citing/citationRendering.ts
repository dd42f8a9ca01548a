import type * as vscode from 'vscode';
import type { NoteRenderer } from '../../core/citations/csl/noteRenderer';

/** Gives each note the renderer of its style and language; citeproc and the style are loaded at first use. */
export interface CitationRendering {
  /**
   * The renderer of a note, by its front matter (`csl`, `lang`), its project's (`_quarto.yml`) or the settings.
   * A style that can't be read is told once, and the default's is used.
   */
  forNote(document: vscode.TextDocument): Promise<NoteRenderer>;
  /** The same at once; `undefined` until it is loaded: loading begins then and {@link onDidLoad} tells its end. */
  forNoteNow(document: vscode.TextDocument): NoteRenderer | undefined;
  /** Another renderer is there than before. */
  readonly onDidLoad: vscode.Event<void>;
}
