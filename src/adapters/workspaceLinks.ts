import * as vscode from 'vscode';

/**
 * Whether the file lies inside a workspace folder and no part of its path below that folder is a symbolic link, by which
 * it could lie elsewhere. A file that is not there counts as inside where its path does.
 */
export async function isInsideWorkspace(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!folder) return false;
  const below = uri.path.slice(folder.path.length).split(/[\\/]/).filter(Boolean);
  if (below.includes('..')) return false;
  let current = folder;
  for (const name of below) {
    current = vscode.Uri.joinPath(current, name);
    const isLink = await vscode.workspace.fs.stat(current).then(
      ({ type }) => (type & vscode.FileType.SymbolicLink) !== 0,
      () => false,
    );
    if (isLink) return false;
  }
  return true;
}
