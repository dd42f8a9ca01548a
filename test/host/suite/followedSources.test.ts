import assert from 'node:assert/strict';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { activated, openNote, until } from './lectern';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (name: string) => vscode.Uri.joinPath(folder(), name);
const pathOf = (name: string) => at(name).fsPath;

const entry = (key: string, title: string) =>
  `@article{${key},\n  author = {Doe, Jane},\n  title = {${title}},\n  journal = {Tide Letters},\n  year = {2020}\n}\n`;

/** Waits until the library has the paper from a file of this name, and from no other. */
async function isFrom(key: string, name: string): Promise<void> {
  await until(`${key} from ${name}`, async () => {
    const links = await definitions(`[@${key}]`);
    return links.length === 1 && links[0]!.path.endsWith(`/${name}`) ? true : undefined;
  });
}

/** Where a citation in a note leads. */
async function definitions(citation: string): Promise<readonly vscode.Uri[]> {
  const name = `asking-${citation.replace(/\W/g, '')}.md`;
  await writeFile(pathOf(name), citation);
  const { uri } = await vscode.workspace.openTextDocument(at(name));
  const place = new vscode.Position(0, 4);
  const command = 'vscode.executeDefinitionProvider';
  const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(command, uri, place);
  await rm(pathOf(name));
  return links.map(({ targetUri }) => targetUri);
}

async function gone(key: string): Promise<void> {
  const api = await activated();
  await until(`${key} to go`, async () => ((await api.papers()).some(paper => paper.key === key) ? undefined : true));
}

suite('sources followed', () => {
  suiteSetup(activated);
  suiteTeardown(async () => {
    for (const name of [
      'moved-b.bib',
      'moved-dirty.bib',
      'shelf-b',
      'level.bib',
      'twin-a.bib',
      'twin-b.bib',
      'link.bib',
    ])
      await rm(pathOf(name), { recursive: true, force: true });
  });

  test('where a file is renamed', async () => {
    await writeFile(pathOf('moved-a.bib'), entry('moved2020', 'Moved'));
    await isFrom('moved2020', 'moved-a.bib');
    await rename(pathOf('moved-a.bib'), pathOf('moved-b.bib'));
    await isFrom('moved2020', 'moved-b.bib');
  });

  test('where a file is renamed in the editor with changes that are not saved', async () => {
    await writeFile(pathOf('clean.bib'), entry('dirty2020', 'Not Saved'));
    await isFrom('dirty2020', 'clean.bib');
    const document = await vscode.workspace.openTextDocument(at('clean.bib'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), entry('added2020', 'Added')));
    const move = new vscode.WorkspaceEdit();
    move.renameFile(at('clean.bib'), at('moved-dirty.bib'));
    assert.ok(await vscode.workspace.applyEdit(move));
    await isFrom('dirty2020', 'moved-dirty.bib');
    const moved = await vscode.workspace.openTextDocument(at('moved-dirty.bib'));
    assert.ok(moved.isDirty);
    await moved.save();
    await isFrom('added2020', 'moved-dirty.bib');
  });

  test('where a folder is renamed, and where it is deleted', async () => {
    await mkdir(pathOf('shelf-a/deep'), { recursive: true });
    // an editor that is told of a new folder takes a moment until it looks into it
    await new Promise(resolve => setTimeout(resolve, 2000));
    await writeFile(pathOf('shelf-a/deep/held.bib'), entry('held2020', 'Held'));
    await isFrom('held2020', 'shelf-a/deep/held.bib');
    await rename(pathOf('shelf-a'), pathOf('shelf-b'));
    await isFrom('held2020', 'shelf-b/deep/held.bib');
    await rm(pathOf('shelf-b'), { recursive: true });
    await gone('held2020');
  });

  test("where a note's own bibliography has a key that the workspace has too, the note's counts", async () => {
    await mkdir(pathOf('shelf-b'), { recursive: true });
    await writeFile(pathOf('level.bib'), entry('level2020', 'Of the Workspace'));
    const own = [{ id: 'level2020', type: 'book', title: 'Of the Note' }];
    await writeFile(pathOf('shelf-b/note.json'), JSON.stringify(own));
    await isFrom('level2020', 'level.bib');
    const { document } = await openNote('---\nbibliography: shelf-b/note.json\n---\n\n[@level2020]|\n', 'levels.md');
    const links = await until('the paper of the note', async () => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(4, 4),
      );
      return found[0]?.targetUri.path.endsWith('note.json') ? found : undefined;
    });
    assert.equal(links.length, 1);
    assert.deepEqual(vscode.languages.getDiagnostics(at('level.bib')), []);
    await openNote('No front matter.|', 'levels.md');
    await vscode.workspace.fs.delete(at('levels.md'));
  });

  test('where two files of one level have a key, both are marked', async () => {
    await writeFile(pathOf('twin-a.bib'), entry('pair2020', 'The First of a Pair'));
    await writeFile(pathOf('twin-b.bib'), entry('pair2020', 'Something Else Entirely'));
    for (const name of ['twin-a.bib', 'twin-b.bib'])
      await until(`the diagnostic in ${name}`, () =>
        vscode.languages.getDiagnostics(at(name)).find(({ code }) => code === 'ambiguous-key'),
      );
    assert.equal((await definitions('[@pair2020]')).length, 2);
    await rm(pathOf('twin-b.bib'));
    await until('the diagnostic to go', () =>
      vscode.languages.getDiagnostics(at('twin-a.bib')).length ? undefined : true,
    );
  });

  test('only while they lie in the workspace, in Restricted Mode', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = join(tmpdir(), `lectern-outside-${process.pid}.bib`);
    await writeFile(outside, entry('outside2020', 'Outside'));
    try {
      await writeFile(pathOf('link.bib'), entry('inside2020', 'Inside'));
      await isFrom('inside2020', 'link.bib');
      // in one go, as programs save
      await symlink(outside, pathOf('link.new'));
      await rename(pathOf('link.new'), pathOf('link.bib'));
      await gone('inside2020');
      if (vscode.workspace.isTrusted) return await isFrom('outside2020', 'link.bib');
      await openNote('---\nbibliography: link.bib\n---\n\nText|\n', 'linked.md');
      await new Promise(resolve => setTimeout(resolve, 1500));
      const api = await activated();
      await api.whenReady();
      assert.ok(!(await api.papers()).some(({ key }) => key === 'outside2020'));
      assert.ok((await api.problems()).some(({ message }) => message.includes('Restricted Mode')));
      await openNote('No front matter.|', 'linked.md');
    } finally {
      await rm(outside);
      await rm(pathOf('linked.md'), { force: true });
    }
  });

  test('with the shipped papers shown or not, their keys lead to them', async () => {
    const set = (value: string | undefined) =>
      vscode.workspace
        .getConfiguration('lectern')
        .update('showShippedPapers', value, vscode.ConfigurationTarget.Global);
    const api = await activated();
    const isListed = async () => (await api.papers()).some(({ key }) => key === 'twinanda2016endonet');
    for (const [value, wanted] of [
      ['always', true],
      ['never', false],
      ['auto', false],
    ] as const) {
      await set(value);
      await until(`the list with ${value}`, async () => ((await isListed()) === wanted ? true : undefined));
      const links = await definitions('[@twinanda2016endonet]');
      assert.deepEqual(links.map(String), ['lectern:/twinanda2016endonet.md']);
    }
    await set(undefined);
  });
});
