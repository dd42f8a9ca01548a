import * as vscode from 'vscode';
import type { LecternApi } from '../../../src/api';

/** The extension under test, as another extension would find it. */
export function extension(): vscode.Extension<LecternApi> {
  const found = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  if (!found) throw new Error('the extension is not installed in this host');
  return found;
}

export async function activated(): Promise<LecternApi> {
  const api = await extension().activate();
  await api.whenReady();
  return api;
}

/** A file of test/fixtures. */
export function fixture(name: string): vscode.Uri {
  return vscode.Uri.joinPath(extension().extensionUri, 'test', 'fixtures', name);
}

/** Each note is a file of its own: an editor keeps the text of one that it had open before. */
let notes = 0;

/** A new file in the workspace with this text, open in an editor with the caret at each `|`. */
export async function openNote(marked: string, name = `scratch-${++notes}.md`): Promise<vscode.TextEditor> {
  const carets: number[] = [];
  let text = '';
  for (const char of marked) {
    if (char === '|') carets.push(text.length);
    else text += char;
  }
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the tests need a workspace folder');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  if (carets.length) {
    editor.selections = carets.map(offset => {
      const position = document.positionAt(offset);
      return new vscode.Selection(position, position);
    });
  }
  return editor;
}

/** Waits until `read` gives a value; throws with `what` after ten seconds. */
export async function until<T>(what: string, read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`waited for ${what}`);
}
