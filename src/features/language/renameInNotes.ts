import * as vscode from 'vscode';
import { isDecodedWrongly } from '../../core/text/decodeText';
import { keyInPlaceOf } from '../../core/language/newKey';
import { readHead } from '../../core/notes/index/noteHead';
import { renamedNoteFile } from '../../core/notes/literature/renamedNoteFile';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import type { CitingNote } from '../../core/notes/index/noteIndex';
import { openNoteDocument } from '../notes/noteDocuments';
import { fileName } from '../sources/sourceFile';
import { rangeOf } from './keyAt';
import { rangeOfCitation } from './keyReferences';
import type { LanguageServices } from './languageServices';

/** @throws with a sentence for people where the editor could not read all of the file */
export async function openWhole(open: Thenable<vscode.TextDocument>, name: string): Promise<vscode.TextDocument> {
  const document = await open;
  if (isDecodedWrongly(document.getText())) {
    throw new Error(vscode.l10n.t('{0} is not in the encoding that it was opened in: nothing was renamed.', name));
  }
  return document;
}

/**
 * Puts another key in place of one in notes.
 * @throws with a sentence for people where a note can't be read whole
 */
export async function renameInNotes(
  edit: vscode.WorkspaceEdit,
  notes: readonly CitingNote[],
  old: string,
  key: string,
  { notes: service }: LanguageServices,
): Promise<void> {
  for (const { note, citations } of notes) {
    const uri = vscode.Uri.parse(note.uri);
    for (const cell of new Set(citations.map(each => each.cell))) {
      const document = await openWhole(openNoteDocument(uri, cell), fileName(uri));
      const syntax = service.scans.syntaxOf(document);
      // the editor's text counts, not that of the file
      const now = (await service.noteOf(document))?.citations ?? citations;
      for (const citation of now) {
        if (citation.cell !== cell || citation.key !== old) continue;
        const range = rangeOfCitation(citation);
        const before = document.lineAt(range.start.line).text.slice(0, range.start.character);
        edit.replace(document.uri, range, keyInPlaceOf(key, before, syntax));
      }
    }
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/**
 * Literature notes keep belonging to their paper: by their front matter, and by their name where that is the key.
 * @throws with a sentence for people where a note can't be read whole
 */
export async function renameInLiteratureNotes(
  edit: vscode.WorkspaceEdit,
  notes: readonly IndexedNote[],
  old: string,
  key: string,
): Promise<void> {
  for (const { uri: address, aboutPlace } of notes) {
    const uri = vscode.Uri.parse(address);
    if (aboutPlace) {
      const document = await openWhole(openNoteDocument(uri, aboutPlace.cell), fileName(uri));
      // the editor's text counts, not that of the file
      const { citekey } = readHead(document.getText());
      if (citekey?.key === old)
        edit.replace(document.uri, rangeOf(document, citekey.start, citekey.start + old.length), key);
    }
    const name = renamedNoteFile(fileName(uri), old, key);
    const target = name === undefined ? undefined : vscode.Uri.joinPath(uri, '..', name);
    // another file of that name stays, and the note keeps its own
    if (target && !(await isThere(target))) edit.renameFile(uri, target);
  }
}
