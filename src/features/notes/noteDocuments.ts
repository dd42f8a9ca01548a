import * as vscode from 'vscode';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { noteSyntaxFor } from '../../core/citations/syntax/noteSyntax';
import { syntaxOfFile } from '../../core/notes/index/noteFiles';
import { isNoteDocument } from '../citing/noteEditors';

/** Scheme of a notebook's cells, each a document of its own. */
const CELL_SCHEME = 'vscode-notebook-cell';

/** The notation that a document is written in. */
export function syntaxOfDocument(document: vscode.TextDocument): NoteSyntax {
  return noteSyntaxFor(document.languageId);
}

/** Whether the note is Markdown, in whose front matter `bibliography:` may stand. */
export function isMarkdownNote({ languageId }: vscode.TextDocument): boolean {
  return ['markdown', 'quarto', 'rmd', 'mdx'].includes(languageId);
}

/** The notebook that a document is a cell of; `undefined` for other documents. */
export function notebookOf({ uri }: Pick<vscode.TextDocument, 'uri'>): vscode.NotebookDocument | undefined {
  if (uri.scheme !== CELL_SCHEME) return undefined;
  const cell = uri.toString();
  return vscode.workspace.notebookDocuments.find(notebook =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell),
  );
}

/** Whether a file or document may be followed as a note: not a page of ours, a revision in a repository, an output. */
export function isNoteUri(uri: vscode.Uri): boolean {
  if (uri.scheme === 'file' || uri.scheme === 'untitled') return true;
  return vscode.workspace.workspaceFolders?.some(folder => folder.uri.scheme === uri.scheme) ?? false;
}

/** Whether an open document goes into the index by itself; the cells of a notebook go with it. */
export function isIndexedDocument(document: vscode.TextDocument): boolean {
  if (!isNoteUri(document.uri) || !isNoteDocument(document)) return false;
  return document.languageId !== 'plaintext' || syntaxOfFile(document.uri.path) !== undefined;
}

/** The document of a note as the index names it: the note itself, or the cell of a notebook; opened where need be. */
export async function openNoteDocument(uri: vscode.Uri, cell: number | undefined): Promise<vscode.TextDocument> {
  if (cell === undefined) return vscode.workspace.openTextDocument(uri);
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  return notebook.cellAt(cell).document;
}
