import * as vscode from 'vscode';
import { parseLibraryEntry } from '../../adapters/libraryEntry';
import { isInsideWorkspace } from '../../adapters/workspaceLinks';
import { documentBibliographies } from '../../core/citations/bibliography/documentBibliographies';
import { noteSyntaxFor, PROJECT_MARKS, type NoteProject } from '../../core/citations/syntax/noteSyntax';
import { projectBibliographies } from '../../core/citations/bibliography/bibliographyPaths';
import { readText } from '../sources/wantedSources';

/** A path with more folders is not looked up to its top. */
const MOST_FOLDERS = 40;

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/**
 * The file that a document's path for a bibliography names. Anybody may have written it, so it stays in the document's own
 * file system, and in Restricted Mode in the workspace.
 */
async function fileOf(entry: string, folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  try {
    const parsed = parseLibraryEntry(entry, folder);
    if (parsed?.kind !== 'file' || parsed.uri.scheme !== folder.scheme) return undefined;
    if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(parsed.uri))) return undefined;
    return parsed.uri;
  } catch {
    // the library tells what is wrong with it
    return undefined;
  }
}

/** A document's project, if it is in one. */
export interface Project {
  readonly folder: vscode.Uri;
  readonly kind: NoteProject;
  readonly paths: readonly string[];
}

/** Finds projects of documents; one search asks for each folder once. */
export class Projects {
  readonly #known = new Map<string, Promise<Project | undefined>>();

  /** The nearest project file at or above the folder, within the workspace. */
  around(folder: vscode.Uri): Promise<Project | undefined> {
    const key = folder.toString();
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#look(folder);
    this.#known.set(key, found);
    return found;
  }

  async #look(folder: vscode.Uri): Promise<Project | undefined> {
    const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
    if (!root || folder.path.split('/').length > MOST_FOLDERS) return undefined;
    for (const { file, project: kind } of PROJECT_MARKS) {
      const uri = vscode.Uri.joinPath(folder, file);
      if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(uri))) continue;
      const text = await readText(uri).then(undefined, () => undefined);
      if (text === undefined) continue;
      return { folder, kind, paths: projectBibliographies(text) };
    }
    return folder.path === root.path ? undefined : this.around(parentOf(folder));
  }
}

/** The bibliographies of a document, its own first, then its project's; each once, be they there already or not. */
export function bibliographiesFor(uri: vscode.Uri, text: string, languageId: string): Promise<vscode.Uri[]> {
  return bibliographyFilesFor(uri, documentBibliographies(text, noteSyntaxFor(languageId, uri.path)), new Projects());
}

/** The same for a document whose own bibliographies are known, as it writes them. */
export async function bibliographyFilesFor(
  uri: vscode.Uri,
  entries: readonly string[],
  projects: Projects,
): Promise<vscode.Uri[]> {
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : parentOf(uri);
  if (!folder) return [];
  const project = uri.scheme === 'untitled' ? undefined : await projects.around(folder);
  const named = [
    ...entries.map(path => [path, folder] as const),
    ...(project?.paths ?? []).map(path => [path, project!.folder] as const),
  ];
  const found = new Map<string, vscode.Uri>();
  for (const [path, base] of named) {
    const file = await fileOf(path, base);
    if (file && !found.has(file.toString())) found.set(file.toString(), file);
  }
  return [...found.values()];
}
