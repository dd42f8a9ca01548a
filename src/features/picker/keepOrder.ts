import type * as vscode from 'vscode';

/**
 * Rows stay in our order; without this the editor would sort those whose label matches to the front. Not in the stable
 * types, and a host may lack it.
 */
export function keepOrder<T extends vscode.QuickPickItem>(pick: vscode.QuickPick<T>): void {
  try {
    (pick as { sortByLabel?: boolean }).sortByLabel = false;
  } catch {
    // the editor's own order is then the best there is
  }
}
