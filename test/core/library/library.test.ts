import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../src/core/csl';
import { Library } from '../../../src/core/library/library';
import type { Source } from '../../../src/core/library/source';

type Item = Partial<CslItem>;

const source = (uri: string, items: readonly Item[]): Source => ({
  uri,
  records: items.map((item, line) => ({ item, line })),
  problems: [],
  level: 'user',
});

/** The library of these sources, given as lists of records. */
function load(...sources: readonly (readonly Item[])[]): Library {
  const library = new Library();
  library.setSources(sources.map((items, index) => source(`file:///${index}`, items)));
  return library;
}

const keysOf = (library: Library) => library.papers.map(paper => paper.key);

const LONG_TITLE = 'Tides in the Margins of Notes';

test('completes a listed paper from another source and keeps its own values', () => {
  const library = load(
    [{ title: LONG_TITLE.toUpperCase(), abstract: 'Own abstract.' }],
    [{ id: 'doe2020tides', title: LONG_TITLE, issued: { 'date-parts': [[2020]] }, abstract: 'Other.' }],
  );
  assert.deepEqual(keysOf(library), ['doe2020tides']);
  const [paper] = library.papers;
  assert.deepEqual([paper?.title, paper?.year, paper?.abstract], [LONG_TITLE.toUpperCase(), 2020, 'Own abstract.']);
  assert.deepEqual(
    library.originsOf('doe2020tides').map(({ uri }) => uri),
    ['file:///0', 'file:///1'],
  );
});

test('puts a paper into the topics of all its records', () => {
  const filed = (topics: readonly string[], arxiv?: string): Item => ({
    title: LONG_TITLE,
    custom: { topics, ...(arxiv && { arxiv }) },
  });
  const library = load([filed(['Thesis'])], [{ title: LONG_TITLE }], [filed(['Reading', 'Thesis'], '2510.04477')]);
  assert.deepEqual(library.papers[0]?.topics, ['Thesis', 'Reading']);
  assert.equal(library.papers[0]?.csl.custom?.arxiv, '2510.04477');
});

test('knows a paper again by DOI, arXiv id or PMID whatever the title', () => {
  const same: readonly (readonly [Item, Item])[] = [
    [{ DOI: '10.1000/ABC' }, { DOI: 'https://doi.org/10.1000/abc' }],
    [{ custom: { arxiv: '2510.04477' } }, { URL: 'https://arxiv.org/abs/2510.04477v2' }],
    [{ PMID: '123' }, { PMID: '123' }],
    [{ custom: { published: { DOI: '10.1000/x' } } }, { DOI: '10.1000/x' }],
  ];
  for (const [a, b] of same) {
    const library = load([{ ...a, title: 'One Title That Is Long' }], [{ ...b, title: 'Another Quite Different One' }]);
    assert.equal(library.papers.length, 1, JSON.stringify(a));
  }
});

test('keeps papers apart whose title is the same but whose years differ', () => {
  const year = (value: number): Item => ({ title: LONG_TITLE, issued: { 'date-parts': [[value]] } });
  assert.equal(load([year(2019), year(2021)]).papers.length, 2);
});

test('keeps papers apart whose title is too short to tell', () => {
  assert.equal(load([{ title: 'Preface' }, { title: 'Preface' }]).papers.length, 2);
});

test('gives each paper a key of its own', () => {
  const author = [{ family: 'Müller', given: 'A' }];
  const issued = { 'date-parts': [[2021]] };
  const library = load([
    { title: 'On Tides and Notes', author, issued },
    { title: 'On Tides and Other Things', author, issued },
  ]);
  const [first, second] = keysOf(library);
  assert.equal(first, 'muller2021tides');
  assert.match(second ?? '', /^muller2021tides-[a-z0-9]{6}$/);
});

test('keeps two records apart that declare one key', () => {
  const library = load([
    { id: 'same', title: 'The First of Two Papers' },
    { id: 'same', title: 'The Second of Two Papers' },
  ]);
  assert.equal(library.papers.length, 2);
  assert.equal(library.get('same')?.title, 'The First of Two Papers');
});

test('never loses a record and never gives a key twice', () => {
  const title = fc.constantFrom('Tides', LONG_TITLE, 'Margins of Many Notes', 'Λόγος', '');
  const item = fc.record(
    { title, id: fc.constantFrom('a', 'b', ''), DOI: fc.constantFrom('10.1000/a', '10.1000/b') },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 6 }), { maxLength: 3 }), sources => {
      const library = load(...sources);
      const keys = keysOf(library);
      assert.equal(new Set(keys).size, keys.length);
      const origins = keys.flatMap(key => library.originsOf(key));
      assert.equal(origins.length, sources.flat().length);
    }),
    { numRuns: 300 },
  );
});

test('names the file of each problem', () => {
  const library = new Library();
  library.setSources([
    {
      uri: 'file:///a.txt',
      records: [],
      problems: [{ line: 3, column: 0, message: 'Line 4 has no title.' }],
      level: 'user',
    },
  ]);
  assert.deepEqual(library.problems, [{ uri: 'file:///a.txt', line: 3, column: 0, message: 'Line 4 has no title.' }]);
});

test('keeps a paper the same object while its records are the same', () => {
  const library = load([
    { id: 'a', title: 'The First of Two Papers' },
    { id: 'b', title: LONG_TITLE },
  ]);
  const [a, b] = library.papers;
  const [first] = library.sources;
  assert.ok(first);
  const [kept, replaced] = first.records;
  assert.ok(kept && replaced);
  const other: Source = { ...source('file:///1', [{ title: LONG_TITLE, abstract: 'New.' }]) };
  library.setSources([{ ...first, records: [kept, { ...replaced }] }, other]);
  assert.equal(library.get('a'), a);
  assert.notEqual(library.get('b'), b);
  assert.equal(library.get('b')?.abstract, 'New.');
  library.setSources([first]);
  assert.equal(library.get('a'), a);
  assert.equal(library.get('b')?.abstract, undefined);
});

test('shows nothing of new sources before the last step, then all', () => {
  const many = Array.from({ length: 2000 }, (_, n) => ({ id: `k${n}`, title: `${LONG_TITLE} ${n}` }));
  const library = load([{ id: 'old', title: 'The First of Two Papers' }]);
  let count = 0;
  for (const _ of library.setSourcesInSteps([source('file:///many', many)])) {
    count++;
    assert.deepEqual(keysOf(library), ['old']);
  }
  assert.ok(count > 10, `${count} steps`);
  assert.equal(library.papers.length, 2000);
});

test('lists papers of the better level first', () => {
  const library = new Library();
  library.setSources([
    { ...source('file:///0', [{ id: 'shipped', title: 'The First of Two Papers' }]), level: 'shipped' },
    { ...source('file:///1', [{ id: 'own', title: 'The Second of Two Papers' }]), level: 'folder', base: 'file:///' },
  ]);
  assert.deepEqual(keysOf(library), ['own', 'shipped']);
});

test('takes the markup of a title neither for its words nor for its identity', () => {
  const library = load(
    [{ title: '<span class="nocase">MRI</span> of <i>E. coli</i> Tides', author: [{ family: 'Doe' }] }],
    [{ title: 'MRI of E. coli Tides', abstract: 'Found.' }],
  );
  const [paper] = library.papers;
  assert.deepEqual([paper?.key, paper?.title, paper?.abstract], ['doemri', 'MRI of E. coli Tides', 'Found.']);
});
