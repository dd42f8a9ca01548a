import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { zoteroJson } from '../../../src/core/formats/zotero/zoteroJson';

type Json = Readonly<Record<string, unknown>>;

/** An export as Better BibTeX writes it. */
function exported(items: readonly Json[], collections?: Json): string {
  const config = {
    id: '36a3b0b5-bad0-4a04-b79b-441c7cef77db',
    label: 'BetterBibTeX JSON',
    options: {},
    preferences: {},
  };
  return JSON.stringify({ config, version: { bbt: '7.0.0' }, ...(collections && { collections }), items }, null, 2);
}

const tea = {
  itemID: 11,
  itemKey: 'AAAA1111',
  itemType: 'journalArticle',
  citationKey: 'lee2020tea',
  title: 'How Tea Cools',
  date: '2020-05',
  creators: [
    { creatorType: 'author', firstName: 'Ann', lastName: 'Lee' },
    { creatorType: 'author', name: 'Tea Board' },
    { creatorType: 'editor', firstName: 'Bo', lastName: 'Kim' },
  ],
  publicationTitle: 'Journal of Cups',
  volume: '3',
  pages: '1-9',
  DOI: '10.5555/tea',
  abstractNote: 'Hot tea was left alone.',
  tags: [{ tag: 'tea' }, { tag: 'heat', type: 1 }],
  attachments: [
    { itemType: 'attachment', title: 'Page', url: 'https://example.org/tea' },
    { itemType: 'attachment', title: 'PDF', path: '/home/ann/Zotero/storage/X1/tea.pdf' },
  ],
  notes: [{ note: '<p>Mine.</p>' }],
  extra: 'PMID: 123456\nOriginal Date: 1923\nreviewer: Old, Lou\nRead twice.',
};
const mug = { itemID: 12, itemKey: 'BBBB2222', itemType: 'book', citationKey: 'mug', title: 'Mugs', creators: [] };
const note = { itemID: 13, itemType: 'note', note: '<p>Alone.</p>' };

/** Titles with the topics of each paper. */
function topicsIn(text: string): Record<string, readonly string[] | undefined> {
  const { records } = zoteroJson.read(text);
  return Object.fromEntries(records.map(({ item }) => [item.title, item.custom?.topics]));
}

