import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { activated, openNote, until } from './lectern';

const KEY = 'kim2025medclm';
const OTHER = 'ward2025autoadaptive';

/** The text after a change of the citation at the caret; one undo has to give back the text before. */
async function changed(marked: string, change: unknown, name?: string): Promise<string> {
  const editor = await openNote(marked, name);
  const before = editor.document.getText();
  await vscode.commands.executeCommand(Command.editCitation, change);
  const after = editor.document.getText();
  if (after !== before) {
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before, 'one undo takes all back');
  }
  return after;
}

async function makeFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

suite('edit citation', () => {
  suiteSetup(activated);

  test('changes the paper at the caret, in one undo', async () => {
    const text = `See [@${OTHER}; @ki|m2025medclm] there.`;
    const locator = { change: 'locator', label: 'page', value: '33-35' };
    assert.equal(await changed(text, locator), `See [@${OTHER}; @${KEY}, pp. 33-35] there.`);
    assert.equal(
      await changed(text, { change: 'prefix', value: 'but see' }),
      `See [@${OTHER}; but see @${KEY}] there.`,
    );
    assert.equal(await changed(text, { change: 'suffix', value: 'and on' }), `See [@${OTHER}; @${KEY} and on] there.`);
    assert.equal(await changed(text, { change: 'suppressAuthor', value: true }), `See [@${OTHER}; -@${KEY}] there.`);
    assert.equal(await changed(text, { change: 'move', to: 0 }), `See [@${KEY}; @${OTHER}] there.`);
    assert.equal(await changed(text, { change: 'remove' }), `See [@${OTHER}] there.`);
    assert.equal(await changed(text, { change: 'inText', value: true }), `See @${OTHER} [@${KEY}] there.`);
  });

  test('sorts, and removes what is there twice', async () => {
    const text = `See [@${KEY}; @twinanda2016endonet; @${KEY}|].`;
    const sorted = `See [@twinanda2016endonet; @${KEY}; @${KEY}].`;
    assert.equal(await changed(text, { change: 'sort', by: 'year' }), sorted);
    assert.equal(await changed(text, { change: 'removeDuplicates' }), `See [@${KEY}; @twinanda2016endonet].`);
    assert.equal(await changed(text, { change: 'add', keys: [OTHER, KEY] }), text.replace('|]', `; @${OTHER}]`));
  });

  test('keeps the caret where it was in the text', async () => {
    const editor = await openNote(`See [@${KEY}; @${OTHER}|] there.`);
    await vscode.commands.executeCommand(Command.editCitation, { change: 'prefix', item: 0, value: 'cf.' });
    const { document, selection } = editor;
    assert.equal(document.getText(new vscode.Range(selection.active, document.lineAt(0).range.end)), '] there.');
    await vscode.commands.executeCommand(Command.editCitation, { change: 'remove', item: 0 });
    assert.equal(document.getText(), `See [@${OTHER}] there.`);
  });

  test('edits Typst, LaTeX and reStructuredText by the name of the file', async () => {
    const page = { change: 'locator', value: '5' };
    assert.equal(await changed(`As @${KEY}| says`, page, 'edit.typ'), `As @${KEY}[p. 5] says`);
    assert.equal(await changed(`As \\cite{${KEY}|} says`, page, 'edit.tex'), `As \\cite[p. 5]{${KEY}} says`);
    const rest = await changed(`As :cite:p:\`${KEY}|\` says`, { change: 'inText', value: true }, 'edit.rst');
    // where an extension knows the language, its id decides the same
    assert.equal(rest, `As :cite:t:\`${KEY}\` says`);
  });

  test('leaves the note as it is where there is no citation or no place for the change', async () => {
    assert.equal(await changed('No| citation.', { change: 'remove' }), 'No citation.');
    assert.equal(await changed(`As @${KEY}| says`, { change: 'prefix', value: 'see' }), `As @${KEY} says`);
    assert.equal(await changed(`[@${KEY}|]`, { change: 'nonsense' }), `[@${KEY}]`);
  });

  test('writes and joins MyST roles in a MyST project, and Pandoc again without it', async () => {
    const insert = async (marked: string, name: string) => {
      const { document } = await openNote(marked, name);
      await vscode.commands.executeCommand(Command.insertCitation, [KEY]);
      return document.getText();
    };
    const mark = await makeFile('book/myst.yml', 'version: 1\n');
    assert.equal(await insert('See |.', 'book/part/a.md'), `See {cite:p}\`${KEY}\`.`);
    assert.equal(await insert(`See {cite:t}\`${OTHER}\`|.`, 'book/part/b.md'), `See {cite:t}\`${OTHER},${KEY}\`.`);
    await vscode.workspace.fs.delete(mark);
    let count = 0;
    const text = await until('the project to be gone', async () => {
      const found = await insert('See |.', `book/part/c${++count}.md`);
      return found.includes('{cite') ? undefined : found;
    });
    assert.equal(text, `See [@${KEY}].`);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(mark, '..'), { recursive: true });
  });

  test('joins a citation that the caret touches, and adds no key twice', async () => {
    const insert = async (marked: string) => {
      const { document } = await openNote(marked);
      await vscode.commands.executeCommand(Command.insertCitation, [KEY]);
      return document.getText();
    };
    assert.equal(await insert(`See [@${OTHER}]| there.`), `See [@${OTHER}; @${KEY}] there.`);
    assert.equal(await insert(`See [see @${KEY}, p. 3]| there.`), `See [see @${KEY}, p. 3] there.`);
    assert.equal(await insert('```\n[@a|]\n```\n'), `\`\`\`\n[@a [@${KEY}]]\n\`\`\`\n`);
  });

  test('puts the citation and the reference as a style prints them', async () => {
    const config = () => vscode.workspace.getConfiguration('lectern');
    const insert = async (format: string) => {
      const editor = await openNote('See |.');
      await config().update('citationFormat', format, vscode.ConfigurationTarget.Workspace);
      try {
        await vscode.commands.executeCommand(Command.insertCitation, [KEY]);
      } finally {
        await config().update('citationFormat', undefined, vscode.ConfigurationTarget.Workspace);
      }
      return editor.document.getText();
    };
    assert.match(await insert('formatted'), /^See \(Kim et al\.,? 2025\)\.$/);
    assert.match(await insert('reference'), /^See Kim, S\. Y.*2025.*MedCLM/);
  });
});
