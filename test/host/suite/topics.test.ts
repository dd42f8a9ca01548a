import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { vscodeFiles } from '../../../src/adapters/vscodeFiles';
import { NoteEditors } from '../../../src/features/citing/noteEditors';
import { PAPERS_MIME, TreeContext } from '../../../src/features/ids';
import { NotesService } from '../../../src/features/notes/notesService';
import { LibraryService } from '../../../src/features/sources/libraryService';
import { runTopicCommand } from '../../../src/features/topics/topicCommands';
import { renameTopic } from '../../../src/core/topics/topicChoices';
import type { TopicService } from '../../../src/features/topics/topicService';
import { Topics } from '../../../src/features/topics/topics';
import { PapersTree, type PaperNode } from '../../../src/features/tree/papersTree';
import { PaperUses } from '../../../src/features/tree/paperUses';
import { ReadingStates } from '../../../src/features/tree/readingStates';
import { extension, fixture, until } from './lectern';

/** A store as long as the test. */
function memory(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, otherwise?: unknown) => (kept.has(key) ? kept.get(key) : otherwise) as never,
    update: async (key, value) => void kept.set(key, JSON.parse(JSON.stringify(value))),
  };
}

interface Room {
  readonly tree: PapersTree;
  readonly topics: Topics;
  readonly service: LibraryService;
  readonly found: TopicService;
  dispose(): void;
}

/** The tree over the tagless bibliography alone. */
async function openRoom(state: vscode.Memento, storage: vscode.Uri): Promise<Room> {
  const { extensionUri } = extension();
  const log = vscode.window.createOutputChannel('Lectern topics test', { log: true });
  const editors = new NoteEditors();
  const service = new LibraryService({ extensionUri, files: vscodeFiles, log, editors, state: memory() });
  const notes = new NotesService({ files: vscodeFiles, log });
  const uses = new PaperUses({ service, notes, editors });
  const topics = new Topics({ service, log, state, storage, extensionUri });
  const reading = new ReadingStates(memory());
  const tree = new PapersTree({ service, uses, reading, grouping: 'topic', topics });
  await service.reload();
  await service.open(fixture('tagless.bib'));
  await service.whenReady();
  const found = await topics.ready();
  const all = vscode.Disposable.from(tree, topics, uses, service, notes, log);
  return { tree, topics, service, found, dispose: () => all.dispose() };
}

