import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { activated, until } from './lectern';

suite('Open Paper List', () => {
  test('loads the file and keeps it in the setting', async function () {
    // in Restricted Mode the workspace's own value is not read
    if (!vscode.workspace.isTrusted) this.skip();
    const api = await activated();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'opened.txt');
    const text = `A Paper Opened by the Command Itself\n${'Its abstract goes on about nothing in particular. '.repeat(8)}\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.commands.executeCommand(Command.openPaperList, uri);
    const setting = () => vscode.workspace.getConfiguration('lectern').get<string[]>('libraries');
    await until('the setting', () => (setting()?.includes('opened.txt') ? true : undefined));
    await until('the paper', async () =>
      (await api.papers()).find(paper => paper.title === 'A Paper Opened by the Command Itself'),
    );
    await vscode.workspace
      .getConfiguration('lectern')
      .update('libraries', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
