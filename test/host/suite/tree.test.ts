import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { vscodeFiles } from '../../../src/adapters/vscodeFiles';
import { PAPERS_MIME, TreeContext } from '../../../src/features/ids';
import { LibraryService } from '../../../src/features/sources/libraryService';
import { NoteEditors } from '../../../src/features/citing/noteEditors';
import { PapersTree, type PaperNode } from '../../../src/features/tree/papersTree';
import { extension } from './lectern';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A store that keeps nothing. */
const state: vscode.Memento = { keys: () => [], get: () => undefined as never, update: async () => {} };

suite('tree', () => {
  let service: LibraryService;
  let tree: PapersTree;
  suiteSetup(async () => {
    const { extensionUri } = extension();
    service = new LibraryService({ extensionUri, files: vscodeFiles, log: silent, notes: new NoteEditors(), state });
    await service.reload();
    tree = new PapersTree(service, 'topic');
  });
  suiteTeardown(() => vscode.Disposable.from(tree, service).dispose());

  const label = (node: PaperNode | undefined) => node && tree.getTreeItem(node).label;
  const firstPaper = (): PaperNode => {
    const paper = tree.getChildren(tree.getChildren()[0]).find(node => node.kind === 'paper');
    assert.ok(paper);
    return paper;
  };

  test('shows the topics with their counts', () => {
    const groups = tree.getChildren();
    assert.equal(groups.length, 16);
    const item = tree.getTreeItem(groups[0]!);
    assert.deepEqual([item.label, item.description], ['ECG & Electrograms', '33']);
    assert.equal(item.accessibilityInformation?.label, 'ECG & Electrograms, 33 papers');
    assert.equal(tree.getChildren(groups[0]).length, 33);
  });

  test('shows a paper under each of its topics with an id of its own', () => {
    const rows = tree.getChildren().flatMap(group => tree.getChildren(group));
    const ids = rows.map(row => tree.getTreeItem(row).id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 165);
  });

  test('leads a row with authors and year', () => {
    const rows = tree.getChildren().flatMap(group => tree.getChildren(group));
    const medclm = rows.find(row => row.kind === 'paper' && row.paper.key === 'kim2025medclm');
    assert.match(String(label(medclm)), /^Kim et al\. 2025: MedCLM: /);
  });

  test('sets no resourceUri, since a dropped address would open a file', () => {
    assert.equal(tree.getTreeItem(firstPaper()).resourceUri, undefined);
  });

  test('marks rows that have a link', () => {
    assert.equal(tree.getTreeItem(firstPaper()).contextValue, `${TreeContext.paper}.link`);
  });

  test('carries only its own type in a drag', () => {
    const data = new vscode.DataTransfer();
    tree.handleDrag([firstPaper()], data);
    assert.deepEqual(
      [...data].map(([mime]) => mime),
      [PAPERS_MIME],
    );
  });

  test('resolves a tooltip in which nothing is trusted', async () => {
    const node = firstPaper();
    const { tooltip } = await tree.resolveTreeItem(tree.getTreeItem(node), node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
    assert.match(tooltip.value, /\(https:\/\/arxiv\.org\/abs\//);
  });

  test('groups by year, author and type', () => {
    tree.grouping = 'year';
    assert.deepEqual([label(tree.getChildren()[0]), label(tree.getChildren().at(-1))], ['2025', 'Year Unknown']);
    tree.grouping = 'author';
    assert.equal(label(tree.getChildren().at(-1)), 'Authors Unknown');
    assert.ok(tree.getChildren().some(node => label(node) === 'Kim, Soo Yong'));
    tree.grouping = 'type';
    assert.deepEqual(tree.getChildren().map(label), ['Preprint', 'Journal Article', 'Conference Paper']);
    tree.grouping = 'topic';
  });
});