suite('topics', () => {
  const state = memory();
  let storage: vscode.Uri;
  let room: Room;
  const setting = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('lectern').update(name, value, vscode.ConfigurationTarget.Global);
  const groups = () => room.tree.getChildren();
  const labels = () => groups().map(node => String(room.tree.getTreeItem(node).label));
  const topicNamed = (name: string): PaperNode => {
    const node = groups().find(each => room.tree.getTreeItem(each).label === name);
    assert.ok(node, `no topic ${name} among ${labels().join(' | ')}`);
    return node;
  };
  const papersIn = (node: PaperNode): PaperNode[] =>
    room.tree.getChildren(node).flatMap(child => (child.kind === 'group' ? papersIn(child) : [child]));
  /** The subject of a paper of the fixture: each journal has one. */
  const subjects = (node: PaperNode) => papersIn(node).map(row => (row.kind === 'paper' ? row.paper.venue : undefined));
  const automatic = () =>
    groups().filter(node => room.tree.getTreeItem(node).contextValue?.startsWith(TreeContext.topic));

  suiteSetup(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    storage = vscode.Uri.joinPath(folder.uri, '.topics-test');
    await setting('showShippedPapers', 'never');
    room = await openRoom(state, storage);
  });
  suiteTeardown(async () => {
    room.dispose();
    await setting('showShippedPapers', undefined);
    await setting('topics', undefined);
    await vscode.workspace.fs.delete(storage, { recursive: true });
  });

  test('shows a bibliography without tags as a tree of its subjects', () => {
    const topics = automatic();
    assert.ok(topics.length >= 4 && topics.length <= 10, labels().join(' | '));
    let strays = 0;
    for (const topic of topics) {
      const tally = new Map<string | undefined, number>();
      for (const subject of subjects(topic)) tally.set(subject, (tally.get(subject) ?? 0) + 1);
      const sizes = [...tally.values()];
      strays += sizes.reduce((sum, n) => sum + n, 0) - Math.max(...sizes);
    }
    assert.ok(strays <= 3, `${strays} papers stand among others`);
    const shown = new Set(
      groups()
        .flatMap(papersIn)
        .map(row => (row.kind === 'paper' ? row.paper.key : '')),
    );
    assert.equal(shown.size, room.service.library.papers.length);
  });

  test('finds the papers of a topic by its name in the search, after a change of name too', async () => {
    const [topic] = automatic();
    assert.ok(topic?.kind === 'group');
    const inTree = [...new Set(papersIn(topic).map(row => (row.kind === 'paper' ? row.paper.key : '')))].sort();
    const bySearch = (query: string) => [...(room.service.matching(query) ?? [])].sort();
    const name = String(room.tree.getTreeItem(topic).label);
    assert.deepEqual(bySearch(`#"${name}"`), inTree);
    const before = room.found.choices;
    await room.found.setChoices(renameTopic(before, topic.group.id, 'Quagga Matters'));
    assert.deepEqual(bySearch('topic:quagga'), inTree);
    assert.deepEqual(
      room.service
        .search('#quagga', 100)
        .map(({ paper }) => paper.key)
        .sort(),
      inTree,
    );
    await room.found.setChoices(before);
    assert.deepEqual(bySearch('#quagga'), []);
  });

  test('keeps the topics from one session to the next', async () => {
    const before = labels();
    room.dispose();
    room = await openRoom(state, storage);
    assert.deepEqual(labels(), before);
  });

  test('shows a topic of the settings with the papers that its search finds', async () => {
    await setting('topics', { Bridges: 'title:bridge' });
    const topic = await until('the topic', () => {
      const [first] = groups();
      return first && room.tree.getTreeItem(first).label === 'Bridges' ? first : undefined;
    });
    const rows = papersIn(topic);
    assert.ok(rows.length > 0);
    for (const row of rows) assert.match(row.kind === 'paper' ? row.paper.title : '', /bridge/i);
  });

  test('adds a paper that is dropped onto a topic, and takes it out again', async () => {
    const count = () => papersIn(topicNamed('Bridges')).length;
    const before = count();
    const inside = new Set(papersIn(topicNamed('Bridges')).map(row => (row.kind === 'paper' ? row.paper.key : '')));
    const other = room.service.library.papers.find(({ key }) => !inside.has(key));
    assert.ok(other);
    const data = new vscode.DataTransfer();
    data.set(PAPERS_MIME, new vscode.DataTransferItem(other.key));
    await room.tree.handleDrop(topicNamed('Bridges'), data);
    assert.equal(count(), before + 1);
    const row = papersIn(topicNamed('Bridges')).find(node => node.kind === 'paper' && node.paper === other);
    await runTopicCommand('lectern.removeFromTopic', room.found, [row]);
    assert.equal(count(), before);
  });

  test('pins and hides topics, and the choices outlive the session', async () => {
    const [, first, second, third] = automatic();
    assert.ok(first?.kind === 'group' && second?.kind === 'group' && third?.kind === 'group');
    const names = labels();
    await runTopicCommand('lectern.pinTopic', room.found, [third]);
    assert.equal(labels()[0], third.group.name);
    await runTopicCommand('lectern.hideTopic', room.found, [second]);
    assert.ok(!labels().includes(second.group.name));
    room.dispose();
    room = await openRoom(state, storage);
    assert.equal(labels()[0], third.group.name);
    assert.ok(!labels().includes(second.group.name));
    assert.equal(labels().length, names.length - 1);
    const pinned = groups()[0];
    assert.equal(pinned && room.tree.getTreeItem(pinned).contextValue, `${TreeContext.topic}.pinned`);
  });

  test('choices outlive a new grouping, and a merge takes the papers along', async () => {
    const [pinned] = labels();
    const before = labels();
    await runTopicCommand('lectern.regroupTopics', room.found, []);
    assert.deepEqual(labels(), before);
    const [, source, target] = automatic();
    assert.ok(source?.kind === 'group' && target?.kind === 'group');
    const name = source.group.name;
    const moved = papersIn(source).length;
    const merging = runTopicCommand('lectern.mergeTopics', room.found, [source]);
    await until('the merge', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return labels().includes(name) ? undefined : true;
    });
    await merging;
    assert.equal(labels()[0], pinned);
    assert.ok(Object.keys(room.found.choices.merged).length === 1 && moved > 0);
    const shown = new Set(
      groups().flatMap(node => papersIn(node).map(row => (row.kind === 'paper' ? row.paper.key : ''))),
    );
    for (const row of papersIn(source)) assert.ok(row.kind === 'paper' && shown.has(row.paper.key));
  });
});
