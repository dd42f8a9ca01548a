import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/features/ids';
import { activated, extension, openNote, until } from './lectern';

suite('the real listing', () => {
  test('gives 165 papers, topics, a search and both insertions', async function () {
    const listing = vscode.Uri.joinPath(extension().extensionUri, '..', 'shared', 'papers', 'listing.txt');
    try {
      await vscode.workspace.fs.stat(listing);
    } catch {
      console.log('      skipped: the real listing is not beside this checkout');
      this.skip();
    }
    const api = await activated();
    await api.open(listing);
    const papers = await api.papers();
    const inListing = papers.filter(paper => paper.abstract !== undefined && paper.summary !== undefined);
    assert.equal(inListing.length, 165);
    assert.deepEqual(
      (await api.problems()).filter(problem => problem.uri === listing.toString()),
      [],
    );
    assert.equal((await api.topics()).length, 16);

    const [best] = await api.search('vascular age photoplethysmography', 5);
    assert.match(best?.paper.title ?? '', /Vascular Age from Photoplethysmography/);
    const key = best?.paper.key ?? '';

    const editor = await openNote('Wearables can tell how old an artery is |.\n\n|', 'real.md');
    const [, summaryCaret] = editor.selections;
    editor.selections = [editor.selections[0]!];
    await vscode.commands.executeCommand(Command.insertCitation, key);
    await until('the citation', () => (editor.document.getText().includes(`[@${key}]`) ? true : undefined));
    editor.selections = [new vscode.Selection(summaryCaret!.active, summaryCaret!.active)];
    await vscode.commands.executeCommand(Command.insertSummary, key);
    const text = await until('the summary', () => {
      const now = editor.document.getText();
      return now.split(`[@${key}]`).length === 3 ? now : undefined;
    });
    assert.ok(text.startsWith(`Wearables can tell how old an artery is [@${key}].\n\n`), text);
    assert.ok(await editor.document.save());
  });
});
