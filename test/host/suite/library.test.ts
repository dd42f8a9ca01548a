import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, fixture, openNote } from './lectern';

/** Sets `lectern.showShippedPapers` and waits until the library has followed. */
async function showShipped(value: string | undefined): Promise<void> {
  await updated(() =>
    vscode.workspace.getConfiguration('lectern').update('showShippedPapers', value, vscode.ConfigurationTarget.Global),
  );
}

/** Does something that changes the library, and waits for that. */
async function updated(work: () => PromiseLike<unknown>): Promise<void> {
  const api = await activated();
  const changed = new Promise<void>(resolve => {
    const subscription = api.onDidChangeLibrary(() => (subscription.dispose(), resolve()));
  });
  await work();
  await changed;
  await api.whenReady();
}

suite('library', () => {
  test('completes a listed paper from the shipped set and adds the others', async () => {
    const api = await activated();
    let changes = 0;
    const subscription = api.onDidChangeLibrary(() => changes++);
    await api.open(fixture('listing.txt'));
    subscription.dispose();
    assert.ok(changes > 0);

    // two of the four are not among those that ship, which so make room
    assert.equal((await api.papers()).length, 4);
    await showShipped('always');
    const papers = await api.papers();
    assert.equal(papers.length, 167);
    const medclm = papers.find(paper => paper.key === 'kim2025medclm');
    assert.match(medclm?.abstract ?? '', /zebrafinch/);
    assert.deepEqual([medclm?.year, medclm?.topics], [2025, ['VLM', 'SEG']]);
    const added = papers.find(paper => paper.title.startsWith('Tidal Patterns'));
    assert.equal(added?.key, 'tidalpatternsmargins');
    assert.match(added?.abstract ?? '', /SpO2/);
    assert.deepEqual(await api.problems(), []);
  });

  test('finds a paper by its abstract', async () => {
    const api = await activated();
    const [best] = await api.search('zebrafinch', 5);
    assert.equal(best?.paper.key, 'kim2025medclm');
  });

  test('refuses what is not a list with one sentence and changes nothing', async () => {
    const api = await activated();
    const before = await api.papers();
    for (const name of ['prose.md', 'empty.txt', 'missing.txt']) {
      await assert.rejects(api.open(fixture(name)), (error: Error) => {
        assert.match(error.message, new RegExp(name.replace('.', '\\.')));
        assert.doesNotMatch(error.message, /\n/);
        return true;
      });
    }
    assert.deepEqual(await api.papers(), before);
  });

  test('refuses a binary file', async () => {
    const api = await activated();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'picture.txt');
    await vscode.workspace.fs.writeFile(
      uri,
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 256),
    );
    await assert.rejects(api.open(uri), /picture\.txt/);
  });

  test('loads what the setting names and lets go of it again', async function () {
    // in Restricted Mode the workspace's own value is not read
    if (!vscode.workspace.isTrusted) this.skip();
    const api = await activated();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const list = vscode.Uri.joinPath(folder, 'lists', 'mine.txt');
    const text = `A Paper That Only the Setting Knows About\n${'Its abstract is a plain sentence that goes on. '.repeat(8)}\n`;
    await vscode.workspace.fs.writeFile(list, new TextEncoder().encode(text));
    const has = async () => (await api.papers()).some(paper => paper.title.startsWith('A Paper That Only the Setting'));
    const settle = async (value: string[] | undefined) => {
      const changed = new Promise<void>(resolve => {
        const subscription = api.onDidChangeLibrary(() => (subscription.dispose(), resolve()));
      });
      await vscode.workspace
        .getConfiguration('lectern')
        .update('libraries', value, vscode.ConfigurationTarget.Workspace);
      await changed;
    };
    for (const entry of ['lists/mine.txt', 'lists/**/*.txt', 'lists', list.toString(), list.path]) {
      await settle([entry]);
      assert.ok(await has(), entry);
      await settle(undefined);
      assert.ok(!(await has()), entry);
    }
  });

  test('does not read the setting of a workspace that is not trusted', async function () {
    if (vscode.workspace.isTrusted) this.skip();
    const api = await activated();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const list = vscode.Uri.joinPath(folder, 'lists', 'untrusted.json');
    const text = JSON.stringify([{ id: 'untrusted2020', type: 'book', title: 'Named by an Untrusted Workspace' }]);
    await vscode.workspace.fs.writeFile(list, new TextEncoder().encode(text));
    const config = vscode.workspace.getConfiguration('lectern');
    await config.update('libraries', ['lists/untrusted.json'], vscode.ConfigurationTarget.Workspace);
    await new Promise(resolve => setTimeout(resolve, 1000));
    await api.whenReady();
    assert.ok(!(await api.papers()).some(({ key }) => key === 'untrusted2020'));
    await config.update('libraries', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('reports a configured file that is not there as a problem', async function () {
    // in Restricted Mode the workspace's own value is not read
    if (!vscode.workspace.isTrusted) this.skip();
    const api = await activated();
    await openNote('');
    const libraries = (value: string[] | undefined) =>
      updated(() =>
        vscode.workspace.getConfiguration('lectern').update('libraries', value, vscode.ConfigurationTarget.Workspace),
      );
    await libraries(['nowhere.txt', 'https://example.org/list.txt']);
    const messages = (await api.problems()).map(problem => problem.message);
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? '', /nowhere\.txt/);
    assert.match(messages[1] ?? '', /https:\/\/example\.org\/list\.txt/);
    assert.ok((await api.papers()).length >= 165);
    await libraries(undefined);
  });
});
