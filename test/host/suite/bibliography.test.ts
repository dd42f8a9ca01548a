import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentsUsing } from '../../../src/features/bibliography/documentsOf';
import { NoteNotation } from '../../../src/features/citing/noteNotation';
import { Command } from '../../../src/features/ids';
import { activated, openNote, until } from './lectern';

const KEY = 'kim2025medclm';
const OTHER = 'twinanda2016endonet';
const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (name: string) => vscode.Uri.joinPath(folder(), name);
const bytesOf = async (name: string) => Buffer.from(await vscode.workspace.fs.readFile(at(name)));
const textOf = async (name: string) => (await bytesOf(name)).toString('utf8');
const cite = (...keys: string[]) => vscode.commands.executeCommand(Command.insertCitation, keys);

async function setMode(mode: string | undefined): Promise<void> {
  const config = vscode.workspace.getConfiguration('lectern');
  await config.update('addToBibliography', mode, vscode.ConfigurationTarget.Global);
}

suite('bibliography', () => {
  const made: string[] = [];
  let number = 0;
  const make = async (content: string | Uint8Array, ending = 'bib') => {
    const name = `bibliography-${++number}.${ending}`;
    made.push(name);
    await vscode.workspace.fs.writeFile(at(name), typeof content === 'string' ? Buffer.from(content) : content);
    return name;
  };
  const noteWith = (name: string, ending = 'md') => {
    made.push(`noting-${++number}.${ending}`);
    return openNote(`---\ntitle: x\nbibliography: ${name}\n---\n\nText|\n`, made.at(-1));
  };
  /** The file once it holds the key. */
  const withKey = (name: string, key = KEY) =>
    until(`${key} in ${name}`, async () => {
      const text = await textOf(name).catch(() => '');
      return text.includes(key) ? text : undefined;
    });
  const quiet = () => new Promise(resolve => setTimeout(resolve, 1200));

  suiteSetup(activated);
  setup(() => setMode('always'));
  teardown(async () => {
    await setMode(undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of made) await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined);
  });

  const OLD = '% mine\n@article{old2000,\n\tauthor={Old, A.},\n\ttitle={Old},\n\tyear=2000\n}\n';

  test('adds the entry of a cited paper behind the bytes that are there', async () => {
    const variants: readonly Uint8Array[] = [
      Buffer.from(OLD),
      Buffer.from(`\ufeff${OLD.replaceAll('\n', '\r\n')}`),
      Buffer.from(OLD.trimEnd()),
      Buffer.from(`\ufeff${OLD}`, 'utf16le'),
      Buffer.from(OLD.replace('Old, A.', 'Müller, A.'), 'latin1'),
    ];
    for (const before of variants) {
      const name = await make(before);
      const { document } = await noteWith(name);
      await cite(KEY);
      const after = await until('the entry', async () => {
        const bytes = await bytesOf(name);
        return bytes.length > before.length ? bytes : undefined;
      });
      assert.ok(after.subarray(0, before.length).equals(Buffer.from(before)), 'the old bytes');
      const added = after.subarray(before.length).toString(before[0] === 0xff ? 'utf16le' : 'latin1');
      assert.match(added, /@misc\{kim2025medclm,\r?\n\tauthor=\{Kim, /);
      assert.equal(added.endsWith('\n'), /\n\0?$/.test(Buffer.from(before).toString('latin1')));
      assert.equal(/(?<!\r)\n/.test(added), !Buffer.from(before).includes('\r\n'));
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText().includes(KEY), false, 'one undo takes the citation back');
    }
  });

  test('adds it through the editor where the file is open, and saves what was saved', async () => {
    const name = await make(OLD);
    const open = await vscode.workspace.openTextDocument(at(name));
    await noteWith(name);
    await vscode.window.showTextDocument(open, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    await cite(KEY);
    const text = await withKey(name);
    assert.ok(text.startsWith(`${OLD}\n@misc{${KEY},\n\t`), text);
    assert.equal(open.getText(), text);
    await until('the saved editor', () => (open.isDirty ? undefined : true));
  });

  test('leaves an unsaved file unsaved, with the entry in it', async () => {
    const name = await make(OLD);
    const note = await noteWith(name);
    const open = await vscode.workspace.openTextDocument(at(name));
    await vscode.window.showTextDocument(open, { viewColumn: vscode.ViewColumn.Beside });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(open.uri, new vscode.Position(0, 0), '% typed\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(note.document, { viewColumn: vscode.ViewColumn.One });
    await cite(KEY);
    await until('the entry', () => (open.getText().includes(KEY) ? true : undefined));
    assert.ok(open.getText().startsWith(`% typed\n${OLD}\n@misc{`));
    assert.equal(open.isDirty, true);
    assert.equal(await textOf(name), OLD);
    await vscode.window.showTextDocument(open);
    await vscode.commands.executeCommand('undo');
    assert.equal(open.getText(), `% typed\n${OLD}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('adds each paper once, however fast they are cited', async () => {
    const name = await make(OLD);
    await noteWith(name);
    // none waits for the entry of the one before
    for (const keys of [[KEY], [OTHER], [KEY], [OTHER, KEY]]) await cite(...keys);
    await withKey(name, OTHER);
    await withKey(name, KEY);
    await quiet();
    const text = await textOf(name);
    for (const key of [KEY, OTHER]) assert.equal(text.split(`{${key},`).length, 2, text);
  });

  test('never doubles an entry, by key or by what it is, nor writes over another paper', async () => {
    const contents = [
      `@misc{${KEY}, title = {MedCLM}, eprint = {2510.04477v2}, archiveprefix = {arXiv}}\n`,
      '@misc{mine, title = {Same}, eprint = {2510.04477}, archiveprefix = {arXiv}}\n',
      `@book{${KEY}, title = {Quite Another Book}, author = {Doe, J.}, year = 1990, doi = {10.1000/other}}\n`,
    ];
    for (const content of contents) {
      const name = await make(content);
      const { document } = await noteWith(name);
      await quiet();
      const before = document.getText();
      // where the key means another paper in this note, the one that ships has another unique key
      const [paper] = await (await activated()).search('MedCLM', 1);
      await cite(paper!.paper.key);
      await until('the citation', () => (document.getText() === before ? undefined : true));
      await quiet();
      assert.equal(await textOf(name), content);
      await vscode.workspace.fs.delete(at(name));
    }
    // the library finds .bib files by itself: what the key means is the shipped paper again
    await quiet();
  });

  test('leaves bibliographies alone with "never", and where nothing is answered', async () => {
    for (const mode of ['never', 'ask']) {
      await setMode(mode);
      const name = await make(OLD);
      await noteWith(name);
      await cite(KEY);
      await quiet();
      assert.equal(await textOf(name), OLD);
    }
  });

  test('asks without holding up the note, and adds all that waits', async () => {
    await setMode('ask');
    const name = await make(OLD);
    const { document } = await noteWith(name);
    await cite(KEY);
    await quiet();
    await cite(OTHER);
    await quiet();
    assert.match(document.getText(), new RegExp(`${KEY}.*${OTHER}`));
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    await withKey(name, OTHER);
    assert.ok((await textOf(name)).includes(`{${KEY},`));
  });

  test('makes a references.bib beside a note that has none, and names it there', async () => {
    await setMode('ask');
    await vscode.workspace.fs.createDirectory(at('without-bib'));
    made.push('without-bib/references.bib', 'without-bib/new.qmd');
    const editor = await openNote('---\r\ntitle: x\r\n---\r\n\r\nText|\r\n', 'without-bib/new.qmd');
    await cite(KEY);
    await quiet();
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    await withKey('without-bib/references.bib');
    await until('the front matter', () => (editor.document.getText().includes('bibliography:') ? true : undefined));
    const text = editor.document.getText();
    assert.ok(text.startsWith('---\r\ntitle: x\r\nbibliography: references.bib\r\n---\r\n\r\nText'), text);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText().includes('bibliography:'), false);
    assert.ok(editor.document.getText().includes(KEY), 'the citation stays');
  });

  test('adds to CSL-JSON and CSL-YAML in their own layout', async () => {
    const json = await make(`${JSON.stringify([{ id: 'old', type: 'book', title: 'Old' }], null, 4)}\n`, 'json');
    await noteWith(json);
    await cite(KEY);
    const items = JSON.parse(await withKey(json)) as { id: string; custom?: unknown }[];
    assert.deepEqual(items.map(({ id }) => id), ['old', KEY]); // prettier-ignore
    assert.deepEqual(items[1]?.custom, { arxiv: '2510.04477' });
    assert.match(await textOf(json), /\n {4}\{\n {8}"id": "kim2025medclm"/);
    const yaml = await make('---\nreferences:\n- id: old\n  title: Old\n...\n', 'yaml');
    await noteWith(yaml);
    await cite(KEY);
    assert.match(
      await withKey(yaml),
      /^---\nreferences:\n- id: old\n {2}title: Old\n- id: kim2025medclm\n[^]*\n\.\.\.\n$/,
    );
  });

  test('counts a completed key as cited', async () => {
    const name = await make(OLD);
    const editor = await noteWith(name);
    await vscode.window.showTextDocument(editor.document);
    // what the row of a completion runs when it is accepted
    await vscode.commands.executeCommand('lectern._paperCited', OTHER);
    assert.ok((await withKey(name, OTHER)).startsWith(OLD));
  });

  test('copies papers in each form, hostile titles as text', async () => {
    const api = await activated();
    await openNote('x');
    const copied = async (keys: string[], form: string) => {
      await vscode.env.clipboard.writeText('nothing');
      await vscode.commands.executeCommand(Command.copyAs, keys, form);
      return vscode.env.clipboard.readText();
    };
    assert.match(await copied([KEY], 'text'), /^Kim, S\. Y\., /);
    assert.match(await copied([KEY], 'bibtex'), /^@misc\{kim2025medclm,\n/);
    assert.equal((JSON.parse(await copied([KEY, OTHER], 'csl-json')) as unknown[]).length, 2);
    assert.match(await copied([KEY], 'ris'), /^TY {2}- PREPRINT\n/);
    assert.match(await copied([KEY], 'csl-yaml'), /^references:\n- id: kim2025medclm\n/);
    assert.equal(await copied([KEY, OTHER], 'citation'), `[@${KEY}; @${OTHER}]`);
    const hostile = await make('@book{hostile2020, author = {<b>Bad</b>, "><script>}, title = {<script>alert(1)</script> & <img src=x onerror="a()"> *x* [l](command:x)}, url = {https://example.org/"><script>}, year = 2020}\n'); // prettier-ignore
    await until('the hostile paper', async () => (await api.papers()).find(({ key }) => key === 'hostile2020'));
    const html = await copied(['hostile2020'], 'html');
    assert.deepEqual(
      html
        .match(/<[^>]*>/g)
        ?.filter(tag => !/^<\/?(?:p|i|b|sup|sub|a|div|span)(?: href="https:[^"<>]*"| class="[\w -]*")?>$/.test(tag)),
      [],
    );
    assert.match(html, /(?:&lt;|&#60;)script(?:&gt;|&#62;)alert\(1\)/);
    assert.doesNotMatch(await copied(['hostile2020'], 'markdown'), /(?<!\\)<script|(?<!\\)\[l\]\(/);
    assert.ok(hostile);
  });

  test('exports the papers that a note or a folder cites', async () => {
    await vscode.workspace.fs.createDirectory(at('exported'));
    made.push('exported/a.md', 'exported/b.md', 'exported/out.bib', 'exported/out.json');
    await vscode.workspace.fs.writeFile(at('exported/b.md'), Buffer.from(`More [@${OTHER}].\n`));
    await openNote(`See [@${KEY}; @nowhere].`, 'exported/a.md');
    void vscode.commands.executeCommand(Command.exportCitedPapers, undefined, undefined, at('exported/out.bib'));
    const bib = await withKey('exported/out.bib');
    assert.equal(bib.match(/^@/gm)?.length, 1);
    void vscode.commands.executeCommand(
      Command.exportCitedPapers,
      at('exported'),
      [at('exported')],
      at('exported/out.json'),
    );
    const json = JSON.parse(await withKey('exported/out.json', OTHER)) as { id: string }[];
    assert.deepEqual(json.map(({ id }) => id), [KEY, OTHER]); // prettier-ignore
  });

  test('counts what notebooks and notes in other encodings cite', async () => {
    const name = await make('@book{cell2001, title = {Cells}}\n');
    const head = `---\nbibliography: ${name}\n---\n`;
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: [`${head}\n`, 'See [@cell2001].'] },
      { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: ['print("[@code2002]")'] },
    ];
    await make(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }), 'ipynb');
    await make(Buffer.from(`\ufeff${head}[@wide2003]\n`, 'utf16le'), 'md');
    const notation = new NoteNotation();
    const { documents, isNamed, limit } = await documentsUsing(at(name), notation);
    notation.dispose();
    const keys = documents.flatMap(({ cited }) => [...cited.keys.keys()]).sort();
    assert.deepEqual({ keys, isNamed, limit }, { keys: ['cell2001', 'wide2003'], isNamed: true, limit: undefined });
  });

  test('shows what is unused and missing, and removes what is checked', async () => {
    const kept = `% head\n\n@misc{${OTHER}, title = {EndoNet: A Deep Architecture}, author = {Twinanda, A}, year = 2016}\n`;
    const unused = '@book{unused2001, title = {Unused}, author = {Doe, J.}, year = 2001}\n';
    const name = await make(`${kept}\n${unused}`);
    const { document } = await noteWith(name);
    await vscode.workspace.fs.writeFile(
      document.uri,
      Buffer.from(`---\nbibliography: ${name}\n---\n[@${OTHER}; @${KEY}]\n`),
    );
    await until('the note', () => (document.getText().includes(KEY) ? true : undefined));
    void vscode.commands.executeCommand(Command.tidyBibliography, at(name));
    await quiet();
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext').then(undefined, () => undefined);
    await vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const text = await until('the removal', async () => {
      const now = await textOf(name);
      return now.includes('unused2001') ? undefined : now;
    });
    assert.equal(text, kept);
    await vscode.commands.executeCommand('undo');
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === at(name).toString());
    assert.equal(open?.getText(), `${kept}\n${unused}`, 'one undo');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
