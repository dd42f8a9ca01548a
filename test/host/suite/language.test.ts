import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, openNote, until } from './lectern';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (name: string) => vscode.Uri.joinPath(folder(), name);
const bytesOf = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));

const entry = (key: string, title: string, more = '') =>
  `@article{${key},\n  author = {Rivera, Ana and Roe, Jan},\n  title = {${title}},\n  journal = {Tide Letters},\n  year = {2021}${more}\n}\n`;

const made: string[] = [];
async function make(name: string, text: string): Promise<vscode.Uri> {
  made.push(name);
  await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
  return at(name);
}

async function known(key: string): Promise<void> {
  const api = await activated();
  await until(`the paper ${key}`, async () =>
    (await api.papers()).some(paper => paper.key === key) ? true : undefined,
  );
}

/** Opens a note with the caret at the `|`; what a provider says there. */
async function ask<T>(marked: string, command: string, ...more: unknown[]): Promise<T> {
  const { document, selection } = await openNote(marked);
  return vscode.commands.executeCommand<T>(command, document.uri, selection.active, ...more);
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
async function rows(marked: string, trigger?: string): Promise<vscode.CompletionItem[]> {
  const list = await ask<vscode.CompletionList>(marked, 'vscode.executeCompletionItemProvider', trigger, 3);
  return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

suite('language', () => {
  suiteSetup(async () => {
    await activated();
    await make(
      'tides.bib',
      entry('rivera2021tides', 'Vascular Age of Tides') +
        entry('rivera2021ebb', 'The Ebb') +
        entry('rivera2021late', 'Late', ',\n  crossref = {rivera2021ebb}'),
    );
    await known('rivera2021late');
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of made) await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined);
  });

  test('completes by the words of the title, the key in place of what was typed', async () => {
    const [first] = await rows('See [@vascular age tides|].', undefined);
    assert.ok(first);
    assert.equal(labelOf(first), 'rivera2021tides');
    assert.equal(first.insertText, 'rivera2021tides');
    const range = first.range as { inserting: vscode.Range; replacing: vscode.Range };
    assert.deepEqual([range.inserting.start.character, range.inserting.end.character], [6, 24]);
    assert.match((first.documentation as vscode.MarkdownString).value, /Vascular Age of Tides/);
    assert.equal((first.label as vscode.CompletionItemLabel).description, 'Rivera & Roe 2021');
  });

  test('completes nothing where @ is no citation', async () => {
    for (const marked of ['`@riv|`', 'me@riv|', '```js\n@riv|\n```', '$a @riv|$']) {
      assert.deepEqual((await rows(marked, '@')).map(labelOf), [], marked);
    }
  });

  test('goes on with the next key behind a semicolon', async () => {
    const found = await rows('[@rivera2021tides;|]', ';');
    const second = found.find(item => labelOf(item) === 'rivera2021ebb');
    assert.equal(second?.insertText, ' @rivera2021ebb');
    assert.ok(!found.some(item => labelOf(item) === 'rivera2021tides'));
  });

  test('shows the paper of the key under the pointer and where else it is cited', async () => {
    await make('other.md', 'Twice [@rivera2021tides] and @rivera2021tides.');
    await until('the index', async () => {
      const hovers = await ask<vscode.Hover[]>('A [@rivera2021e|bb; @rivera2021tides].', 'vscode.executeHoverProvider');
      const text = hovers
        .flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value))
        .join('\n');
      return /Ebb/.test(text) && !/Vascular/.test(text) ? true : undefined;
    });
    const text = await until('the other note', async () => {
      const hovers = await ask<vscode.Hover[]>('A [@rivera2021t|ides].', 'vscode.executeHoverProvider');
      const found = hovers
        .flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value))
        .join('\n');
      return /Also cited in/.test(found) ? found : undefined;
    });
    assert.match(text, /\[other\\\.md\]\(.*other\.md#L1\) \(2\)/);
    assert.deepEqual(await ask<vscode.Hover[]>('A| [@rivera2021tides].', 'vscode.executeHoverProvider'), []);
  });

  test('finds all places of a key over notes, unsaved ones too, and its entry', async () => {
    await make('closed.md', 'One\n\ntwo @rivera2021ebb');
    await until('the closed note', async () => {
      const found = await ask<vscode.Location[]>('Here @rivera2021e|bb.', 'vscode.executeReferenceProvider');
      const names = found.map(
        ({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}:${range.start.character}`,
      );
      return names.includes('closed.md:2:5') && names.includes('tides.bib:6:9') && names.includes('tides.bib:17:14')
        ? true
        : undefined;
    });
    const editor = await openNote('Nothing yet.');
    await editor.edit(builder => builder.insert(new vscode.Position(0, 0), '@rivera2021ebb '));
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      editor.document.uri,
      new vscode.Position(0, 4),
    );
    assert.ok(found.some(({ uri }) => uri.toString() === editor.document.uri.toString()));
  });

  test('marks the same key in the note', async () => {
    const found = await ask<vscode.DocumentHighlight[]>(
      '@rivera2021e|bb, [@rivera2021tides; @rivera2021ebb]',
      'vscode.executeDocumentHighlights',
    );
    assert.deepEqual(
      found.map(({ range }) => range.start.character),
      [1, 36],
    );
  });

  test('renames a key in all notes and in its entry; undo restores every byte', async () => {
    const entries = [
      entry('rename2021me', 'Rename Me'),
      entry('rename2021child', 'Child', ',\n  crossref = {rename2021me}'),
    ];
    const bib = `% kept as it is\n${entries.join('\n\n')}  % no line break here`.replaceAll('\n', '\r\n');
    const first =
      '---\ncitekey: rename2021me\nnocite: "@rename2021me"\n---\n\nSee [see @rename2021me, p. 3; @{rename2021me}].\n \n';
    const second = 'Only [@rename2021other] and @rename2021me.';
    await make('rename.bib', bib);
    await make('rename-1.md', first);
    await make('rename-2.md', second);
    await known('rename2021child');
    const { document } = await openNote('Start @rename2021m|e.');
    const edit = await until('all places', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        new vscode.Position(0, 8),
        'new2021:key',
      );
      return found.entries().length === 4 ? found : undefined;
    });
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    await vscode.workspace.saveAll();
    assert.equal(await bytesOf('rename.bib'), bib.replaceAll('rename2021me', 'new2021:key'));
    assert.equal(
      await bytesOf('rename-1.md'),
      first.replaceAll('{rename2021me}', 'new2021:key').replaceAll('rename2021me', 'new2021:key'),
    );
    assert.equal(await bytesOf('rename-2.md'), second.replace('rename2021me', 'new2021:key'));
    await known('new2021:key');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    assert.deepEqual(
      [await bytesOf('rename.bib'), await bytesOf('rename-1.md'), await bytesOf('rename-2.md')],
      [bib, first, second],
    );
    assert.equal(document.getText(), 'Start @rename2021me.');
  });

  test('says why a key is not renamed', async () => {
    const renaming = (marked: string, name: string) =>
      ask(marked, 'vscode.executeDocumentRenameProvider', name).then(
        () => 'renamed',
        (error: unknown) => String(error instanceof Error ? error.message : error),
      );
    assert.match(
      await renaming('@rivera2021t|ides', 'rivera2021ebb'),
      /There is a paper with the key "rivera2021ebb" already/,
    );
    assert.match(await renaming('@rivera2021t|ides', 'two words'), /can't be a citation key/);
    assert.match(await renaming('@twinanda2016e|ndonet', 'mine'), /comes with Lectern/);
    assert.match(await renaming('no k|ey', 'mine'), /no citation key here/);
  });
});
