import * as vscode from 'vscode';
import { readSettings } from '../adapters/settings';
import { Command, SETTINGS, Setting, View } from './ids';
import type { LibraryService } from './libraryService';
import { paperCount } from './paperWords';

/** The entry for `lectern.libraries`: relative inside the workspace, a path on this machine, else the URI. */
function settingEntry(uri: vscode.Uri): { entry: string; target: vscode.ConfigurationTarget } {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder) {
    const entry = vscode.workspace.asRelativePath(uri, false);
    return { entry, target: vscode.ConfigurationTarget.Workspace };
  }
  const entry = uri.scheme === 'file' ? uri.fsPath : uri.toString();
  return { entry, target: vscode.ConfigurationTarget.Global };
}

/** Adds the file to the setting so that it is loaded from now on. */
async function remember(uri: vscode.Uri): Promise<void> {
  const { entry, target } = settingEntry(uri);
  const section = vscode.workspace.getConfiguration(SETTINGS);
  const inspected = section.inspect<string[]>(Setting.libraries);
  const stored = target === vscode.ConfigurationTarget.Workspace ? inspected?.workspaceValue : inspected?.globalValue;
  // a value of the workspace hides the user's: start from what is in force
  const base = stored ?? readSettings().libraries;
  if (!base.includes(entry)) await section.update(Setting.libraries, [...base, entry], target);
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Open Paper List'),
      openLabel: vscode.l10n.t('Open Paper List'),
      canSelectMany: false,
      filters: { [vscode.l10n.t('Paper lists')]: ['txt', 'json', 'md'], [vscode.l10n.t('All files')]: ['*'] },
    })) ?? [];
  return uri;
}

/** The command that takes a list of papers from a file and keeps it in the library. */
export function registerOpenPaperList(service: LibraryService): vscode.Disposable {
  return vscode.commands.registerCommand(Command.openPaperList, async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : await chooseFile();
    if (!uri) return;
    try {
      await vscode.window.withProgress({ location: { viewId: View.papers } }, () => service.open(uri));
    } catch (error) {
      const openFile = vscode.l10n.t('Open File');
      const message = error instanceof Error ? error.message : String(error);
      const choice = await vscode.window.showErrorMessage(message, openFile);
      if (choice === openFile) await vscode.commands.executeCommand('vscode.open', uri);
      return;
    }
    // where settings can't be written the list stays open for this session
    await remember(uri).catch(() => undefined);
    await vscode.commands.executeCommand(`${View.papers}.focus`);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const count = service.library.sources.find(source => source.uri === uri.toString())?.records.length ?? 0;
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0}: {1} loaded', name, paperCount(count)), 5000);
  });
}
