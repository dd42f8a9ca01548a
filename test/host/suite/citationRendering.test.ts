import assert from 'node:assert/strict';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { NoteRenderer } from '../../../src/core/citations/csl/noteRenderer';
import { scanCitations } from '../../../src/core/citations/syntax/scanCitations';
import type { CslItem } from '../../../src/core/csl';
import { createCitationRendering, type CitationRendering } from '../../../src/features/citing/citationRendering';
import { activated, extension, openNote, until } from './lectern';

const KIM: CslItem = {
  id: 'kim',
  type: 'article-journal',
  title: 'Maps of the coast',
  author: [{ family: 'Kim', given: 'Soo' }],
  issued: { 'date-parts': [[2025, 3]] },
  'container-title': 'Tide Letters',
  volume: '11',
  page: '12-20',
};

const shown = (made: NoteRenderer) => {
  const { citations, references } = made.renderNote(scanCitations('[@kim, p. 13]', 'pandoc'), () => KIM);
  return [citations[0]?.text, references[0]?.text];
};

const at = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
}

const ownStyle = (year: string) => `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout prefix="{" suffix="}"><names variable="author"><name form="short"/></names>${year}</layout></citation>
</style>`;

suite('citation rendering', () => {
  let rendering: CitationRendering;
  const settings = () => vscode.workspace.getConfiguration('lectern');
  const log = vscode.window.createOutputChannel('Lectern rendering', { log: true });
  suiteSetup(async () => {
    await activated();
    rendering = createCitationRendering({ extensionUri: extension().extensionUri, log });
  });
  suiteTeardown(async () => {
    rendering.dispose();
    log.dispose();
    for (const name of ['citationStyle', 'citationLocale'])
      await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
    for (const name of ['own.csl', '_quarto.yml', 'broken.csl'])
      await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined);
  });

  test('renders in the style and language of the setting, and follows them', async () => {
    const { document } = await openNote('[@kim, p. 13]');
    assert.deepEqual(shown(await rendering.forNote(document)), [
      '(Kim, 2025, p. 13)',
      'Kim, S. (2025). Maps of the coast. Tide Letters, 11, 12–20.',
    ]);
    await settings().update('citationStyle', 'ieee', vscode.ConfigurationTarget.Global);
    await settings().update('citationLocale', 'de-DE', vscode.ConfigurationTarget.Global);
    const [citation, reference] = await until('the other style', () => {
      const made = rendering.forNoteNow(document);
      const now = made && shown(made);
      return now?.[0]?.startsWith('[1') && now[1]?.includes('März') ? now : undefined;
    });
    assert.equal(citation, '[1, S. 13]');
    assert.match(reference ?? '', /^\[1\] S\. Kim, „Maps of the coast“, Tide Letters/);
    await settings().update('citationStyle', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('citationLocale', undefined, vscode.ConfigurationTarget.Global);
  });

  test("goes by the note's front matter before its project's file", async () => {
    await write('_quarto.yml', 'csl: https://www.zotero.org/styles/ieee\n');
    const plain = (await openNote('[@kim, p. 13]')).document;
    const own = (await openNote('---\ncsl: nature\n---\n[@kim]')).document;
    assert.equal(shown(await rendering.forNote(plain))[0], '[1, p. 13]');
    assert.equal(shown(await rendering.forNote(own))[0], '1');
    await vscode.workspace.fs.delete(at('_quarto.yml'));
    await until(
      'the default again',
      () => shown(rendering.forNoteNow(plain)!)[0] === '(Kim, 2025, p. 13)' || undefined,
    );
  });

  test("reads a style of one's own, and again when it changes", async () => {
    await write('own.csl', ownStyle(''));
    const { document } = await openNote('---\ncsl: own.csl\n---\n[@kim]');
    assert.equal(shown(await rendering.forNote(document))[0], '{Kim}');
    const told = new Promise<void>(resolve => {
      const once = rendering.onDidLoad(() => {
        once.dispose();
        resolve();
      });
    });
    await write('own.csl', ownStyle('<date variable="issued"><date-part name="year" prefix=" "/></date>'));
    await told;
    assert.equal(shown(rendering.forNoteNow(document)!)[0], '{Kim 2025}');
  });

  test('prints a dependent style as its parent does, in a language of its own', async () => {
    await write(
      'dependent.csl',
      `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info>
        <link href="http://www.zotero.org/styles/ieee" rel="independent-parent"/></info></style>`,
    );
    const { document } = await openNote('---\nciteproc: true\ncsl: dependent.csl\n---\n[@kim, p. 13]');
    assert.equal(shown(await rendering.forNote(document))[0], '[1, S. 13]');
    const french = (await openNote('---\ncsl: dependent.csl\nlang: fr\n---\n[@kim]')).document;
    assert.match(shown(await rendering.forNote(french))[1] ?? '', /mars 2025/);
  });

  test('reads a style outside of the workspace only where the workspace is trusted', async () => {
    const outside = vscode.Uri.file(path.join(os.tmpdir(), `lectern-outside-${process.pid}.csl`));
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode(ownStyle('')));
    try {
      const { document } = await openNote(`---\ncsl: ${outside.fsPath}\n---\n[@kim, p. 13]`);
      const expected = vscode.workspace.isTrusted ? '{Kim}' : '(Kim, 2025, p. 13)';
      assert.equal(shown(await rendering.forNote(document))[0], expected);
    } finally {
      await vscode.workspace.fs.delete(outside);
    }
  });

  test('goes on with the default where a style is broken, and takes the style once it is mended', async () => {
    await write('broken.csl', ownStyle('').replace('</layout>', ''));
    const { document } = await openNote('---\ncsl: broken.csl\n---\n[@kim]');
    assert.equal(shown(await rendering.forNote(document))[0], '(Kim, 2025, p. 13)');
    await write('broken.csl', ownStyle(''));
    await until('the mended style', () => shown(rendering.forNoteNow(document)!)[0] === '{Kim}' || undefined);
  });
});
