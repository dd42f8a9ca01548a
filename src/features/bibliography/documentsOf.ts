import * as vscode from 'vscode';
import { findAtMost } from '../../adapters/libraryEntry';
import { citedKeys, type CitedKeys } from '../../core/citations/bibliography/citedKeys';
import { documentBibliographies } from '../../core/citations/bibliography/documentBibliographies';
import { isNotebookFile, MOST_NOTES, NOTE_GLOB } from '../../core/notes/index/noteFiles';
import { partsOfNote, type NotePart } from '../../core/notes/index/readNote';
import { decodeText } from '../../core/text/decodeText';
import type { NoteNotation } from '../citing/noteNotation';
import { excludedFiles } from '../sources/wantedSources';
import { bibliographyFilesFor, Projects } from './bibliographiesFor';

/** A document that cites. */
export interface CitingDocument {
  readonly uri: vscode.Uri;
  readonly cited: CitedKeys;
  /** The bibliographies that it names by itself, as it writes them. */
  readonly named: readonly string[];
}

/** The documents of a folder, or of the whole workspace. */
export interface CitingDocuments {
  /** In the order of their addresses. */
  readonly documents: readonly CitingDocument[];
  /** How many were read where there are more; `undefined` where all were. */
  readonly limit: number | undefined;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown', markdown: 'markdown', qmd: 'quarto', rmd: 'rmd', mdx: 'mdx', tex: 'latex', typ: 'typst', rst: 'restructuredtext',
}; // prettier-ignore
/** Files that are read at the same time. */
const AT_ONCE = 16;

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
}

function languageOf(uri: vscode.Uri): string {
  if (isNotebookFile(uri.path)) return 'markdown';
  const ending = /\.(\w+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '';
  return openDocument(uri)?.languageId ?? LANGUAGES[ending] ?? 'markdown';
}

/** The text, or the Markdown cells, as they stand in an editor or else in the file; `undefined` where it can't be read. */
async function partsOf(uri: vscode.Uri, notation: NoteNotation): Promise<readonly NotePart[] | undefined> {
  const syntax = await notation.whenKnown({ uri, languageId: languageOf(uri) });
  const notebook = vscode.workspace.notebookDocuments.find(each => each.uri.toString() === uri.toString());
  if (notebook) {
    const cells = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Markup);
    return cells.map(({ document, index }) => ({ text: document.getText(), syntax, cell: index }));
  }
  const bytes = openDocument(uri)
    ? undefined
    : await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
  const text = openDocument(uri)?.getText() ?? (bytes && decodeText(bytes)?.text);
  return text === undefined ? undefined : partsOfNote(uri.path, text, syntax);
}

/** What a document cites; `undefined` where it can't be read. */
export async function citingDocument(uri: vscode.Uri, notation: NoteNotation): Promise<CitingDocument | undefined> {
  const parts = await partsOf(uri, notation);
  if (!parts) return undefined;
  const [first] = parts;
  return { uri, cited: citedKeys(parts), named: first ? documentBibliographies(first.text, first.syntax) : [] };
}

/** The documents of a folder, or of the whole workspace; those that can't be read are left out. */
export async function citingDocuments(
  folder: vscode.Uri | undefined,
  notation: NoteNotation,
): Promise<CitingDocuments> {
  const pattern = folder ? new vscode.RelativePattern(folder, NOTE_GLOB) : NOTE_GLOB;
  const { uris, limit } = await findAtMost(MOST_NOTES, pattern, excludedFiles());
  const documents: CitingDocument[] = [];
  for (let i = 0; i < uris.length; i += AT_ONCE) {
    const found = await Promise.all(uris.slice(i, i + AT_ONCE).map(uri => citingDocument(uri, notation)));
    documents.push(...found.filter(document => document !== undefined));
  }
  return { documents, limit };
}

/** The documents that use a bibliography: those that name it, by themselves or through their project; where none does, all of the workspace. */
export async function documentsUsing(
  bibliography: vscode.Uri,
  notation: NoteNotation,
): Promise<CitingDocuments & { readonly isNamed: boolean; readonly silent: readonly CitingDocument[] }> {
  const projects = new Projects();
  const { documents, limit } = await citingDocuments(undefined, notation);
  const key = bibliography.toString();
  const naming: CitingDocument[] = [];
  const silent: CitingDocument[] = [];
  for (const document of documents) {
    const uris = await bibliographyFilesFor(document.uri, document.named, projects);
    if (uris.some(uri => uri.toString() === key)) naming.push(document);
    else if (!uris.length) silent.push(document);
  }
  // a chapter cites from what its main file names
  return naming.length
    ? { documents: naming, silent, limit, isNamed: true }
    : { documents, silent: [], limit, isNamed: false };
}
