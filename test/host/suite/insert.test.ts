import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { activated, fixture, openNote, until } from './lectern';

/** The text after a command ran on papers, and after one undo. */
async function inserted(marked: string, command: string, keys: string[], name?: string): Promise<string> {
  const editor = await openNote(marked, name);
  const before = editor.document.getText();
  await vscode.commands.executeCommand(command, keys);
  const after = editor.document.getText();
  await vscode.commands.executeCommand('undo');
  assert.equal(editor.document.getText(), before, 'one undo takes all back');
  return after;
}

const KEY = 'kim2025medclm';
const OTHER = 'ward2025autoadaptive';

async function withSetting(name: string, value: string, work: () => Promise<void>): Promise<void> {
  const config = () => vscode.workspace.getConfiguration('lectern');
  await config().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await work();
  } finally {
    await config().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

suite('insertion', () => {
  suiteSetup(activated);

  test('cites at the caret, with a blank where one is needed', async () => {
    assert.equal(await inserted('As shown|.\n', Command.insertCitation, [KEY]), `As shown [@${KEY}].\n`);
    assert.equal(await inserted('|', Command.insertCitation, [KEY, OTHER]), `[@${KEY}; @${OTHER}]`);
  });

  test('joins the citation in which the caret stands', async () => {
    const text = await inserted(`See [@${OTHER}|] there.`, Command.insertCitation, [KEY]);
    assert.equal(text, `See [@${OTHER}; @${KEY}] there.`);
  });

  test('completes a key that is half typed', async () => {
    assert.equal(await inserted('See [@ki|]', Command.insertCitation, [KEY]), `See [@${KEY}]`);
  });

  test('cites at every cursor', async () => {
    const text = await inserted('one |\ntwo |\n', Command.insertCitation, [KEY]);
    assert.equal(text, `one [@${KEY}]\ntwo [@${KEY}]\n`);
  });

  test('numbers a formatted citation as the citations of the note do', async () => {
    await withSetting('citationFormat', 'formatted', async () => {
      const head = '---\ncsl: ieee\n---\n\n';
      assert.equal(await inserted(`${head}See |.`, Command.insertCitation, [KEY]), `${head}See \\[1\\].`);
      const note = `${head}[@${OTHER}] and `;
      assert.equal(await inserted(`${note}|.`, Command.insertCitation, [KEY]), `${note}\\[2\\].`);
      assert.equal(await inserted(`${note}|.`, Command.insertCitation, [OTHER]), `${note}\\[1\\].`);
    });
  });

  test('replaces the selection', async () => {
    const editor = await openNote('See ABC there.');
    editor.selection = new vscode.Selection(0, 4, 0, 7);
    await vscode.commands.executeCommand(Command.insertCitation, KEY);
    assert.equal(editor.document.getText(), `See [@${KEY}] there.`);
    assert.ok(editor.selection.isEmpty);
    assert.equal(editor.selection.active.character, `See [@${KEY}]`.length);
  });

  test('writes LaTeX in a LaTeX document', async () => {
    // the language comes from an extension that may not be installed, so it is set by hand
    const editor = await openNote('As shown|.', 'scratch.tex');
    const languages = await vscode.languages.getLanguages();
    if (!languages.includes('latex')) await withSetting('citationFormat', 'latex', () => citeHere(editor));
    else {
      await vscode.languages.setTextDocumentLanguage(editor.document, 'latex');
      await citeHere(editor);
    }
    assert.equal(editor.document.getText(), `As shown \\cite{${KEY}}.`);
  });

  async function citeHere(editor: vscode.TextEditor): Promise<void> {
    editor.selection = new vscode.Selection(0, 8, 0, 8);
    await vscode.commands.executeCommand(Command.insertCitation, KEY);
  }

  test('writes a footnote with its text at the end of the note, once', async () => {
    await withSetting('citationFormat', 'footnote', async () => {
      const editor = await openNote('First|.\n\nSecond.\n');
      await vscode.commands.executeCommand(Command.insertCitation, KEY);
      editor.selection = new vscode.Selection(2, 6, 2, 6);
      await vscode.commands.executeCommand(Command.insertCitation, KEY);
      const text = editor.document.getText();
      assert.ok(text.startsWith(`First[^${KEY}].\n\nSecond[^${KEY}].\n\n[^${KEY}]: Kim, S. Y., `), text);
      assert.equal(text.split(`[^${KEY}]:`).length, 2);
    });
  });

  test('puts the footnote on a line of its own where the caret stands at the end of the note', async () => {
    await withSetting('citationFormat', 'footnote', async () => {
      for (const marked of ['|', 'Text|', 'Text\n|', 'Text\n\n|']) {
        const text = await inserted(marked, Command.insertCitation, [KEY]);
        assert.match(text, new RegExp(`\\[\\^${KEY}\\]\\n\\n\\[\\^${KEY}\\]: Kim`), JSON.stringify(marked));
      }
    });
  });

  test('joins a citation that runs over two lines', async () => {
    const text = await inserted(`See [@${OTHER};\n@twinanda2016endonet|] there.`, Command.insertCitation, [KEY]);
    assert.equal(text, `See [@${OTHER};\n@twinanda2016endonet;\n@${KEY}] there.`);
  });

  test('does not write into a bibliography that has the focus', async () => {
    const note = await openNote('See |');
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'focus.bib');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('@misc{focus2020, title = {In Focus}}\n'));
    const bibliography = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(bibliography, { preview: false });
    await vscode.commands.executeCommand(Command.insertCitation, KEY);
    assert.equal(bibliography.isDirty, false);
    assert.equal(note.document.getText(), `See [@${KEY}]`);
    await vscode.workspace.fs.delete(uri);
  });

  test('offers suggestions as a code action where there is text', async () => {
    const { document } = await openNote('Arteries age, and a pulse can tell.\n\n');
    const titles = async (line: number) => {
      const at = new vscode.Range(line, 0, line, 0);
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        at,
      );
      return found.map(({ title }) => title);
    };
    assert.ok((await titles(0)).includes('Suggest Citations for This Paragraph'));
    assert.ok(!(await titles(1)).includes('Suggest Citations for This Paragraph'));
  });

  test('keeps CRLF line ends', async () => {
    const text = await inserted('- one |\r\n- two\r\n', Command.insertSummary, [KEY]);
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });

  test('sums up in each form and ends with the citation', async () => {
    for (const form of ['line', 'pair', 'paragraph', 'quote', 'bullets']) {
      await withSetting('summaryFormat', form, async () => {
        const text = await inserted('|', Command.insertSummary, [KEY]);
        assert.ok(text.endsWith(`[@${KEY}]`), text);
        assert.equal(text.startsWith('> '), form === 'quote');
        assert.equal(text.startsWith('- '), form === 'bullets');
      });
    }
  });

  test('keeps the prefix of a quote', async () => {
    await withSetting('summaryFormat', 'bullets', async () => {
      const text = await inserted('> |', Command.insertSummary, [KEY]);
      assert.ok(
        text.split('\n').every(line => line.startsWith('> - ')),
        text,
      );
    });
  });

  test('leaves a read-only note as it is', async () => {
    const files = () => vscode.workspace.getConfiguration('files');
    await files().update('readonlyInclude', { '**/locked.md': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await openNote('locked |', 'locked.md');
      // the answer is a warning that waits for the person, so it is not waited for
      await vscode.commands.executeCommand(Command.insertCitation, KEY);
      assert.equal(editor.document.getText(), 'locked ');
    } finally {
      await files().update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('comes back to the note written in last where a page has the focus', async () => {
    const editor = await openNote('See |');
    await vscode.commands.executeCommand(Command.openPaper, KEY);
    await until('the page to have the focus', () => (vscode.window.activeTextEditor ? undefined : true));
    await vscode.commands.executeCommand(Command.insertCitation, KEY);
    assert.equal(editor.document.getText(), `See [@${KEY}]`);
  });

  test('inserts text, not a snippet', async () => {
    const api = await activated();
    await api.open(fixture('hostile-listing.txt'));
    const hostile = (await api.papers()).find(paper => paper.title.startsWith('${1:placeholder}'));
    assert.ok(hostile);
    await withSetting('citationFormat', 'link', async () => {
      const text = await inserted('|', Command.insertCitation, [hostile.key]);
      assert.match(text, /\$\\?\{1:placeholder/);
    });
  });
});