describe('zoteroJson', () => {
  it('reads an item with its creators, dates, tags, files and the lines of its extra field', () => {
    const { records, problems } = zoteroJson.read(exported([tea]));
    assert.deepEqual(problems, []);
    assert.deepEqual(records[0]?.item, {
      id: 'lee2020tea',
      type: 'article-journal',
      title: 'How Tea Cools',
      abstract: 'Hot tea was left alone.',
      'container-title': 'Journal of Cups',
      DOI: '10.5555/tea',
      page: '1-9',
      volume: '3',
      issued: { 'date-parts': [[2020, 5]] },
      author: [{ family: 'Lee', given: 'Ann' }, { literal: 'Tea Board' }],
      editor: [{ family: 'Kim', given: 'Bo' }],
      PMID: '123456',
      'original-date': { 'date-parts': [[1923]] },
      note: 'reviewer: Old, Lou\nRead twice.',
      keyword: 'tea; heat',
      custom: { files: ['/home/ann/Zotero/storage/X1/tea.pdf'] },
    });
  });

  it('gives papers their collections as topics, nested ones with those around them', () => {
    const collections = {
      C1: { key: 'C1', name: 'Thesis', parent: false, items: [12], collections: ['C2'] },
      C2: { key: 'C2', name: 'Methods', parent: 'C1', items: [11, 12], collections: [] },
      C3: { key: 'C3', name: 'Methods', items: [11], collections: [] },
    };
    assert.deepEqual(topicsIn(exported([tea, mug, note], collections)), {
      'How Tea Cools': ['Thesis / Methods', 'Methods'],
      Mugs: ['Thesis', 'Thesis / Methods'],
    });
  });

  it('knows the collections that an item names itself, and items by their keys', () => {
    const collections = {
      C1: { name: 'By key', items: ['AAAA1111'] },
      C2: { name: 'Inner' },
      C3: { name: 'Outer', collections: ['C2'] },
    };
    assert.deepEqual(topicsIn(exported([tea, { ...mug, collections: ['C2', 'gone'] }], collections)), {
      'How Tea Cools': ['By key'],
      Mugs: ['Outer / Inner'],
    });
  });

  it('ends where collections are in one another, and passes over what is no collection', () => {
    const collections = {
      A: { name: 'A', parent: 'B', items: [11] },
      B: { name: 'B', parent: 'A', items: [{ itemID: 12 }, null, []] },
      C: 7,
      D: { name: ' ', items: [11] },
      E: { name: 'E', items: 11, collections: 'A' },
    };
    assert.deepEqual(topicsIn(exported([tea, mug], collections)), { 'How Tea Cools': ['B / A'], Mugs: ['A / B'] });
  });

  it('is recognised by what is in it, in any order and under any name', () => {
    const other = JSON.stringify({ items: [tea], collections: {}, config: {} });
    for (const text of [
      exported([tea]),
      other,
      `\ufeff${exported([tea])}`,
      JSON.stringify([tea]),
      JSON.stringify([{ data: tea }]),
    ]) {
      const file = readLibrary('x.txt', new TextEncoder().encode(text));
      assert.equal(file.format, 'Better BibTeX JSON', text.slice(0, 60));
      assert.ok(file.format && file.reading.records.length === 1);
    }
    const csl = JSON.stringify([{ id: 'a', type: 'book', title: 'A "itemType": "book"' }]);
    assert.equal(readLibrary('x.json', new TextEncoder().encode(csl)).format, 'CSL-JSON');
  });

  it('tells of an export of notes alone that it holds no papers', () => {
    const file = readLibrary('notes.json', new TextEncoder().encode(exported([note])));
    assert.ok(file.format === undefined);
    assert.match(file.message, /holds no papers: expected Zotero items/);
  });

  it('loses one paper to one bad record', () => {
    const whole = exported([mug, tea, { ...mug, title: 'Cups', citationKey: 'cups' }]);
    const bad = whole.replace('"Journal of Cups",', '"Journal of Cups"');
    const { records, problems } = zoteroJson.read(bad);
    assert.deepEqual(
      records.map(({ item }) => item.title),
      ['Mugs', 'Cups'],
    );
    assert.equal(problems.length, 1);
    const untitled = zoteroJson.read(exported([{ ...mug, title: '' }, tea]));
    assert.deepEqual(
      untitled.problems.map(({ message }) => message),
      ['Record 1 (mug) has no title.'],
    );
  });

  it('loses topics and no paper to damaged collections', () => {
    const text = exported([tea, mug], { C1: { key: 'C1', name: 'Thesis', items: [11, 12] } });
    const slips = [
      { bad: text.replace('"name": "Thesis",', '"name": "Thesis"'), at: '"items"' },
      { bad: text.replace('"Thesis",', '"Thesis,'), at: '"collections"' },
    ];
    for (const { bad, at } of slips) {
      const { records, problems } = zoteroJson.read(bad);
      assert.deepEqual(
        records.map(({ item }) => item.id),
        ['lee2020tea', 'mug'],
      );
      assert.match(problems[0]?.message ?? '', /^The collections can't be read\. /);
      assert.equal(problems[0]?.line, bad.slice(0, bad.indexOf(at)).split('\n').length - 1);
    }
  });

  it('keeps every other paper when cut anywhere', () => {
    const text = exported([mug, tea], { C1: { name: 'C', items: [11, 12] } });
    const end = text.indexOf('lee2020tea');
    for (let cut = text.indexOf('"itemType"'); cut < text.length; cut += 7) {
      const { records, problems } = zoteroJson.read(text.slice(0, cut));
      assert.ok(cut < end || records[0]?.item.id === 'mug', `cut at ${cut}`);
      assert.ok(problems.length > 0);
    }
  });

  it('gives types, creators and dates that CSL knows', () => {
    const film = {
      itemType: 'film',
      title: 'F',
      date: 'May 1950',
      creators: [
        { creatorType: 'director', firstName: 'D', lastName: 'O' },
        { creatorType: 'castMember', name: 'C' },
      ],
    };
    const chapter = {
      itemType: 'bookSection',
      title: 'Ch',
      bookTitle: 'B',
      date: '0000-00-00 forthcoming',
      creators: [
        { creatorType: 'bookAuthor', name: 'W' },
        { creatorType: 'attorneyAgent', name: 'X' },
      ],
    };
    const preprint = {
      itemType: 'preprint',
      title: 'P',
      archiveID: 'arXiv:2101.00001',
      repository: 'arXiv',
      date: '2021-01-01/2021-02-03',
      accessDate: '2022-02-03 04:05:06',
    };
    const other = {
      itemType: 'hologram',
      title: 'H',
      extra: 'type: dataset\nCitation Key: holo\narXiv: 2102.00002 [cs.CV]',
    };
    const items = zoteroJson.read(exported([film, chapter, preprint, other])).records.map(({ item }) => item);
    assert.deepEqual(items, [
      {
        type: 'motion_picture',
        title: 'F',
        issued: { 'date-parts': [[1950, 5]] },
        author: [{ family: 'O', given: 'D' }],
        performer: [{ literal: 'C' }],
      },
      {
        type: 'chapter',
        title: 'Ch',
        'container-title': 'B',
        issued: { literal: 'forthcoming' },
        'container-author': [{ literal: 'W' }],
      },
      {
        type: 'article',
        title: 'P',
        number: 'arXiv:2101.00001',
        publisher: 'arXiv',
        issued: {
          'date-parts': [
            [2021, 1, 1],
            [2021, 2, 3],
          ],
        },
        accessed: { 'date-parts': [[2022, 2, 3]] },
      },
      { id: 'holo', type: 'dataset', title: 'H', custom: { arxiv: '2102.00002' } },
    ]);
  });

  it('takes any values without throwing', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const item = fc.record(
      {
        itemType: fc.constantFrom('book', 'note', 'x'),
        title: value,
        creators: value,
        tags: value,
        extra: value,
        date: value,
        attachments: value,
        collections: value,
        citationKey: value,
        itemID: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(item), value, (items, collections) => {
        for (const { item: read } of zoteroJson.read(
          JSON.stringify({ collections: { A: collections, B: { name: 'B', items: collections, parent: 'A' } }, items }),
        ).records)
          assert.equal(typeof read.title, 'string');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile export', () => {
  it('is read in linear time', () => {
    const start = performance.now();
    const creators = Array.from({ length: 20_000 }, () => ({
      creatorType: 'author',
      lastName: 'Lee',
      firstName: 'Ann',
    }));
    const extra = `Author: a${' '.repeat(60_000)}b`;
    const text = exported([
      { ...tea, creators },
      { ...tea, citationKey: 'b', creators: [], extra },
    ]);
    const [first, second] = zoteroJson.read(text).records;
    assert.equal(first?.item.author?.length, creators.length);
    assert.equal(second?.item.author?.length, 1);
    assert.ok(performance.now() - start < 1000, `${Math.round(performance.now() - start)} ms`);
  });

  it('does not copy a long name of a collection into each of those in it', () => {
    const children = Array.from({ length: 200 }, (_, i) => [`C${i}`, { name: `c${i}`, parent: 'A', items: [11] }]);
    const collections = { A: { name: 'x'.repeat(100_000) }, ...Object.fromEntries(children) };
    const topics = zoteroJson.read(exported([tea], collections)).records[0]?.item.custom?.topics ?? [];
    assert.equal(topics.length, 200);
    assert.ok(topics.every(topic => topic.length < 500));
  });
});
