import * as vscode from 'vscode';
import { addBibliography } from '../../core/citations/bibliography/addBibliography';
import { InternalCommand } from '../ids';
import { isMarkdownNote } from '../notes/noteDocuments';
import { fileName } from '../sources/sourceFile';
import type { LanguageServices } from './languageServices';

export const LIBRARY_DROP_KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('lectern', 'library');
const LIBRARY_FILE = /\.(?:bib|bibtex|ris|nbib)$/i;
/** What the dragged files travel as. */
export const URI_LIST = 'text/uri-list';

/** An edit that carries the file which it is about. */
class LibraryDropEdit extends vscode.DocumentDropEdit {
  readonly file: vscode.Uri | undefined;

  constructor(title: string, file: vscode.Uri | undefined) {
    super('', title, LIBRARY_DROP_KIND);
    this.file = file;
  }
}

/** A library file dropped into a note may become a bibliography of the note, or a source of the library. */
export class LibraryDrop implements vscode.DocumentDropEditProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    _position: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit[] | undefined> {
    const list = (await data.get(URI_LIST)?.asString()) ?? '';
    const lines = list.split(/\r?\n/).filter(line => line && !line.startsWith('#'));
    const [line, ...others] = lines;
    if (line === undefined || others.length || !LIBRARY_FILE.test(line)) return undefined;
    const file = vscode.Uri.parse(line);
    const edits = [this.#toBibliography(document, file), this.#toLibrary(file)];
    return edits.filter(edit => edit !== undefined);
  }

  /** Called when the edit was chosen: only then the file is opened. */
  async resolveDocumentDropEdit(edit: vscode.DocumentDropEdit): Promise<vscode.DocumentDropEdit> {
    if (edit instanceof LibraryDropEdit && edit.file) {
      await vscode.commands.executeCommand(InternalCommand.addLibrary, edit.file.toString());
    }
    return edit;
  }

  #toBibliography(document: vscode.TextDocument, file: vscode.Uri): vscode.DocumentDropEdit | undefined {
    if (document.uri.scheme !== file.scheme || document.isUntitled || !isMarkdownNote(document)) return undefined;
    const edit = addBibliography(document.getText(), relativePath(document.uri, file));
    if (!edit) return undefined;
    const drop = new LibraryDropEdit(
      vscode.l10n.t('Add {0} to the Bibliography of This Note', fileName(file)),
      undefined,
    );
    drop.additionalEdit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
    drop.additionalEdit.replace(document.uri, range, edit.text);
    return drop;
  }

  #toLibrary(file: vscode.Uri): vscode.DocumentDropEdit | undefined {
    const isSource = this.#services.service.library.sources.some(({ uri }) => uri === file.toString());
    return isSource ? undefined : new LibraryDropEdit(vscode.l10n.t('Add {0} to the Library', fileName(file)), file);
  }
}

/** The path from the folder of a note to a file, with slashes; absolute where they share nothing. */
function relativePath(note: vscode.Uri, file: vscode.Uri): string {
  const from = note.path.split('/').slice(0, -1);
  const to = file.path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  if (same <= 1) return file.fsPath.replaceAll('\\', '/');
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
