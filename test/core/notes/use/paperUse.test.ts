import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Library } from '../../../../src/core/library/library';
import type { Source } from '../../../../src/core/library/source';
import { NoteIndex } from '../../../../src/core/notes/index/noteIndex';
import { readNote } from '../../../../src/core/notes/index/readNote';
import { noteGroups } from '../../../../src/core/notes/use/noteGroups';
import { papersCitedIn, papersInBibliography, paperUses } from '../../../../src/core/notes/use/paperUse';
import { duplicatePapers, smartTopics } from '../../../../src/core/notes/use/smartTopics';
import { toPaper, type Paper } from '../../../../src/core/paper';

const paper = (id: string, title = `Title of ${id}`, key = id): Paper => toPaper({ id, type: 'article', title }, key);
const [a, b, c] = [paper('a'), paper('b'), paper('c')];
const papers = [a, b, c];
const resolve = (key: string) => papers.filter(({ citationKey }) => citationKey === key);

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex();
  for (const [uri, text] of Object.entries(notes)) index.set(readNote(uri, text, 'pandoc'));
  return index;
}

test('counts the notes that cite a paper and those that are about it', () => {
  const index = indexOf({
    'file:///x.md': '@a and again [@a; @b] and @nobody',
    'file:///y.md': '[@a]',
    'file:///@b.md': 'I am about @b.',
  });
  const uses = paperUses(index, resolve);
  assert.deepEqual(uses.get('a'), { citingNotes: 2, literatureNotes: 0 });
  assert.deepEqual(uses.get('b'), { citingNotes: 1, literatureNotes: 1 });
  assert.equal(uses.get('c'), undefined);
});

test('a key that means two papers counts for the one that it means in the note', () => {
  const first = paper('k', 'First', 'k');
  const second = paper('k', 'Second', 'k~2');
  const index = indexOf({ 'file:///x.md': '@k', 'file:///y.md': '@k' });
  const uses = paperUses(index, (_key, note) =>
    note === undefined ? [first, second] : note.endsWith('x.md') ? [first] : [second],
  );
  assert.equal(uses.get('k')?.citingNotes, 1);
  assert.equal(uses.get('k~2')?.citingNotes, 1);
});

test('a note about a paper counts where no source of its own folder has the key', () => {
  const index = indexOf({ 'file:///other/@a.md': '' });
  const uses = paperUses(index, (key, note) => (note === undefined ? resolve(key) : []));
  assert.deepEqual(uses.get('a'), { citingNotes: 0, literatureNotes: 1 });
});

test('papers of a note come in the order of its text', () => {
  const index = indexOf({ 'file:///x.md': '@c, [@a] and @c [^b]' });
  assert.deepEqual(
    papersCitedIn(index, 'file:///x.md', resolve).map(({ key }) => key),
    ['c', 'a', 'b'],
  );
});

test('smart topics hold what their names say, and empty ones are not there', () => {
  const index = indexOf({ 'file:///x.md': '@a @b', 'file:///@b.md': '', 'file:///@c.md': '' });
  const uses = paperUses(index, resolve);
  const facts = { useOf: (key: string) => uses.get(key), readingOf: undefined, uncitedInDraft: [] };
  const found = smartTopics(papers, facts).map(group => [group.name, group.papers.map(({ key }) => key).join()]);
  assert.deepEqual(found, [
    ['citedWithoutNote', 'a'],
    ['notedNeverCited', 'c'],
  ]);
  const reading = smartTopics(papers, { ...facts, readingOf: key => (key === 'a' ? 'read' : 'unread') });
  assert.equal(reading.find(group => group.name === 'unread')?.papers.length, 2);
});

test('papers of one title are duplicates, those with short titles are not', () => {
  const twins = [
    paper('x', 'A Study of Lamps'),
    paper('y', 'a study of  lamps.'),
    paper('z', 'Lamps'),
    paper('w', 'Lamps'),
  ];
  assert.deepEqual(
    duplicatePapers(twins).map(({ key }) => key),
    ['x', 'y'],
  );
});

test('the bibliography of a note is what it names itself, and what its project names', () => {
  const source = (id: string, level: Source['level'], base?: string): Source => ({
    uri: `file:///${id}.bib`,
    records: [{ item: { id, type: 'article', title: `Title of ${id}` }, line: 0 }],
    problems: [],
    level,
    base,
  });
  const library = new Library();
  library.setSources([
    source('own', 'note', 'file:///book/x.md'),
    source('project', 'project', 'file:///book/'),
    source('found', 'folder', 'file:///'),
    source('user', 'user'),
  ]);
  const keysFor = (note: string) => papersInBibliography(library, note).map(({ citationKey }) => citationKey);
  assert.deepEqual(keysFor('file:///book/x.md'), ['own', 'project']);
  assert.deepEqual(keysFor('file:///book/deep/y.md'), ['project']);
  assert.deepEqual(keysFor('file:///booklet/z.md'), []);
});

test('no paper stands in two groups of a note', () => {
  const groups = noteGroups({ cited: [a], bibliography: [a, b], suggested: [a, b, c] });
  assert.deepEqual(
    groups.map(group => [group.name, group.papers.map(({ key }) => key).join()]),
    [
      ['citedHere', 'a'],
      ['notCitedHere', 'b'],
      ['suggestedHere', 'c'],
    ],
  );
});
