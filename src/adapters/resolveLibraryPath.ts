import * as vscode from 'vscode';

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const GLOB = /[*?[{]/;

/** Addresses that are never read unasked: they would reach out to a network. */
const NETWORK = /^(?:https?:|ftp:|\\\\|\/\/)/i;

/** The folder part of an absolute glob that holds no pattern, and the rest. */
function splitGlob(path: string): [string, string] {
  const first = path.search(GLOB);
  const cut = path.lastIndexOf('/', first) + 1;
  return [path.slice(0, cut), path.slice(cut)];
}

async function findInFolder(folder: vscode.Uri, pattern: string): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern));
  return found.sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path);
}

/** `path` under the first workspace folder that has it, else under the first folder. */
async function inWorkspace(path: string): Promise<vscode.Uri[]> {
  const candidates = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, path));
  for (const candidate of candidates) {
    const exists = await vscode.workspace.fs.stat(candidate).then(
      () => true,
      () => false,
    );
    if (exists) return [candidate];
  }
  return candidates.slice(0, 1);
}

/**
 * The files that one entry of `lectern.libraries` names: an absolute path, a path relative to a workspace folder, a glob
 * of either kind, or a URI.
 * @returns an empty list where a glob finds nothing or a relative path has no workspace to be relative to
 * @throws with a sentence for people where the entry names a place on a network
 */
export async function resolveLibraryPath(entry: string): Promise<vscode.Uri[]> {
  const trimmed = entry.trim();
  if (!trimmed) return [];
  if (NETWORK.test(trimmed)) {
    throw new Error(
      vscode.l10n.t('"{0}" is on a network: Lectern reads only files that the editor can open.', trimmed),
    );
  }
  const path = trimmed.replaceAll('\\', '/');
  if (SCHEME.test(trimmed) && !/^[a-z]:\//i.test(path)) return [vscode.Uri.parse(trimmed, true)];
  if (!GLOB.test(path)) return isAbsolute(path) ? [fileUri(path)] : inWorkspace(path);
  if (isAbsolute(path)) {
    const [folder, pattern] = splitGlob(path);
    return findInFolder(fileUri(folder), pattern);
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map(({ uri }) => findInFolder(uri, path)))).flat();
}

/** An absolute path on the machine where the extension runs: beside a remote workspace that is the remote's own scheme. */
function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const isDesktop = vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;
  if (isDesktop || !folder) return vscode.Uri.file(path);
  return folder.with({ path });
}
