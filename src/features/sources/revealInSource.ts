import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { Command } from '../ids';
import type { LibraryService } from './libraryService';
import { showInformation } from '../messages';
import { papersFromTree } from '../papers/paperCommands';
import { titleForMessage } from '../papers/paperWords';

async function reveal(service: LibraryService, paper: Paper): Promise<void> {
  const origin = service.library.originsOf(paper.key).find(({ level }) => level !== 'shipped' && level !== 'extra');
  if (!origin) {
    const message = vscode.l10n.t('"{0}" comes with Lectern and stands in no file of yours.', titleForMessage(paper));
    void showInformation(message);
    return;
  }
  const at = new vscode.Position(origin.line, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(origin.uri), { selection: new vscode.Range(at, at) });
}

/** Goes to the record in the file from which a paper comes. */
export function registerRevealInSource(service: LibraryService): vscode.Disposable {
  return vscode.commands.registerCommand(Command.revealInSource, async (...args: unknown[]) => {
    const [key] = args;
    const paper = typeof key === 'string' ? service.library.get(key) : papersFromTree(args)[0];
    if (paper) await reveal(service, paper);
  });
}
