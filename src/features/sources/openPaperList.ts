import * as vscode from 'vscode';
import { readLibrarySettings } from '../../adapters/settings';
import { Command, SETTINGS, Setting, View } from '../ids';
import type { LibraryService } from './libraryService';
import { showError } from '../messages';
import { paperCount, plainLabel } from '../papers/paperWords';
import { fileName } from './sourceFile';

/** The entry for `lectern.libraries`: relative inside the workspace, a path on this machine, else the URI. */
function settingEntry(uri: vscode.Uri): { entry: string; target: vscode.ConfigurationTarget } {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
  // a name that reads as a glob is written as a URI, in which it does not
  const entry = uri.scheme !== 'file' && !folder ? uri.toString() : /[*?[{]/.test(path) ? uri.toString() : path;
  if (folder) {
    const isMultiRoot = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
    const { WorkspaceFolder, Workspace } = vscode.ConfigurationTarget;
    return { entry, target: isMultiRoot ? WorkspaceFolder : Workspace };
  }
  return { entry, target: vscode.ConfigurationTarget.Global };
}

/** Adds the file to the setting so that it is loaded from now on. */
export async function remember(uri: vscode.Uri): Promise<void> {
  const { entry, target } = settingEntry(uri);
  // in Restricted Mode the workspace's own value can't be read, and must not be written over
  if (target !== vscode.ConfigurationTarget.Global && !vscode.workspace.isTrusted) return;
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const settings = readLibrarySettings(folder);
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const stored = target === Global ? settings.user : target === Workspace ? settings.workspace : settings.folder;
  if (stored.includes(entry)) return;
  await vscode.workspace.getConfiguration(SETTINGS, folder).update(Setting.libraries, [...stored, entry], target);
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const { FORMATS } = await import('../../core/formats/readLibrary');
  const extensions = FORMATS.flatMap(format => format.extensions);
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Open Paper List'),
      openLabel: vscode.l10n.t('Open Paper List'),
      canSelectMany: false,
      filters: { [vscode.l10n.t('Papers')]: extensions, [vscode.l10n.t('All files')]: ['*'] },
    })) ?? [];
  return uri;
}

/** The command that takes a list of papers from a file and keeps it in the library. */
export function registerOpenPaperList(service: LibraryService): vscode.Disposable {
  return vscode.commands.registerCommand(Command.openPaperList, async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : await chooseFile();
    if (!uri) return;
    try {
      await service.open(uri);
    } catch (error) {
      const openFile = vscode.l10n.t('Open File');
      const choice = await showError(error, openFile);
      if (choice === openFile) await vscode.commands.executeCommand('vscode.open', uri);
      return;
    }
    // where settings can't be written the list stays open for this session
    await remember(uri).catch(() => undefined);
    await vscode.commands.executeCommand(`${View.papers}.focus`);
    const count = service.library.sources.find(source => source.uri === uri.toString())?.records.length ?? 0;
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('{0}: {1} loaded', plainLabel(fileName(uri)), paperCount(count)),
      5000,
    );
  });
}
