import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { vscodeFiles } from '../../../src/adapters/vscodeFiles';
import { PAPERS_MIME, TreeContext } from '../../../src/features/ids';
import { LibraryService } from '../../../src/features/sources/libraryService';
import { NoteEditors } from '../../../src/features/citing/noteEditors';
import { NotesService } from '../../../src/features/notes/notesService';
import { PaperUses } from '../../../src/features/tree/paperUses';
import { ReadingStates } from '../../../src/features/tree/readingStates';
import { PapersTree, type PaperNode } from '../../../src/features/tree/papersTree';
import { extension, openNote, until } from './lectern';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A store that keeps nothing. */
const state: vscode.Memento = { keys: () => [], get: () => undefined as never, update: async () => {} };

suite('tree', () => {
  let service: LibraryService;
  let notes: NotesService;
  let uses: PaperUses;
  let reading: ReadingStates;
  let tree: PapersTree;
  suiteSetup(async () => {
    const { extensionUri } = extension();
    const editors = new NoteEditors();
    service = new LibraryService({ extensionUri, files: vscodeFiles, log: silent, editors, state });
    notes = new NotesService({ files: vscodeFiles, log: silent });
    uses = new PaperUses({ service, notes, editors });
    reading = new ReadingStates(state);
    await service.reload();
    tree = new PapersTree({ service, uses, reading, grouping: 'topic' });
  });
  suiteTeardown(() => vscode.Disposable.from(tree, uses, reading, notes, service).dispose());

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
    assert.equal(tree.getTreeItem(firstPaper()).contextValue, `${TreeContext.paper}.link.topic`);
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

  const groupNamed = (name: string) => tree.getChildren().find(node => label(node) === name);
  const keysIn = (node: PaperNode | undefined) =>
    node ? tree.getChildren(node).flatMap(row => (row.kind === 'paper' ? [row.paper.key] : [])) : [];

  test('counts what notes cite and note, and gathers it in smart topics', async () => {
    await openNote('About [@kim2025medclm] and @nie2025artificial.', 'cites.md');
    await openNote('---\ncitekey: nie2025artificial\n---\n', 'about.md');
    await uses.follow();
    await until('both are known', () => (uses.of('nie2025artificial')?.literatureNotes ? true : undefined));
    assert.ok(uses.of('kim2025medclm')?.citingNotes);
    const described = tree.getChildren().map(node => String(tree.getTreeItem(node).description));
    assert.ok(
      described.some(text => / · \d cited · 1 with a note$/.test(text)),
      described.join('\n'),
    );
    assert.ok(keysIn(groupNamed('Cited but No Note')).includes('kim2025medclm'));
    assert.ok(!keysIn(groupNamed('Cited but No Note')).includes('nie2025artificial'));
    assert.equal(groupNamed('Unread'), undefined, 'before anything is marked all would be unread');
  });

  test('shows the papers of the note in use', async () => {
    await openNote('Vascular age from a wrist watch. See @kim2025medclm.', 'cites.md');
    tree.grouping = 'note';
    await until('the note is followed', () => keysIn(groupNamed('Cited Here')).join() === 'kim2025medclm' || undefined);
    const suggested = keysIn(groupNamed('Suggested'));
    assert.ok(suggested.includes('nie2025artificial'), suggested.join());
    assert.ok(!suggested.includes('kim2025medclm'));
    tree.grouping = 'topic';
  });

  test('keeps how far the reader is, and finds it by the query language', async () => {
    const paper = service.library.get('kim2025medclm');
    assert.ok(paper);
    reading.mark([paper], 'read');
    assert.equal(keysIn(groupNamed('Unread')).length, 164);
    service.facts = { readingOf: key => (key === paper.key ? 'read' : 'unread'), ...uses.filterFacts() };
    assert.deepEqual([...(service.matching('is:read') ?? [])], ['kim2025medclm']);
    assert.deepEqual([...(service.matching('is:cited chain-of-thought') ?? [])], ['kim2025medclm']);
  });

  test('leaves what meets the filter, in open groups', () => {
    tree.wanted = service.matching('author:twinanda endonet');
    const groups = tree.getChildren();
    assert.ok(groups.length >= 1);
    assert.ok(groups.every(group => keysIn(group).join() === 'twinanda2016endonet'));
    assert.equal(tree.getTreeItem(groups[0]!).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    tree.wanted = undefined;
  });
});
