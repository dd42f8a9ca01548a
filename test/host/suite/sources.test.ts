import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, openNote, until } from './lectern';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (name: string) => vscode.Uri.joinPath(folder(), name);

async function write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(at(name), bytes);
  return at(name);
}

const entry = (key: string, title: string, more = '') =>
  `@article{${key},\n  author = {Doe, Jane},\n  title = {${title}},\n  journal = {Tide Letters},\n  year = {2020}${more}\n}\n`;

/** The title under a key, once the library has the paper. */
async function titleOf(key: string): Promise<string> {
  const api = await activated();
  return until(`the paper ${key}`, async () => (await api.papers()).find(paper => paper.key === key)?.title);
}

async function gone(key: string): Promise<void> {
  const api = await activated();
  await until(`${key} to go`, async () => ((await api.papers()).some(paper => paper.key === key) ? undefined : true));
}

const problemsIn = (uri: vscode.Uri, code: string) =>
  vscode.languages.getDiagnostics(uri).filter(diagnostic => diagnostic.code === code);

suite('sources', () => {
  const made: string[] = [];
  const make = async (name: string, content: string | Uint8Array) => {
    made.push(name);
    return write(name, content);
  };
  suiteSetup(activated);
  suiteTeardown(async () => {
    for (const name of made) await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined);
  });

  test('finds a .bib of the workspace by itself and follows what is added to it', async () => {
    await make('own.bib', entry('doe2020tides', 'Tides'));
    assert.equal(await titleOf('doe2020tides'), 'Tides');
    await write('own.bib', entry('doe2020tides', 'Tides') + entry('doe2020margins', 'Margins'));
    assert.equal(await titleOf('doe2020margins'), 'Margins');
    const api = await activated();
    assert.equal((await api.search('margins doe', 3))[0]?.paper.key, 'doe2020margins');
  });

  test('keeps the last good entries of a file that was saved broken, and shows where', async () => {
    const whole = entry('good2020first', 'The First') + entry('good2020second', 'The Second');
    const uri = await make('broken.bib', whole);
    await titleOf('good2020second');
    await write('broken.bib', whole.replace('title = {The Second},', 'title = {The Second'));
    await until('the diagnostic', () => vscode.languages.getDiagnostics(uri)[0]);
    assert.equal(await titleOf('good2020first'), 'The First');
    assert.ok(await titleOf('good2020second'));
    await write('broken.bib', whole);
    await until('the diagnostic to go', () => (vscode.languages.getDiagnostics(uri).length ? undefined : true));
  });

  test('offers the missing comma', async () => {
    const uri = await make('comma.bib', entry('comma2020', 'A Comma', ' note = {x}'));
    await until('the diagnostic', () => problemsIn(uri, 'missing-comma')[0]);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const action = await until('the fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
      );
      return actions.find(({ title }) => title === 'Insert the missing comma');
    });
    await vscode.workspace.applyEdit(action.edit!);
    assert.match(document.getText(), /year = \{2020\}, note = \{x\}/);
    await document.save();
    await until('the diagnostic to go', () => (problemsIn(uri, 'missing-comma').length ? undefined : true));
  });

  test('offers fixes for a misspelt type, a missing key, an undefined string and a duplicate', async () => {
    const first = entry('fixes2020', 'Fixes');
    const slips = '@artcle{slip2020, title = {A Slip}, note = nostring}\n@misc{, title = {Without Key}, year = 2020}\n';
    const uri = await make('fixes.bib', `${first}${slips}${first}`);
    const fixes = {
      'unknown-type': /^Change the entry type to "article"$/,
      'missing-key': /^Insert the citation key "\w+"$/,
      'undefined-string': /^Put "nostring" in braces$/,
      'duplicate-key': /^Remove this entry/,
    };
    for (const [code, wanted] of Object.entries(fixes)) {
      await until(`the diagnostic ${code}`, () => problemsIn(uri, code)[0]);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const action = await until(`the fix of ${code}`, async () => {
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        const command = 'vscode.executeCodeActionProvider';
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, all);
        return actions.find(({ title }) => wanted.test(title));
      });
      await vscode.workspace.applyEdit(action.edit!);
      await document.save();
      await until(`${code} to go`, () => (problemsIn(uri, code).length ? undefined : true));
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const [, key] = /@misc\{(\w+), title/.exec(text) ?? [];
    assert.equal(
      text,
      first + slips.replace('artcle', 'article').replace('nostring', '{nostring}').replace('{,', `{${key},`),
    );
    assert.equal(await titleOf(key ?? ''), 'Without Key');
    assert.equal(await titleOf('slip2020'), 'A Slip');
  });

  test('offers another key for the second paper with one, unless a note names it', async () => {
    const two = (key: string) => entry(key, 'Free of Notes') + entry(key, 'Another Paper');
    const uri = await make('keys.bib', two('unnamed2020') + two('named2020twice'));
    await make('naming.md', 'As [@named2020twice] says.\n');
    await until('both diagnostics', () => (problemsIn(uri, 'duplicate-key').length === 2 ? true : undefined));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const fixes = async () => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        all,
      );
      return actions.filter(({ title }) => title.includes('citation key'));
    };
    const [action, ...others] = await until('the fix', async () => {
      const found = await fixes();
      return found.length ? found : undefined;
    });
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Give this entry the citation key "unnamed2020a", which no other has');
    await vscode.workspace.applyEdit(action.edit!);
    const changed =
      entry('unnamed2020', 'Free of Notes') + entry('unnamed2020a', 'Another Paper') + two('named2020twice');
    assert.equal(document.getText(), changed);
    await document.save();
    assert.equal(await titleOf('unnamed2020a'), 'Another Paper');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), two('unnamed2020') + two('named2020twice'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('offers the abbreviation and the parent entry that were meant', async () => {
    const parent = '@proceedings{tides2020conf, title = {Tides}, year = 2020}\n';
    const text = `@string{letters = {Tide Letters}}\n@article{meant2020, title = {Meant}, journal = lettres}\n@inproceedings{heir2020, title = {Heir}, crossref = {tides2020cnof}}\n${parent}`;
    const uri = await make('meant.bib', text);
    for (const [code, title] of [
      ['undefined-string', 'Change to the abbreviation "letters"'],
      ['undefined-crossref', 'Change to the citation key "tides2020conf"'],
    ] as const) {
      await until(`the diagnostic ${code}`, () => problemsIn(uri, code)[0]);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const action = await until(`the fix of ${code}`, async () => {
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        const command = 'vscode.executeCodeActionProvider';
        return (await vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, all)).find(
          each => each.title === title,
        );
      });
      await vscode.workspace.applyEdit(action.edit!);
      await document.save();
      await until(`${code} to go`, () => (problemsIn(uri, code).length ? undefined : true));
    }
    const now = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal(now, text.replace('= lettres', '= letters').replace('2020cnof', '2020conf'));
  });

  test('reads an export of Better BibTeX with its collections, through damage too', async () => {
    const item = (id: number, title: string) => ({
      itemID: id,
      itemType: 'book',
      citationKey: `zot${id}`,
      title,
      creators: [],
    });
    const collections = {
      A: { key: 'A', name: 'Tides', items: [1], collections: ['B'] },
      B: { key: 'B', name: 'Low', parent: 'A', items: [2] },
    };
    const config = { label: 'BetterBibTeX JSON' };
    const text = JSON.stringify(
      { config, collections, items: [item(1, 'Zotero One'), item(2, 'Zotero Two')] },
      null,
      2,
    );
    const uri = await make('zotero-export.json', text);
    const api = await activated();
    await api.open(uri);
    const topicsOf = async (key: string) => (await api.papers()).find(paper => paper.key === key)?.topics;
    assert.deepEqual([await topicsOf('zot1'), await topicsOf('zot2')], [['Tides'], ['Tides / Low']]);
    const hits = (await api.search('#"tides / low"', 9)).map(({ paper }) => paper.key);
    assert.deepEqual(hits, ['zot2']);
    await write('zotero-export.json', text.replace('"title": "Zotero Two",', '"title": "Zotero Two"'));
    await until('the diagnostic', () => vscode.languages.getDiagnostics(uri)[0]);
    assert.equal(await titleOf('zot1'), 'Zotero One');
    assert.equal(await titleOf('zot2'), 'Zotero Two');
  });

  test('makes one paper of the same record in two formats', async () => {
    await make('merged.bib', entry('merged2020', 'Merged', ',\n  doi = {10.1000/merged}'));
    await make(
      'merged.ris',
      'TY  - JOUR\nTI  - Merged\nDO  - 10.1000/MERGED\nAB  - Only the second has an abstract.\nER  - \n',
    );
    const api = await activated();
    const paper = await until('the merged paper', async () =>
      (await api.papers()).find(({ key, abstract }) => key === 'merged2020' && abstract !== undefined),
    );
    assert.equal(paper.abstract, 'Only the second has an abstract.');
    assert.equal((await api.papers()).filter(({ title }) => title === 'Merged').length, 1);
  });

  test('reads the bibliography that a note names, for as long as that note is written', async () => {
    await vscode.workspace.fs.createDirectory(at('elsewhere'));
    await make('elsewhere/named.json', JSON.stringify([{ id: 'named2020', type: 'book', title: 'Named by a Note' }]));
    await openNote('---\nbibliography: elsewhere/named.json\n---\n\nText|\n');
    assert.equal(await titleOf('named2020'), 'Named by a Note');
    await openNote('No front matter here.|');
    await gone('named2020');
  });

  test('reads the bibliography that a LaTeX document names at its end', async () => {
    await vscode.workspace.fs.createDirectory(at('elsewhere'));
    await make('elsewhere/latex.json', JSON.stringify([{ id: 'latex2020', type: 'book', title: 'Named in LaTeX' }]));
    await openNote(
      `Text${'\n'.repeat(600)}\\cite{latex2020}\n\\addbibresource{elsewhere/latex.json}\n`,
      'naming-latex.tex',
    );
    made.push('naming-latex.tex');
    assert.equal(await titleOf('latex2020'), 'Named in LaTeX');
    await openNote('No bibliography here.|');
    await gone('latex2020');
  });

  test('takes a bibliography for one file, not for a folder full of them', async () => {
    await make('elsewhere/inner.json', JSON.stringify([{ id: 'inner2020', type: 'book', title: 'Inside the Folder' }]));
    await openNote('---\nbibliography: elsewhere\n---\n\nText|\n');
    await new Promise(resolve => setTimeout(resolve, 1500));
    const api = await activated();
    await api.whenReady();
    assert.ok(!(await api.papers()).some(({ key }) => key === 'inner2020'));
  });

  test('reads nothing from a network, whatever a note or a setting names', async () => {
    const named = [
      'https://example.org/a.bib',
      '//server/share/a.bib',
      'file://server/share/a.bib',
      '\\\\server\\share\\a.bib',
      'file:///%5Cserver/share/a.bib',
      'file:///\\\\server\\share\\a.bib',
    ];
    await openNote(`---\nbibliography: ${JSON.stringify(named)}\n---\n\nText|\n`);
    const api = await activated();
    const found = await until('the problems', async () => {
      const messages = (await api.problems())
        .map(({ message }) => message)
        .filter(text => text.includes('on a network'));
      return messages.length === named.length ? messages : undefined;
    });
    assert.equal(found.length, named.length);
    await openNote('No front matter.|');
  });

  test('finds a file that comes later in a folder of the setting, and passes over what is no library', async function () {
    // in Restricted Mode the workspace's own value is not read
    if (!vscode.workspace.isTrusted) this.skip();
    await vscode.workspace.fs.createDirectory(at('shelf'));
    await make('shelf/package.json', '{"name": "not-a-library"}');
    const set = (value: string[] | undefined) =>
      vscode.workspace.getConfiguration('lectern').update('libraries', value, vscode.ConfigurationTarget.Workspace);
    await set(['shelf']);
    const api = await activated();
    await new Promise(resolve => setTimeout(resolve, 500));
    await api.whenReady();
    await make('shelf/later.json', JSON.stringify([{ id: 'later2020', type: 'book', title: 'Came Later' }]));
    assert.equal(await titleOf('later2020'), 'Came Later');
    assert.ok(!(await api.problems()).some(({ uri }) => uri.endsWith('package.json')));
    await set(undefined);
    await gone('later2020');
  });

  test('lets go of an entry that is deleted while another is broken', async () => {
    const bad = entry('bad2020', 'A Bad One').replace('title = {A Bad One},', 'title = {A Bad One}');
    await make('mixed.bib', bad + entry('mixed2020a', 'Mixed A') + entry('mixed2020b', 'Mixed B'));
    await titleOf('mixed2020b');
    await write('mixed.bib', bad + entry('mixed2020a', 'Mixed A'));
    await gone('mixed2020b');
    assert.ok(await titleOf('mixed2020a'));
  });

  test('reads the bibliography of a Quarto project', async () => {
    await make(
      'elsewhere/quarto.yaml',
      'references:\n  - id: quarto2020\n    type: book\n    title: Named by a Project\n',
    );
    await make('_quarto.yml', 'project:\n  type: default\nbibliography: elsewhere/quarto.yaml\n');
    assert.equal(await titleOf('quarto2020'), 'Named by a Project');
  });

  test('reads Latin-1', async () => {
    const text = entry('latin2020', 'Gezeiten für Müßiggänger');
    await make(
      'latin.bib',
      Uint8Array.from(text, char => char.charCodeAt(0)),
    );
    assert.equal(await titleOf('latin2020'), 'Gezeiten für Müßiggänger');
  });

  test('lets go of a file that is deleted', async () => {
    const uri = await make('short.bib', entry('short2020', 'Short-Lived'));
    await titleOf('short2020');
    await vscode.workspace.fs.delete(uri);
    await gone('short2020');
  });

  test('keeps two papers apart that have one key, and says so in their file', async () => {
    const uri = await make('twins.bib', entry('twin2020', 'The First Twin') + entry('twin2020', 'The Other Twin'));
    const api = await activated();
    const twins = await until('both papers', async () => {
      const found = (await api.papers()).filter(({ title }) => title.endsWith(' Twin'));
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(
      twins.map(({ csl }) => csl['id']),
      ['twin2020', 'twin2020'],
    );
    assert.notEqual(twins[0]?.key, twins[1]?.key);
    assert.ok(vscode.languages.getDiagnostics(uri).length > 0);
    const other = twins.find(({ title }) => title === 'The Other Twin');
    const editor = await openNote('See |');
    await vscode.commands.executeCommand('lectern.insertCitation', other?.key);
    assert.equal(editor.document.getText(), 'See [@twin2020]');
  });

  test('goes from a key in a note to its entry, and to the page of a paper that ships', async () => {
    await make('define.bib', entry('define2020a', 'One') + entry('define2020b', 'Two'));
    await titleOf('define2020b');
    const { document } = await openNote('See [@define2020b, p. 3] and @twinanda2016endonet.');
    const goTo = async (column: number) => {
      const position = new vscode.Position(0, column);
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      return links.map(({ targetUri, targetRange }) => ({ target: targetUri, line: targetRange.start.line }));
    };
    const [own] = await goTo(9);
    assert.deepEqual([own?.target.path.endsWith('define.bib'), own?.line], [true, 6]);
    const [page] = await goTo(35);
    assert.equal(page?.target.toString(), 'lectern:/twinanda2016endonet.md');
    assert.deepEqual(await goTo(1), []);
  });

  test('goes to the entry in its file', async () => {
    await make('reveal.bib', entry('reveal2020a', 'One') + entry('reveal2020b', 'Two'));
    await titleOf('reveal2020b');
    await vscode.commands.executeCommand('lectern.revealInSource', 'reveal2020b');
    const editor = await until('the editor', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('reveal.bib') ? active : undefined;
    });
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /reveal2020b/);
  });
});
