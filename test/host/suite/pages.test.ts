import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { pageUri } from '../../../src/features/papers/paperPages';
import { activated, fixture, until } from './lectern';

async function pageOf(key: string): Promise<{ text: string; html: string }> {
  const document = await vscode.workspace.openTextDocument(pageUri(key));
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', document.getText());
  return { text: document.getText(), html };
}

/** Addresses of all links of a rendered page. */
const linksIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(match => match[1]);

suite('pages', () => {
  test('shows facts, summary and links', async () => {
    await activated();
    const { html } = await pageOf('kim2025medclm');
    assert.match(html, /<h1[^>]*>MedCLM: Learning to Localize/);
    assert.match(html, /Soo Yong Kim, Suin Cho/);
    assert.match(html, /Medical VLMs (&amp;|and) Multimodal LLMs/);
    assert.ok(linksIn(html).includes('https://arxiv.org/abs/2510.04477'));
  });

  test('opens in the preview', async () => {
    await activated();
    await vscode.commands.executeCommand(Command.openPaper, 'kim2025medclm');
    await until('the preview tab', () =>
      vscode.window.tabGroups.all.flatMap(group => group.tabs).find(tab => tab.label.includes('kim2025medclm')),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('keeps hostile titles and abstracts dead', async () => {
    const api = await activated();
    await api.open(fixture('hostile-listing.txt'));
    const hostile = (await api.papers()).filter(paper => /hostile/i.test(paper.title));
    assert.equal(hostile.length, 3);
    for (const paper of hostile) {
      const { html } = await pageOf(paper.key);
      assert.deepEqual(
        linksIn(html).filter(link => !link?.endsWith('.md')),
        paper.links.map(link => link.url),
        html,
      );
      assert.doesNotMatch(html, /<(img|script|table|a name|em>stars|code>code|s>)/);
      assert.ok(!html.includes('katex'), html);
    }
  });
});
