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
async function rows(marked: string, trigger?: string, name?: string): Promise<vscode.CompletionItem[]> {
  const { document, selection } = await openNote(marked, name);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    trigger,
    3,
  );
  return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

const ours = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Lectern');
/** The problems of a note, once there are so many. */
function problems(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return until(`${count} problems`, () => (ours(uri).length === count ? ours(uri) : undefined));
}

function actionsIn(document: vscode.TextDocument): Thenable<vscode.CodeAction[]> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

interface JsonCell {
  readonly cell_type: string;
  readonly source: readonly string[];
}

/** Opens notebooks where VS Code's own extension for them is not there: in its tests. */
const NOTEBOOKS: vscode.NotebookSerializer = {
  deserializeNotebook: bytes => {
    const { cells } = JSON.parse(new TextDecoder().decode(bytes)) as { cells: JsonCell[] };
    return new vscode.NotebookData(
      cells.map(({ cell_type: type, source }) =>
        type === 'markdown'
          ? new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, source.join(''), 'markdown')
          : new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source.join(''), 'python'),
      ),
    );
  },
  serializeNotebook: ({ cells }) => {
    const written = cells.map(({ kind, value }) => ({
      cell_type: kind === vscode.NotebookCellKind.Markup ? 'markdown' : 'code',
      source: [value],
      metadata: {},
    }));
    return new TextEncoder().encode(JSON.stringify({ cells: written, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  },
};

suite('language', () => {
  suiteSetup(async () => {
    await activated();
    await make(
      'tides.bib',
      entry('rivera2021tides', 'Vascular Age of Tides', ',\n  doi = {10.1000/Tides}') +
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
    assert.equal((first.label as vscode.CompletionItemLabel).detail, '  Rivera & Roe 2021 · Vascular Age of Tides');
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
      return found.includes('other\\.md') ? found : undefined;
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
      return names.includes('closed.md:2:5') && names.includes('tides.bib:7:9') && names.includes('tides.bib:18:14')
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

  test('follows notes that come and go, with their folder too, and the cells of notebooks', async () => {
    const { document } = await openNote('Here @rivera2021late.');
    const places = async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new vscode.Position(0, 8),
      );
      return found
        .map(({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}`)
        .toSorted()
        .join(' ');
    };
    const become = (wanted: string) => until(wanted, async () => ((await places()) === wanted ? true : undefined));
    const own = document.uri.path.split('/').at(-1);
    await become(`${own}:0 tides.bib:13`);
    await vscode.workspace.fs.createDirectory(at('come'));
    await make('come/late.md', 'a\nb @rivera2021late');
    const cells = [
      { cell_type: 'code', source: ['@rivera2021late'], metadata: {}, outputs: [], execution_count: null },
      { cell_type: 'markdown', source: ['one\n', 'two\n', '@rivera2021late'], metadata: {} },
    ];
    await make('come/cells.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    await become(`cells.ipynb:2 late.md:1 ${own}:0 tides.bib:13`);
    await make('come/late.md', 'a\nb\nc @rivera2021late');
    await become(`cells.ipynb:2 late.md:2 ${own}:0 tides.bib:13`);
    await vscode.workspace.fs.delete(at('come'), { recursive: true });
    await become(`${own}:0 tides.bib:13`);
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

  test('renames a key in all notes and in its entry, and no other byte', async () => {
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
    // that one undo restores every byte is driven: the editor asks before it undoes in several files
  });

  test('renames the key that a note is about where it stands now, be it in a notebook', async () => {
    const old = 'rename2021about';
    const source = ['---\n', `citekey: ${old}\n`, '---\n', 'Mine.'];
    const cells = [
      { cell_type: 'code', source: ['x = 1'], metadata: {}, outputs: [], execution_count: null },
      { cell_type: 'markdown', source, metadata: {} },
    ];
    const notebook = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const notebooks = vscode.workspace.registerNotebookSerializer('jupyter-notebook', NOTEBOOKS);
    await make('about.bib', entry(old, 'Rename Me'));
    const cellsUri = await make('about-cells.ipynb', notebook);
    await known(old);
    const { document } = await openNote(`---\ncitekey: |${old}\n---\n\n@${old}\n`);
    const renamed = (line: number) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        new vscode.Position(line, 10),
        'new2021about',
      );
    await until('both notes and the entry', async () => ((await renamed(1)).size === 3 ? true : undefined));
    const moved = new vscode.WorkspaceEdit();
    moved.insert(document.uri, new vscode.Position(1, 0), 'a: typed just now\n');
    await vscode.workspace.applyEdit(moved);
    const edit = await renamed(2);
    for (const [uri, edits] of edit.entries()) {
      const { [0]: first } = edits;
      const target = await vscode.workspace.openTextDocument(uri);
      for (const { range } of edits) assert.equal(target.getText(range).replace(/^@/, ''), old, uri.toString());
      assert.ok(first);
    }
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    assert.equal(document.getText(), `---\na: typed just now\ncitekey: new2021about\n---\n\n@new2021about\n`);
    const renamedIn = await vscode.workspace.openNotebookDocument(cellsUri);
    assert.equal(renamedIn.cellAt(1).document.getText(), source.join('').replace(old, 'new2021about'));
    notebooks.dispose();
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

  test('shows problems of a note, and mends them', async () => {
    const editor = await openNote('See [@rivera2021tides; @rivera2021tide] and [@rivera2021ebb, @rivera2021late].\n');
    const { document } = editor;
    const found = await problems(document.uri, 2);
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ['unknown-key', vscode.DiagnosticSeverity.Warning],
        ['malformed-citation', vscode.DiagnosticSeverity.Warning],
      ],
    );
    assert.equal(found[0]?.message, 'The library has no paper with the key "rivera2021tide".');
    for (const title of ['Change to rivera2021tides (Rivera & Roe 2021)', 'Mend the citation']) {
      const action = await until(title, async () => (await actionsIn(document)).find(each => each.title === title));
      assert.ok(await vscode.workspace.applyEdit(action.edit!));
    }
    assert.equal(
      document.getText(),
      'See [@rivera2021tides; @rivera2021tides] and [@rivera2021ebb; @rivera2021late].\n',
    );
    const [twice] = await problems(document.uri, 1);
    assert.equal(twice?.code, 'duplicate-key');
    const action = await until('the removal', async () =>
      (await actionsIn(document)).find(({ title }) => title === 'Remove the second "rivera2021tides"'),
    );
    await vscode.workspace.applyEdit(action.edit!);
    assert.equal(document.getText(), 'See [@rivera2021tides] and [@rivera2021ebb; @rivera2021late].\n');
    await problems(document.uri, 0);
  });

  test('is silent about people in a README, about LaTeX, and where a comment or the settings say so', async () => {
    const readme = await openNote('Thanks to @alice and @bob for @types/node.\n', 'README-people.md');
    const latex = await openNote('\\cite{nobody2020}\n', 'silent.tex');
    const off = await openNote('<!-- lectern: off -->\n\n[@nobody2020]\n');
    await new Promise(resolve => setTimeout(resolve, 1500));
    for (const { document } of [readme, latex, off]) assert.deepEqual(ours(document.uri), [], document.uri.path);
    const { document } = await openNote('[@nobody2020]\n');
    await problems(document.uri, 1);
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('diagnostics.severity', { 'unknown-key': 'error' }, vscode.ConfigurationTarget.Workspace);
    await until('an error', () =>
      ours(document.uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await settings.update('diagnostics.severity', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('diagnostics.enabled', false, vscode.ConfigurationTarget.Workspace);
    await problems(document.uri, 0);
    await settings.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('turns plain text that names a paper into its citation', async () => {
    const lines = [
      'As shown (Rivera and Roe, 2021), it is so.',
      'Read Vascular Age of Tides soon.',
      'Rivera et al. (2021) show it.',
      '- See https://doi.org/10.1000/tides there.',
    ];
    const { document } = await openNote(`${lines.join('\n')}\n`);
    const titlesAt = async (line: number, from: number, to = from) => {
      const range = new vscode.Range(line, from, line, to);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return actions.map(({ title }) => title).filter(title => title.startsWith('Turn into'));
    };
    assert.ok((await titlesAt(0, 15)).includes('Turn into Citation [@rivera2021tides]'));
    assert.deepEqual(await titlesAt(1, 5, 26), ['Turn into Citation [@rivera2021tides]']);
    assert.ok((await titlesAt(2, 3)).includes('Turn into Citation @rivera2021ebb'));
    assert.deepEqual(await titlesAt(3, 20), ['Turn into Citation [@rivera2021tides]']);
    assert.deepEqual(await titlesAt(1, 2), []);
  });

  test('offers to follow a key that has changed in its source, reviewed and as one change', async () => {
    const before = entry('heal2021old', 'A Paper That Gets Another Key', ',\n  doi = {10.1000/heal}');
    await make('heal.bib', before);
    await make('heal-1.md', 'Closed [@heal2021old, p. 3; @rivera2021ebb].\n');
    await known('heal2021old');
    const { document } = await openNote('Open @heal2021old.\n');
    await until('the index', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new vscode.Position(0, 8),
      );
      return found.length === 3 ? true : undefined;
    });
    await new Promise(resolve => setTimeout(resolve, 1500));
    const asked: string[] = [];
    const { showInformationMessage, showQuickPick } = vscode.window;
    const reviewed: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, ...buttons: unknown[]) => {
        asked.push(text);
        return buttons[0];
      },
      showQuickPick: async (changes: readonly vscode.QuickPickItem[]) => {
        reviewed.push(...changes.map(({ label, description }) => `${label} ${description}`));
        return changes.filter(({ picked }) => picked);
      },
    });
    try {
      await vscode.workspace.fs.writeFile(
        at('heal.bib'),
        new TextEncoder().encode(before.replace('heal2021old', 'heal2021new')),
      );
      await until('the question', () => asked[0]);
      assert.equal(asked[0], 'The paper "heal2021old" is now "heal2021new". Rename it in 2 notes?');
      await until('the changes', () => (document.getText() === 'Open @heal2021new.\n' ? true : undefined));
    } finally {
      Object.assign(vscode.window, { showInformationMessage, showQuickPick });
    }
    await vscode.workspace.saveAll();
    assert.equal(await bytesOf('heal-1.md'), 'Closed [@heal2021new, p. 3; @rivera2021ebb].\n');
    assert.equal(asked.length, 1);
    assert.equal(reviewed.length, 2);
    assert.ok(reviewed.includes('heal2021old → heal2021new heal-1.md'), reviewed.join());
  });

  test('gives one of two entries of a key another one, from its source', async () => {
    const uri = await make('twins.bib', entry('twins2021', 'The First Twin') + entry('twins2021', 'The Second Twin'));
    const { document } = await openNote('See [@twins2021].\n');
    await until('the problem', () => ours(document.uri).find(({ code }) => code === 'ambiguous-key'));
    const titles = (await actionsIn(document)).map(({ title }) => title);
    assert.ok(titles.includes('Give "The Second Twin" Another Key in twins.bib'), titles.join());
    await vscode.window.showTextDocument(uri);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      new vscode.Position(6, 12),
      'twins2021second',
    );
    await vscode.workspace.applyEdit(edit);
    await vscode.workspace.saveAll();
    assert.match(await bytesOf('twins.bib'), /@article\{twins2021,[^]*@article\{twins2021second,/);
    await problems(document.uri, 0);
  });

  test('links bibliographies and identifiers, and shows authors behind keys where that is wanted', async () => {
    const { document } = await openNote('---\nbibliography: tides.bib\n---\n\nSee doi:10.1000/x and @rivera2021ebb.\n');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ target }) => target?.toString(true) ?? '');
    assert.ok(
      targets.some(target => target.endsWith('/tides.bib')) && targets.includes('https://doi.org/10.1000/x'),
      targets.join(),
    );
    const hints = async () => {
      const range = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        range,
      );
      return found.map(({ label }) => label);
    };
    assert.deepEqual(await hints(), []);
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('inlayHints', true, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(await hints(), ['Rivera & Roe 2021']);
    await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('serves LaTeX only where the settings name it', async () => {
    const shown = () => rows('\\cite{rivera2021t|}\n', '{', 'served.tex');
    assert.deepEqual((await shown()).map(labelOf), []);
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('languageFeatures', ['markdown', 'latex', 'tex'], vscode.ConfigurationTarget.Workspace);
    const found = await shown();
    await settings.update('languageFeatures', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal(found[0]?.insertText, 'rivera2021tides');
  });

  test('reads the notes of a MyST project as MyST, from the moment on that it is one, open or not', async () => {
    await vscode.workspace.fs.createDirectory(at('book'));
    const open = await make('book/open.md', 'See {cite:p}`rivera2021tides, missing2021`.\n');
    const closed = await make('book/closed.md', 'See {cite:p}`rivera2021tides, missing2021`.\n');
    await vscode.window.showTextDocument(open);
    const references = async () => {
      const text = 'See [@rivera2021t|ides].\n';
      return (await ask<vscode.Location[]>(text, 'vscode.executeReferenceProvider')).map(({ uri }) => uri.toString());
    };
    const before = await references();
    assert.deepEqual(
      [open, closed].filter(uri => before.includes(uri.toString())),
      [],
    );
    assert.equal(ours(open).length, 0);
    await make('book/myst.yml', 'version: 1\n');
    const [problem] = await problems(open, 1);
    assert.equal(problem?.range.start.character, 30);
    await until('both notes among the references', async () => {
      const found = await references();
      return [open, closed].every(uri => found.includes(uri.toString())) ? true : undefined;
    });
    await vscode.commands.executeCommand('lectern.checkNotes', at('book'));
    await problems(closed, 1);
  });

  test('adds a file to the library under a name that is no pattern', async function () {
    // in Restricted Mode the workspace's own value is not read
    if (!vscode.workspace.isTrusted) this.skip();
    const uri = await make('dropped[1].bib', entry('dropped2021', 'Dropped'));
    await vscode.commands.executeCommand('lectern._addLibrary', uri.toString());
    await known('dropped2021');
    const settings = vscode.workspace.getConfiguration('lectern');
    const value = settings.inspect('libraries')?.workspaceValue;
    await settings.update('libraries', undefined, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(value, [uri.toString()]);
  });

  test('checks all notes of a folder, those too that nobody has open', async () => {
    await vscode.workspace.fs.createDirectory(at('checked'));
    await make('checked/refs.bib', entry('checked2021', 'Checked'));
    const head = '---\nbibliography: refs.bib\n---\n\n';
    const good = await make('checked/good.md', `${head}[@checked2021]\n`);
    const bad = await make('checked/bad.md', `${head}[@checked2021; @missing2021]\n`);
    await make('outside.md', '[@missing2021; @missing2021]\n');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('lectern.checkNotes', at('checked'));
    const [problem] = await problems(bad, 1);
    assert.equal(problem?.code, 'unknown-key');
    assert.deepEqual([problem.range.start.line, problem.range.start.character], [4, 16]);
    assert.deepEqual([ours(good).length, ours(at('outside.md')).length], [0, 0]);
  });
});
