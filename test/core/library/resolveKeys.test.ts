import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Library } from '../../../src/core/library/library';
import type { Source, SourceLevel } from '../../../src/core/library/source';

const NOTE = 'file:///w/project/note.md';

/** A source with one paper under the key `k`, called after the source. */
function source(level: SourceLevel, base?: string, name: string = level): Source {
  const item = { id: 'k', title: `A Paper of the ${name} Level` };
  const uri = `file:///${name}.bib`;
  return { uri, level, ...(base && { base }), records: [{ item, line: 3 }], problems: [] };
}

function load(...sources: readonly Source[]): Library {
  const library = new Library();
  library.setSources(sources);
  return library;
}

/** The sources of the papers that a key means in a note. */
function meant(library: Library, note?: string, key = 'k'): string[] {
  return library
    .resolve(key, note)
    .flatMap(paper => library.originsOf(paper.key).map(({ uri }) => uri.replace(/^file:\/\/\/(.*)\.bib$/, '$1')));
}

test("looks a key up in the note's own bibliography, its project, its folder, then at the user's", () => {
  const all = [
    source('shipped'),
    source('extra'),
    source('user'),
    source('folder', 'file:///w/'),
    source('project', 'file:///w/project/'),
    source('note', NOTE),
  ];
  const found = all.map((_, at) => meant(load(...all.slice(0, at + 1)), NOTE));
  assert.deepEqual(found, [['shipped'], ['extra'], ['user'], ['folder'], ['project'], ['note']]);
});

test('looks for no key where its source does not hold', () => {
  const library = load(source('note', NOTE), source('project', 'file:///w/project/'), source('folder', 'file:///w/'));
  assert.deepEqual(meant(library, 'file:///w/project/other.md'), ['project']);
  assert.deepEqual(meant(library, 'file:///w/other.md'), ['folder']);
  assert.deepEqual(meant(library, 'file:///elsewhere/note.md'), []);
  assert.deepEqual(meant(library, 'file:///w2/note.md'), []);
});

test('prefers the nearer of two projects', () => {
  const library = load(source('project', 'file:///w/', 'outer'), source('project', 'file:///w/project/', 'inner'));
  assert.deepEqual(meant(library, NOTE), ['inner']);
  assert.equal(library.ambiguousKeys.size, 0);
});

test('knows a paper by the key of each of its records', () => {
  const item = { title: 'One Paper in Two Files', DOI: '10.1000/a' };
  const library = load(
    { ...source('user'), records: [{ item: { ...item, id: 'mine' }, line: 0 }] },
    { ...source('extra'), records: [{ item: { ...item, id: 'theirs' }, line: 0 }] },
  );
  assert.deepEqual(
    library.resolve('theirs').map(({ citationKey, csl }) => [citationKey, csl.id]),
    [['mine', 'mine']],
  );
});

test('keeps both papers that one level has under one key, and says so at each', () => {
  const [a, b] = [source('user', undefined, 'a'), source('user', undefined, 'b')];
  const library = load(
    { ...a, records: a.records.map(one => ({ ...one, key: { line: 3, column: 9, length: 1 } })) },
    b,
  );
  const keys = library.papers.map(({ key }) => key);
  assert.equal(new Set(keys).size, 2);
  assert.deepEqual(
    library.papers.map(({ citationKey, csl }) => [citationKey, csl.id]),
    [
      ['k', 'k'],
      ['k', 'k'],
    ],
  );
  assert.deepEqual(meant(library, NOTE).sort(), ['a', 'b']);
  assert.deepEqual([...library.ambiguousKeys.keys()], ['k']);
  const message = 'The citation key "k" stands for 2 different papers.';
  const problem = { line: 3, message, severity: 'warning', code: 'ambiguous-key' };
  assert.deepEqual(library.problems, [
    { uri: 'file:///a.bib', column: 9, endLine: 3, endColumn: 10, ...problem },
    { uri: 'file:///b.bib', column: 0, ...problem },
  ]);
});

test('leaves a duplicate that the reader has reported to the reader', () => {
  const twice = source('user');
  const records = [...twice.records, { item: { id: 'k', title: 'Another Paper Altogether' }, line: 9 }];
  const problems = [{ line: 9, column: 0, message: 'Twice.', code: 'duplicate-key' }];
  const library = load({ ...twice, records, problems });
  assert.deepEqual(
    library.problems.map(({ line, code }) => [line, code]),
    [
      [9, 'duplicate-key'],
      [3, 'ambiguous-key'],
    ],
  );
});

test('gives the better level the key as its unique one', () => {
  const library = load(source('shipped'), source('user'));
  assert.equal(library.get('k')?.title, 'A Paper of the user Level');
  assert.equal(library.ambiguousKeys.size, 0);
  assert.deepEqual(meant(library), ['user']);
});

test('lists no paper of hidden sources alone, but knows it', () => {
  const shared = { item: { id: 's', title: 'A Paper That Both of Them Have' }, line: 0 };
  const hidden: Source = { ...source('shipped'), hidden: true };
  const library = load(
    { ...hidden, records: [...hidden.records, shared] },
    { ...source('user'), records: [{ ...shared, item: { ...shared.item, id: 't' } }] },
  );
  assert.deepEqual(
    library.papers.map(({ key }) => key),
    ['t'],
  );
  assert.deepEqual([library.get('k')?.key, meant(library, NOTE)], ['k', ['shipped']]);
});

test('takes a file on two levels for one, with the better level', () => {
  const bib = source('folder', 'file:///w/', 'refs');
  const library = load(bib, { ...bib, level: 'note', base: 'file:///elsewhere/note.md' });
  assert.equal(library.papers.length, 1);
  assert.deepEqual(library.originsOf('k'), [{ uri: 'file:///refs.bib', line: 3, level: 'note' }]);
  assert.deepEqual(meant(library, 'file:///elsewhere/note.md'), ['refs']);
  assert.deepEqual(meant(library, NOTE), ['refs']);
});

test('takes keys that objects have of themselves for any other', () => {
  const records = ['__proto__', 'constructor', 'x'.repeat(100_000)].map((id, line) => ({
    item: { id, title: `A Title That Is Long ${line}` },
    line,
  }));
  const library = load({ ...source('user'), records });
  assert.deepEqual(
    records.map(({ item }) => library.resolve(item.id)[0]?.key),
    records.map(({ item }) => item.id),
  );
  assert.deepEqual(library.resolve('toString'), []);
});
