import * as vscode from 'vscode';
import { isInsideWorkspace } from '../../adapters/workspaceLinks';
import { DEFAULT_TEMPLATE } from '../../core/notes/literature/defaultTemplate';
import { folderSegments, notePath } from '../../core/notes/literature/notePath';
import { newNote, type NoteSource } from '../../core/notes/literature/literatureNote';
import type { Paper } from '../../core/paper';
import { SETTINGS, Setting } from '../ids';
import type { LiteratureServices } from './literatureNotes';

function setting(name: string, folder: vscode.WorkspaceFolder): string {
  return vscode.workspace.getConfiguration(SETTINGS, folder).get<string>(name, '').trim();
}

/** The folder whose settings hold: that of the note in use, else the first. @throws where no folder is open */
export function notesFolder({ editors: { last } }: LiteratureServices): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const folder = (last && vscode.workspace.getWorkspaceFolder(last.uri)) ?? first;
  if (!folder) throw new Error(vscode.l10n.t('Open a folder first: literature notes are files in it.'));
  return folder;
}

/** In Restricted Mode a symbolic link may lead anywhere. @throws with a sentence for people */
async function assertInside(uri: vscode.Uri): Promise<void> {
  if (vscode.workspace.isTrusted || (await isInsideWorkspace(uri))) return;
  const name = vscode.workspace.asRelativePath(uri, false);
  throw new Error(vscode.l10n.t('"{0}" is outside the workspace, which is in Restricted Mode.', name));
}

/** The template that the settings name, else Lectern's own. @throws where the file can't be read */
async function readTemplate(folder: vscode.WorkspaceFolder): Promise<Pick<NoteSource, 'template' | 'templatePath'>> {
  const path = setting(Setting.noteTemplate, folder);
  if (!path) return { template: DEFAULT_TEMPLATE };
  const segments = folderSegments(path);
  if (!segments) {
    throw new Error(
      vscode.l10n.t('The template for literature notes, "{0}", is not inside the workspace folder.', path),
    );
  }
  const uri = vscode.Uri.joinPath(folder.uri, ...segments);
  await assertInside(uri);
  try {
    return { template: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), templatePath: path };
  } catch (error) {
    throw new Error(vscode.l10n.t('The template for literature notes, "{0}", can\'t be read.', path), { cause: error });
  }
}

/** What a paper's note is made from. */
export async function sourceOf(
  { service }: LiteratureServices,
  paper: Paper,
  folder: vscode.WorkspaceFolder,
): Promise<NoteSource> {
  const topicNames = paper.topics.map(id => service.topicName(id));
  return { paper, topicNames, ...(await readTemplate(folder)) };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The literature notes about a paper that there are, wherever they lie in the workspace. */
export async function notesAbout({ notes }: LiteratureServices, paper: Paper): Promise<vscode.Uri[]> {
  await notes.whenReady();
  const uris = notes.index.notesAbout(paper.citationKey).map(({ uri }) => vscode.Uri.parse(uri, true));
  // an editor may still hold a note whose file has moved
  const there = await Promise.all(uris.map(async uri => uri.scheme === 'untitled' || exists(uri)));
  return uris.filter((_uri, index) => there[index]);
}

/**
 * Makes the note about a paper; a file that is there already is never written.
 * @throws with a sentence for people
 */
export async function createNote(services: LiteratureServices, paper: Paper): Promise<vscode.Uri> {
  const folder = notesFolder(services);
  const source = await sourceOf(services, paper, folder);
  const path = notePath(
    paper,
    source.topicNames,
    setting(Setting.notesFolder, folder),
    setting(Setting.noteFileName, folder),
  );
  if (!path.segments) throw new Error(path.message);
  const note = newNote(source);
  if (note.text === undefined) {
    const reason = note.message;
    throw new Error(
      source.templatePath === undefined
        ? vscode.l10n.t("The template for literature notes can't be used: {0}.", reason)
        : vscode.l10n.t('The template for literature notes, "{0}", can\'t be used: {1}.', source.templatePath, reason),
    );
  }
  const uri = vscode.Uri.joinPath(folder.uri, ...path.segments);
  await assertInside(uri);
  if (await exists(uri)) {
    const name = vscode.workspace.asRelativePath(uri, false);
    const message = vscode.l10n.t(
      '{0} is there already and is no note about {1}: it was left as it is.',
      name,
      paper.citationKey,
    );
    throw new Error(message);
  }
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(note.text), overwrite: false, ignoreIfExists: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t("{0} can't be created.", vscode.workspace.asRelativePath(uri, false)));
  }
  return uri;
}
