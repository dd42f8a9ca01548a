import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toPaper } from '../../../src/core/paper';
import { vscodeFiles } from '../../../src/adapters/vscodeFiles';
import { NoteEditors } from '../../../src/features/citing/noteEditors';
import { NoteNotation } from '../../../src/features/citing/noteNotation';
import { LibraryService } from '../../../src/features/sources/libraryService';
import { Command } from '../../../src/features/ids';
import { pageUri } from '../../../src/features/papers/paperPages';
import { askModel, type ChatModel } from '../../../src/features/summaries/modelSummaryRequest';
import { summarizeWithModel } from '../../../src/features/summaries/summarizeWithModel';
import { extension, activated, fixture, openNote } from './lectern';

const KEY = 'drawer2021hand';
const PROBLEM = 'Drawing them by hand remains slow and error-prone.';
const PROPOSAL = 'We propose Hand, a network that draws maps from photographs.';
const RESULT = 'Experiments show that Hand outperforms earlier methods by 7.5% on all of them.';

const FORMS: Readonly<Record<string, string>> = {
  line: `${PROPOSAL} [@${KEY}]`,
  pair: `${PROPOSAL} ${RESULT} [@${KEY}]`,
  paragraph: `${PROBLEM} ${PROPOSAL} ${RESULT} [@${KEY}]`,
  quote: `> ${PROBLEM} ${PROPOSAL} ${RESULT}\n>\n> — [@${KEY}]`,
  bullets: `- ${PROBLEM}\n- ${PROPOSAL}\n- ${RESULT} [@${KEY}]`,
  table: [
    `|  | [@${KEY}] |`,
    '| --- | --- |',
    `| Problem | ${PROBLEM} |`,
    `| Approach | ${PROPOSAL} |`,
    '| Data | We train it on 12,000 images of four cities. |',
    `| Result | ${RESULT} |`,
    '| Code | Not stated |',
  ].join('\n'),
};

/** A model that gives this answer in pieces, and what it was asked. */
function fakeModel(pieces: readonly string[], asked: string[] = []): ChatModel {
  async function* text() {
    for (const piece of pieces) yield piece;
  }
  return {
    name: 'Fake One',
    sendRequest: async messages => {
      for (const { content } of messages)
        for (const part of content) if (part instanceof vscode.LanguageModelTextPart) asked.push(part.value);
      return { text: text(), stream: text() };
    },
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** A store that keeps nothing. */
const emptyState: vscode.Memento = { keys: () => [], get: () => undefined as never, update: async () => {} };

suite('summaries', () => {
  suiteSetup(async () => {
    const api = await activated();
    await api.open(fixture('abstract-only.bib'));
  });

  test('writes each form from an abstract alone', async () => {
    const config = () => vscode.workspace.getConfiguration('lectern');
    for (const [form, expected] of Object.entries(FORMS)) {
      await config().update('summaryFormat', form, vscode.ConfigurationTarget.Workspace);
      try {
        const editor = await openNote('|');
        await vscode.commands.executeCommand(Command.insertSummary, [KEY]);
        assert.equal(editor.document.getText().trim(), expected, form);
      } finally {
        await config().update('summaryFormat', undefined, vscode.ConfigurationTarget.Workspace);
      }
    }
  });

  test('says on the page that the summary comes from the abstract', async () => {
    const document = await vscode.workspace.openTextDocument(pageUri(KEY));
    assert.ok(
      document.getText().includes(`## Summary\n\n${PROPOSAL}\n\n*Taken from the abstract*`),
      document.getText(),
    );
  });

  test('marks what a language model wrote, and the numbers that it made up', async () => {
    const abstract = 'Maps are used all over the world. We train Hand on 12,000 images.';
    const paper = toPaper({
      id: KEY,
      type: 'article',
      title: 'Maps by Hand',
      author: [{ family: 'Drawer' }],
      abstract,
    });
    const asked: string[] = [];
    const editor = await openNote('|');
    const editors = new NoteEditors();
    const model = fakeModel(['Hand draws maps ', 'from 12,000 images, 9% better.'], asked);
    const notation = new NoteNotation();
    const service = new LibraryService({
      extensionUri: extension().extensionUri,
      files: vscodeFiles,
      log: silent,
      editors,
      state: emptyState,
    });
    await summarizeWithModel(paper, { editors, notation, service }, [model]);
    vscode.Disposable.from(editors, notation, service).dispose();
    assert.equal(
      editor.document.getText(),
      `Hand draws maps from 12,000 images, 9% better. [@${KEY}] (Summary written by Fake One. Not in the abstract: 9%.)`,
    );
    assert.equal(asked.length, 1);
    assert.match(asked[0] ?? '', /Title: Maps by Hand\n\nAbstract: Maps are used/);
    assert.doesNotMatch(asked[0] ?? '', /Drawer/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '');
  });

  test('gives one sentence where a model fails, and nothing where it was cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const refusing: ChatModel = {
      name: 'Fake Two',
      sendRequest: async () => {
        throw vscode.LanguageModelError.NoPermissions('no');
      },
    };
    await assert.rejects(askModel(refusing, 'x', source.token), /^Error: Lectern was not allowed to use Fake Two\.$/);
    await assert.rejects(askModel(fakeModel([' ']), 'x', source.token), /^Error: Fake One gave an empty answer\.$/);
    source.cancel();
    assert.equal(await askModel(fakeModel(['text']), 'x', source.token), undefined);
    source.dispose();
  });

  test('offers the language model command without failing where there is no model', async () => {
    await activated();
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes(Command.summarizeWithModel));
    const models = await vscode.lm.selectChatModels();
    // the answer is a message that waits for the person, so only its coming back is looked at
    if (!models.length) await vscode.commands.executeCommand(Command.summarizeWithModel, KEY);
  });
});
