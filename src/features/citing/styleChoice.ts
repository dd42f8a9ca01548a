import * as vscode from 'vscode';
import { parseLibraryEntry } from '../../adapters/libraryEntry';
import { readStyleSettings } from '../../adapters/settings';
import { isInsideWorkspace } from '../../adapters/workspaceLinks';
import { StyleProblem } from '../../core/citations/csl/cslStyle';
import { DEFAULT_STYLE, shippedStyle } from '../../core/citations/csl/shippedStyles';
import { PROJECT_MARKS } from '../../core/citations/syntax/noteSyntax';
import { languageTag, noteStyleNames, projectStyleNames, type StyleNames } from '../../core/notes/styleNames';
import type { StyleSource } from './styleFiles';

/** The style and language that a note is to be rendered in. */
export interface StyleChoice {
  /** As it is named where it is chosen. */
  readonly name: string;
  /** Where it is; a {@link StyleProblem} where it can't be had. */
  readonly source: StyleSource | StyleProblem;
  /** `undefined` leaves it to the style. */
  readonly language: string | undefined;
}

/** Front matter is at the beginning of a note; more lines than this are not looked through. */
const MOST_LINES = 500;
const PROJECT_NAMES = PROJECT_MARKS.filter(({ project }) => project === 'quarto').map(({ file }) => file);
/** A project further up than this is not looked for. */
const MOST_FOLDERS = 20;

/** What the note itself says. */
export function namesOfNote(document: vscode.TextDocument): StyleNames {
  return noteStyleNames(document.getText(new vscode.Range(0, 0, MOST_LINES, 0)));
}

/** By the note, else its project, else the settings, else the default. */
export async function chooseStyle(document: vscode.TextDocument): Promise<StyleChoice> {
  const note = namesOfNote(document);
  const project = await projectOf(document.uri);
  const settings = readStyleSettings(document);
  const language = note.language ?? project?.names.language ?? languageTag(settings.locale);
  const folder = document.uri.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(document.uri, '..');
  const home = (vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (note.style) return { ...(await chosen(note.style, folder ?? home, true)), language };
  if (project?.names.style) return { ...(await chosen(project.names.style, project.folder, true)), language };
  return { ...(await chosen(settings.style || DEFAULT_STYLE, home, false)), language };
}

/** @param isForeign anybody may have written the name: it reaches only where the document itself is, in Restricted Mode only into the workspace */
async function chosen(
  name: string,
  folder: vscode.Uri | undefined,
  isForeign: boolean,
): Promise<{ name: string; source: StyleSource | StyleProblem }> {
  const id = shippedStyle(name);
  // a file of the name of a style that ships goes before it
  if (id && !/\.csl$/i.test(name)) return { name, source: { id } };
  if (id && /^https?:/i.test(name)) return { name, source: { id } };
  try {
    const entry = parseLibraryEntry(name, folder);
    if (entry?.kind !== 'file') throw new StyleProblem(vscode.l10n.t('there is no such style'));
    const { uri } = entry;
    if (isForeign && folder && uri.scheme !== folder.scheme)
      throw new StyleProblem(vscode.l10n.t('there is no such style'));
    if (isForeign && !vscode.workspace.isTrusted && !(await isInsideWorkspace(uri)))
      throw new StyleProblem(vscode.l10n.t('it is outside the workspace, which is in Restricted Mode'));
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isThere) return { name, source: { uri } };
    if (id) return { name, source: { id } };
    return { name, source: /\.csl$/i.test(name) ? { uri } : new StyleProblem(vscode.l10n.t('there is no such style')) };
  } catch (error) {
    const problem =
      error instanceof StyleProblem
        ? error
        : new StyleProblem(String(error instanceof Error ? error.message : error).replace(/\.$/, ''));
    return { name, source: problem };
  }
}

/** The nearest project file above a document, inside the workspace. */
async function projectOf(uri: vscode.Uri): Promise<{ folder: vscode.Uri; names: StyleNames } | undefined> {
  const workspace = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!workspace) return undefined;
  let folder = vscode.Uri.joinPath(uri, '..');
  for (let i = 0; i < MOST_FOLDERS && folder.path.startsWith(workspace.path); i++) {
    for (const name of PROJECT_NAMES) {
      const file = vscode.Uri.joinPath(folder, name);
      const yaml = await readProject(file);
      if (yaml !== undefined) return { folder, names: projectStyleNames(yaml) };
    }
    if (folder.path === workspace.path) return undefined;
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return undefined;
}

async function readProject(file: vscode.Uri): Promise<string | undefined> {
  try {
    await vscode.workspace.fs.stat(file);
    if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(file))) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
