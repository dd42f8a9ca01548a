import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { activated, openNote, until } from './lectern';

const KEY = 'kim2025medclm';
const OTHER = 'ward2025autoadaptive';

function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the tests need a workspace folder');
  return vscode.Uri.joinPath(folder.uri, path);
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
}

async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));
}

async function setting(name: string, value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('lectern').update(name, value, vscode.ConfigurationTarget.Workspace);
}

suite('literature notes', () => {
  const path = `literature/@${KEY}.md`;

  suiteSetup(activated);
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inWorkspace('literature'), { recursive: true });
    await setting('literatureNotes.template', undefined);
  });

  test('the note of a paper is made once, and opened again wherever it lies', async () => {
    await vscode.commands.executeCommand(Command.openLiteratureNote, KEY);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, inWorkspace(path).path);
    const text = await textOf(path);
    assert.match(text, /^---\ncitekey: kim2025medclm\n/);
    assert.match(text, /<!-- \/lectern:paper -->\n\n## Notes\n/);
    await vscode.workspace.fs.rename(inWorkspace(path), inWorkspace('literature/moved.md'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the index follows the file', async () => {
      await vscode.commands.executeCommand(Command.openLiteratureNote, KEY);
      const found = vscode.window.activeTextEditor?.document.uri.path;
      if (found === inWorkspace('literature/moved.md').path) return found;
      // the index had not seen it move yet: take away what was made
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(inWorkspace(path)).then(undefined, () => undefined);
      return undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.rename(inWorkspace('literature/moved.md'), inWorkspace(path));
  });

  test('an update restores the region in one undo step and leaves every other byte', async () => {
    const mine = (await textOf(path)).replace('## Notes\n', '## Notes\n\nMine — with ünïcode.  \n');
    // an older state of the library: as Lectern would have written it, the mark says nothing of a person's change
    const older = mine.replace(
      /(<!-- lectern:paper )(.*)( -->\n)[\s\S]*(?=<!-- \/lectern:paper)/,
      '$1key=kim2025medclm$3',
    );
    await write(path, older);
    const document = await vscode.workspace.openTextDocument(inWorkspace(path));
    const editor = await vscode.window.showTextDocument(document);
    await until('the file is read', () => (document.getText() === older ? true : undefined));
    await vscode.commands.executeCommand(Command.updateLiteratureNote);
    const now = document.getText();
    const tail = (text: string) => text.slice(text.indexOf('<!-- /lectern:paper'));
    assert.equal(tail(now), tail(older));
    assert.match(now, /\n## Summary\n/);
    assert.equal(document.isDirty, false);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), older);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('damaged marks stop the update, and the file keeps its bytes', async () => {
    const damaged = (await textOf(path)).replace('<!-- /lectern:paper -->', '');
    await write(path, damaged);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(Command.updateLiteratureNote, KEY);
    assert.equal(await textOf(path), damaged);
    await vscode.workspace.fs.delete(inWorkspace(path));
  });

  test('a file that is no note about the paper is never written', async () => {
    const foreign = '---\ncitekey: somebody-else\n---\n\nMine.\n';
    await write(`literature/@${OTHER}.md`, foreign);
    await vscode.commands.executeCommand(Command.openLiteratureNote, OTHER);
    assert.equal(await textOf(`literature/@${OTHER}.md`), foreign);
    await vscode.workspace.fs.delete(inWorkspace(`literature/@${OTHER}.md`));
  });

  test('a template of the workspace makes the note, and all notes are updated at once', async () => {
    await write('literature/t.liquid', 'About {{ citekey }}\n\n{% managed %}{{ year }}{% endmanaged %}\n\nMine:\n');
    await setting('literatureNotes.template', 'literature/t.liquid');
    await vscode.commands.executeCommand(Command.openLiteratureNote, [KEY, OTHER]);
    const made = await textOf(path);
    assert.match(made, /^About kim2025medclm\n\n<!-- lectern:paper .*-->\n2025\n<!-- \/lectern:paper -->\n\nMine:\n$/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write('literature/t.liquid', 'About {{ citekey }}\n\n{% managed %}In {{ year }}{% endmanaged %}\n\nMine:\n');
    await until('both notes are updated', async () => {
      await vscode.commands.executeCommand(Command.updateAllLiteratureNotes);
      const texts = [await textOf(path), await textOf(`literature/@${OTHER}.md`)];
      return texts.every(text => text.includes('\nIn 2025\n')) || undefined;
    });
    assert.match(
      await textOf(path),
      /^About kim2025medclm\n\n<!-- lectern:paper .*-->\nIn 2025\n<!-- \/lectern:paper -->\n\nMine:\n$/,
    );
  });

  test('what a person wrote between the marks stays when all notes are updated', async () => {
    const mine = (await textOf(path)).replace('\nIn 2025\n', '\nIn 2025, or so\n');
    await write(path, mine);
    await write('literature/t.liquid', 'About {{ citekey }}\n\n{% managed %}Of {{ year }}{% endmanaged %}\n\nMine:\n');
    await until('the other note is updated', async () => {
      await vscode.commands.executeCommand(Command.updateAllLiteratureNotes);
      return (await textOf(`literature/@${OTHER}.md`)).includes('\nOf 2025\n') || undefined;
    });
    assert.equal(await textOf(path), mine);
  });

  test('a template with an error makes no note and changes none', async () => {
    const before = await textOf(path);
    await write('literature/t.liquid', '{% managed %}{{ year | nothing }}{% endmanaged %}');
    await vscode.commands.executeCommand(Command.updateLiteratureNote, KEY);
    assert.equal(await textOf(path), before);
    await vscode.workspace.fs.delete(inWorkspace(`literature/@${OTHER}.md`));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(Command.openLiteratureNote, OTHER);
    await assert.rejects(textOf(`literature/@${OTHER}.md`));
  });

  test('a review matrix has a row for each paper', async () => {
    const editor = await openNote('# Review\n\n|');
    await vscode.commands.executeCommand(Command.insertReviewMatrix, [KEY, OTHER]);
    const rows = editor.document
      .getText()
      .split('\n')
      .filter(line => line.startsWith('|'));
    assert.equal(rows.length, 4);
    assert.match(rows[2] ?? '', /^\| \[@kim2025medclm\] \|/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '# Review\n\n');
  });
});
