import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command, Setting, SETTINGS } from '../../../src/features/ids';
import { activated, fixture, openNote, until } from './lectern';

/** What VS Code's own Markdown engine makes of a note, as the preview shows it. */
async function preview(document: vscode.TextDocument): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** The same once the plugin is at work: it is loaded when the engine is first asked for. */
async function previewOf(text: string, name?: string): Promise<string> {
  await activated();
  const { document } = await openNote(text, name);
  return until('the rendered references', async () => {
    const html = await preview(document);
    return html.includes('lectern-citation') ? html : undefined;
  });
}

const BACK_LINKS = / <span class="lectern-back">.*?<\/a><\/span>/g;
const entries = (html: string) =>
  [...html.replace(BACK_LINKS, '').matchAll(/class="lectern-reference"[^>]*>(.*?)<\/div>\n/g)].map(
    ([, entry]) => entry ?? '',
  );
const settings = () => vscode.workspace.getConfiguration(SETTINGS);

suite('preview', () => {
  test('shows citations with a tooltip and a link to the entry, and the references', async () => {
    const html = await previewOf('So [see @kim2025medclm, p. 5], as @nie2025artificial says.\n\nEnd.\n');
    assert.match(
      html,
      /<a class="lectern-citation" title="Kim[^"]*MedCLM[^"]*"[^>]* href="#ref-kim2025medclm">.*?Kim.*?p\. 5.*?<\/a>/,
    );
    assert.match(html, /id="ref-kim2025medclm"/);
    assert.match(
      html,
      /<a href="#lectern-cite-1" role="doc-backlink" title="Back to the citation" aria-label="[^"]+">↑<\/a>/,
    );
    assert.equal(entries(html).length, 2, html);
    assert.ok(html.indexOf('End.') < html.indexOf('lectern-references'));
  });

  test('shows them in headings, tables, lists, quotes, emphasis and over two lines', async () => {
    await previewOf('[@kim2025medclm]');
    const lines = [
      '# On [@kim2025medclm]',
      '',
      '| a | b |',
      '| - | - |',
      '| x | y [@kim2025medclm] |',
      '',
      '- one',
      '  - two [@kim2025medclm]',
      '',
      '> quoted [see @kim2025medclm,',
      '> p. 5] and *more [@kim2025medclm]*',
      '',
      '[^1]: note [@kim2025medclm].',
    ];
    // a bar is a caret in the helper's notation
    const content = lines.join('\n');
    const html = await preview(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
    const marks = html.match(/class="lectern-citation"/g) ?? [];
    assert.equal(marks.length, 6, html);
    assert.match(html, /<td>y <a class="lectern-citation"/);
    assert.match(html, /<em>more <a class="lectern-citation"/);
    assert.equal(entries(html).length, 1);
  });

  test('leaves alone what is no citation, in a note with front matter', async () => {
    const html = await previewOf(
      '---\ntitle: "@kim2025medclm"\n---\n\n[@nie2025artificial] `[@kim2025medclm]` a@kim2025medclm.org @fig-one\n\n```\n@kim2025medclm\n```\n\n- [ ] task\n',
    );
    assert.equal((html.match(/lectern-citation/g) ?? []).length, 1, html);
    assert.match(html, /@fig-one/);
    assert.equal(entries(html).length, 1);
  });

  test('marks keys that name no paper', async () => {
    assert.match(await previewOf('[@nobody1900]'), /lectern-unknown" title="[^"]*nobody1900[^"]*"/);
  });

  test('puts the references where the note has a place for them', async () => {
    const html = await previewOf('[@kim2025medclm]\n\n# References\n\n::: {#refs}\n:::\n\n# Appendix\n');
    assert.match(html, /References<\/h1>\s*<div class="lectern-references[^]*Appendix<\/h1>/);
    assert.doesNotMatch(html, /:::/);
  });

  test('follows the note’s own bibliography', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const bib = vscode.Uri.joinPath(folder, 'own-preview.bib');
    const bytes = (title: string) =>
      new TextEncoder().encode(`@book{own1, title={${title}}, author={Own, Ann}, year={1999}}`);
    await vscode.workspace.fs.writeFile(bib, bytes('First title'));
    const html = await previewOf('---\nbibliography: own-preview.bib\n---\n\n[@own1]\n');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document && html);
    await until('the entry', async () => ((await preview(document)).includes('First title') ? true : undefined));
    await vscode.workspace.fs.writeFile(bib, bytes('Second title'));
    await until('the changed entry', async () =>
      (await preview(document)).includes('Second title') ? true : undefined,
    );
    await vscode.workspace.fs.delete(bib);
  });

  test('prints in the style that the note names, numbers and notes too', async () => {
    const text = (style: string) =>
      `---\ncsl: ${style}\n---\n\nSo [see @kim2025medclm, p. 5]. And @nie2025artificial.\n`;
    const printed = async (style: string, pattern: RegExp) => {
      await previewOf(text(style));
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document);
      return until(`the preview in ${style}`, async () => {
        const html = await preview(document);
        return pattern.test(html) ? html : undefined;
      });
    };
    const ieee = await printed('ieee', /So <a [^>]*>see \[1, p\. 5\]<\/a>\./);
    assert.match(ieee, /<div class="csl-left-margin">\[1\]<\/div><div class="csl-right-inline">S\. Y\. Kim/);
    const notes = await printed('chicago-note-bibliography', /So\.<sup><a [^>]*href="#lectern-note-1">1<\/a><\/sup>/);
    assert.match(notes, /<li id="lectern-note-1" value="1">.*Kim.*MedCLM/);
    assert.match(notes, /And Nie.*<sup><a [^>]*href="#lectern-note-2">2<\/a><\/sup>/);
  });

  test('renders a long note in its style once the steps are done', async () => {
    const text = Array.from({ length: 30 }, (_, i) => `${i} [@${i % 2 ? 'kim2025medclm' : 'nie2025artificial'}].`);
    await previewOf(`---\ncsl: ieee\n---\n\n${text.join('\n\n')}\n`);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const html = await until('the style', async () => {
      const found = await preview(document);
      return found.includes('>[1]</a>') ? found : undefined;
    });
    assert.equal((html.match(/>\[[12]\]<\/a>/g) ?? []).length, 30);
  });

  test('keeps hostile titles dead', async () => {
    const api = await activated();
    await api.open(fixture('hostile-listing.txt'));
    const hostile = (await api.papers()).filter(paper => /hostile/i.test(paper.title));
    assert.ok(hostile.length > 1);
    const html = await previewOf(`${hostile.map(({ key }) => `[@{${key}}]`).join(' ')}\n`);
    assert.equal(entries(html).length, hostile.length, html);
    assert.doesNotMatch(html, /<(?:img|script|table|svg|iframe|a name|em>stars|code>code|s>)/);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link ?? '');
    const known = hostile.flatMap(({ links: own }) => own.map(({ url }) => url));
    assert.deepEqual(
      links.filter(link => !link.startsWith('#') && !known.includes(link)),
      [],
      html,
    );
    assert.ok(!html.includes('katex'), html);
  });

  test('is switched off by its setting', async () => {
    await previewOf('[@kim2025medclm]');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await settings().update(Setting.renderCitations, false, vscode.ConfigurationTarget.Global);
    try {
      const { document: other } = await openNote('[@kim2025medclm] and @kim2025medclm.');
      assert.match(await preview(other), /<p[^>]*>\[@kim2025medclm\] and @kim2025medclm\.<\/p>/);
    } finally {
      await settings().update(Setting.renderCitations, undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

suite('references in a note', () => {
  const run = async () => {
    await vscode.commands.executeCommand(Command.insertReferences);
  };

  test('are put under their heading, brought up to date and taken back by one undo', async () => {
    await activated();
    const editor = await openNote('So [@kim2025medclm].|\r\n\r\n## References\r\n\r\n## Appendix\r\n');
    const { document } = editor;
    const before = document.getText();
    await run();
    const first = document.getText();
    assert.match(
      first,
      /^So \[@kim2025medclm\]\.\r\n\r\n## References\r\n\r\n<!-- lectern:references [\w-]+ -->\r\n\r\n.*Kim.*MedCLM.*\r\n\r\n<!-- \/lectern:references -->\r\n\r\n## Appendix\r\n$/,
    );
    assert.doesNotMatch(first, /[^\r]\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('redo');
    await editor.edit(builder => builder.insert(new vscode.Position(0, 0), 'And [@nie2025artificial]. '));
    await run();
    const second = document.getText();
    assert.equal((second.match(/lectern:references/g) ?? []).length, 2, second);
    assert.match(second, /Nie/);
    assert.ok(second.endsWith('<!-- /lectern:references -->\r\n\r\n## Appendix\r\n'), second);
    const html = await preview(document);
    assert.doesNotMatch(html, /class="lectern-references/);
    assert.match(html, /MedCLM/);
  });

  test('are in the style of the note, with emphasis and links', async () => {
    await activated();
    const { document } = await openNote('---\ncsl: ieee\n---\n\n[@nie2025artificial; @kim2025medclm]\n');
    await run();
    const text = document.getText();
    assert.match(
      text,
      /<!-- lectern:references ieee -->\n\n\\\[1\\\] G\. Nie.*\*arXiv\*.*<https:\/\/arxiv\.org\/abs\/2502\.12990>/,
    );
    assert.match(text, /\n\n\\\[2\\\] S\. Y\. Kim/);
  });

  test('keep hostile titles dead', async () => {
    const api = await activated();
    await api.open(fixture('hostile-listing.txt'));
    const hostile = (await api.papers()).filter(paper => /hostile/i.test(paper.title));
    const { document } = await openNote(`${hostile.map(({ key }) => `[@{${key}}]`).join(' ')}\n\nEnd\n`);
    await run();
    const [, region = ''] = document.getText().split('<!-- lectern:references');
    assert.ok(hostile.length > 1 && region.length > 100, region);
    const html = await vscode.commands.executeCommand<string>(
      'markdown.api.render',
      region.slice(region.indexOf('\n')),
    );
    assert.doesNotMatch(html, /<(?:img|script|table|svg|iframe|a name|code|s|h\d|li|blockquote)[\s>]/, html);
    const known = hostile.flatMap(({ links }) => links.map(({ url }) => url));
    // the oldest VS Code's markdown-it links an escaped address to itself, which shows where it leads
    const links = [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].filter(([, link, shown]) => link !== shown);
    assert.deepEqual(
      links.map(([, link]) => link ?? '').filter(link => !known.includes(link)),
      [],
      html,
    );
    assert.doesNotMatch(html, /lectern-citation|katex/);
  });

  test('are left alone where a marker is missing', async () => {
    await activated();
    const { document } = await openNote('[@kim2025medclm]|\n\n<!-- lectern:references apa -->\n\nmine\n');
    const before = document.getText();
    void run();
    await new Promise(resolve => setTimeout(resolve, 1500));
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('are brought up to date on save where the setting says so', async () => {
    await activated();
    const { document } = await openNote(
      '[@kim2025medclm]\n\n<!-- lectern:references -->\n<!-- /lectern:references -->\n',
    );
    const dirty = async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'x ');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      return document.getText();
    };
    assert.doesNotMatch(await dirty(), /MedCLM/);
    await settings().update(Setting.updateReferencesOnSave, true, vscode.ConfigurationTarget.Global);
    try {
      assert.match(await dirty(), /^x x \[@kim2025medclm\]\n\n<!-- lectern:references [\w-]+ -->\n\n.*MedCLM/);
    } finally {
      await settings().update(Setting.updateReferencesOnSave, undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
