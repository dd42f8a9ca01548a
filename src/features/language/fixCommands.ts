import * as vscode from 'vscode';
import { keyInPlaceOf } from '../../core/language/newKey';
import { wordsOfKey } from '../../core/notes/checks/nearestKeys';
import { InternalCommand } from '../ids';
import { showError, showWarning } from '../messages';
import { remember } from '../sources/openPaperList';
import { fileName } from '../sources/sourceFile';
import { keyPlaces, rangeOfPlace } from './sourceKeys';
import type { LanguageServices } from './languageServices';

/** Papers offered in place of a key before anything is typed. */
const OFFERED = 30;

/** Lets a person choose the paper that an unknown key was meant for, and puts its key there. */
async function replaceKey(
  { service, picker, notes }: LanguageServices,
  uri: vscode.Uri,
  range: vscode.Range,
  key: string,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { version } = document;
  const picked = await picker.pick({
    title: vscode.l10n.t('Choose a Paper for "{0}"', key),
    placeholder: vscode.l10n.t('The key in the note is replaced by the key of the paper'),
    canSelectMany: false,
    offered: { heading: vscode.l10n.t('like "{0}"', key), papers: service.search(wordsOfKey(key), OFFERED) },
  });
  const [paper] = picked?.papers ?? [];
  if (!paper) return;
  if (document.version !== version) {
    void showWarning(vscode.l10n.t('{0} has changed in the meantime: nothing was replaced.', fileName(uri)));
    return;
  }
  const before = document.lineAt(range.start.line).text.slice(0, range.start.character);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, keyInPlaceOf(paper.citationKey, before, notes.scans.syntaxOf(document)));
  await vscode.workspace.applyEdit(edit);
}

/**
 * Shows an entry in its source, the key selected.
 * @param line where the record was when the source was read
 * @param isRename whether the person is asked for another key at once
 */
async function showEntry(uri: vscode.Uri, line: number, key: string, isRename: boolean): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const places = (await keyPlaces(document, key)).filter(({ isEntry }) => isEntry).map(rangeOfPlace);
  const distance = (range: vscode.Range) => Math.abs(range.start.line - line);
  places.sort((a, b) => distance(a) - distance(b));
  const selection = places[0] ?? new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection });
  if (isRename && places[0]) await vscode.commands.executeCommand('editor.action.rename');
}

/** Adds a file to the library; where settings can't be written it stays for this session. */
async function addLibrary({ service }: LanguageServices, uri: vscode.Uri): Promise<void> {
  await service.open(uri);
  await remember(uri).catch(() => undefined);
}

type FixCommand =
  typeof InternalCommand.replaceKey | typeof InternalCommand.showEntry | typeof InternalCommand.addLibrary;

/** What the internal commands of fixes and drops do; arguments that are not theirs do nothing. */
export function fixCommands(
  services: LanguageServices,
): Readonly<Record<FixCommand, (args: unknown[]) => Promise<void>>> {
  const told = async (work: Promise<void>) => {
    await work.catch((error: unknown) => void showError(error));
  };
  return {
    [InternalCommand.replaceKey]: async ([uri, range, key]) => {
      if (typeof uri !== 'string' || typeof key !== 'string' || !(range instanceof vscode.Range)) return;
      await told(replaceKey(services, vscode.Uri.parse(uri), range, key));
    },
    [InternalCommand.showEntry]: async ([uri, line, key, isRename]) => {
      if (typeof uri !== 'string' || typeof line !== 'number' || typeof key !== 'string') return;
      await told(showEntry(vscode.Uri.parse(uri), line, key, isRename === true));
    },
    [InternalCommand.addLibrary]: async ([uri]) => {
      if (typeof uri === 'string') await told(addLibrary(services, vscode.Uri.parse(uri)));
    },
  };
}
