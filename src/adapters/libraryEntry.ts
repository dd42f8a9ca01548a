import * as vscode from 'vscode';

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const GLOB = /[*?[{]/;
/** Addresses that are never read unasked: they would reach out to a network. */
const NETWORK = /^(?:https?:|ftp:|\\\\|\/\/)/i;
/** What a folder is searched for. */
const LIBRARY_FILES = '**/*.{bib,bibtex,json,yaml,yml,ris,nbib,medline,xml,txt}';
/** The most files that one entry stands for; a glob that finds more is a slip. */
const MOST_FILES = 500;

/** What an entry of `lectern.libraries` or a `bibliography:` names, before it is looked for. */
export type LibraryEntry =
  | { readonly kind: 'file'; readonly uri: vscode.Uri }
  | { readonly kind: 'glob'; readonly folder: vscode.Uri; readonly pattern: string };

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path);
}

/** An absolute path in the file system of `folder`: the remote's own beside a remote workspace, the host's without one. */
function absoluteUri(path: string, folder: vscode.Uri | undefined): vscode.Uri {
  return folder && folder.scheme !== 'file' ? folder.with({ path }) : vscode.Uri.file(path);
}

function onNetwork(entry: string): Error {
  return new Error(vscode.l10n.t('"{0}" is on a network: Lectern reads only files that the editor can open.', entry));
}

/**
 * Reads an entry: an absolute path, a path relative to `folder`, a glob of either kind, or a URI.
 * @param folder what relative paths start at; `undefined` where there is nothing to start at
 * @returns `undefined` for a relative path without a folder, and for an empty entry
 * @throws with a sentence for people where the entry names a place on a network
 */
export function parseLibraryEntry(entry: string, folder: vscode.Uri | undefined): LibraryEntry | undefined {
  const trimmed = entry.trim();
  if (!trimmed) return undefined;
  if (NETWORK.test(trimmed)) throw onNetwork(trimmed);
  const path = trimmed.replaceAll('\\', '/');
  if (NETWORK.test(path)) throw onNetwork(trimmed);
  if (SCHEME.test(trimmed) && !/^[a-z]:\//i.test(path)) {
    const uri = vscode.Uri.parse(trimmed, true);
    // an authority in a file's address is a computer in the network, and so is what Windows takes for two slashes
    if (uri.scheme === 'file' && (uri.authority || /^[\\/]{2}/.test(uri.path))) throw onNetwork(trimmed);
    return { kind: 'file', uri };
  }
  const glob = path.search(GLOB);
  if (isAbsolute(path)) {
    if (glob < 0) return { kind: 'file', uri: absoluteUri(path, folder) };
    const cut = path.lastIndexOf('/', glob) + 1;
    return { kind: 'glob', folder: absoluteUri(path.slice(0, cut), folder), pattern: path.slice(cut) };
  }
  if (!folder) return undefined;
  return glob < 0 ? { kind: 'file', uri: vscode.Uri.joinPath(folder, path) } : { kind: 'glob', folder, pattern: path };
}

/** Files that a search has found, in the order of their addresses. */
export interface FoundFiles {
  readonly uris: readonly vscode.Uri[];
  /** How many files are taken where there are more; `undefined` where all are taken. */
  readonly limit: number | undefined;
}

/** Searches for files, of which at most `limit` are taken. */
export async function findAtMost(limit: number, include: vscode.GlobPattern, exclude: string): Promise<FoundFiles> {
  const found = await vscode.workspace.findFiles(include, exclude, limit + 1);
  const uris = found.sort((a, b) => (a.toString() < b.toString() ? -1 : 1)).slice(0, limit);
  return { uris, limit: found.length > limit ? limit : undefined };
}

/** What an entry of the settings stands for. */
export interface EntryFiles extends FoundFiles {
  /** What a folder or a glob looks for, so that files can be followed that come later; `undefined` for a single file. */
  readonly pattern: vscode.RelativePattern | undefined;
}

/** The files that an entry stands for: itself, all library files of a folder, or what a glob finds. */
export async function filesOf(entry: LibraryEntry): Promise<EntryFiles> {
  const find = async (folder: vscode.Uri, glob: string): Promise<EntryFiles> => {
    const pattern = new vscode.RelativePattern(folder, glob);
    return { ...(await findAtMost(MOST_FILES, pattern, '**/node_modules/**')), pattern };
  };
  if (entry.kind === 'glob') return find(entry.folder, entry.pattern);
  const isFolder = await vscode.workspace.fs.stat(entry.uri).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );
  return isFolder ? find(entry.uri, LIBRARY_FILES) : { uris: [entry.uri], limit: undefined, pattern: undefined };
}
