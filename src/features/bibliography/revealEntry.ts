import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { bibliographyEntries } from '../../core/citations/bibliography/bibliographyEntries';
import { bibliographyKind } from '../../core/citations/bibliography/bibliographyKind';
import { fileName } from '../sources/sourceFile';

/** Opens a bibliography at the entry with this key; at its beginning where it has none. */
export async function revealEntry(uri: vscode.Uri, key: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const format = bibliographyKind(fileName(uri), document.getText());
  const entries = format ? await inSlices(bibliographyEntries(document.getText(), format)) : [];
  const entry = entries.find(found => found.key === key);
  const at = document.positionAt(entry?.start ?? 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
