import * as vscode from 'vscode';
import type { Files } from '../core/ports';

/** Files of any scheme that the editor knows, by address. */
export const vscodeFiles: Files = {
  readFile: async uri => vscode.workspace.fs.readFile(vscode.Uri.parse(uri)),
};
