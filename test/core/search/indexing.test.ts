import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Paper } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import { paper, SAMPLE, topicName } from './samplePapers';

const QUERIES = [
  'heart',
  'model of the heart',
  'self-supervised',
  'ecg',
  'modle',
  'hea',
  '"the heart"',
  'heart -model',
];

/** What each query finds, with scores. */
function results(index: PaperIndex): unknown {
  return QUERIES.map(query => index.search(query, 20).map(hit => [hit.paper.key, hit.score, hit.terms]));
}

function finish(index: PaperIndex): PaperIndex {
  while (index.indexNext(Infinity, () => 0));
  return index;
}

const WORDS = [
  'heart',
  'model',
  'the',
  'of',
  'self-supervised',
  'ECG',
  'electrocardiogram (ECG)',
  'wave',
  'selfsupervised',
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map(words => words.join(' '));
const record = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), title: text, abstract: text });
const toPapers = (records: readonly { id: string; title: string; abstract: string }[]): Paper[] => {
  const byKey = new Map(records.map(({ id, title, abstract }) => [id, paper(id, title, { abstract })]));
  return [...byKey.values()];
};

describe('PaperIndex, kept up to date', () => {
  it('answers after any changes as one built anew', () => {
    fc.assert(
      fc.property(fc.array(fc.array(record, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), states => {
        const index = new PaperIndex(topicName);
        for (const state of states) finish(index).setPapers(toPapers(state));
        const fresh = new PaperIndex(topicName);
        fresh.add(toPapers(states.at(-1) ?? []));
        assert.deepEqual(results(finish(index)), results(fresh));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('finds every paper by title, authors, year and key before any of them is indexed', () => {
    const author = [{ family: "O'Müller", given: 'Jörg' }];
    const papers = Array.from({ length: 40 }, (_, i) =>
      paper(`key${i}x`, `Number ${i} of the Hearts`, { author, issued: { 'date-parts': [[1980 + i]] } }),
    );
    const index = new PaperIndex(topicName);
    index.setPapers(papers);
    assert.equal(index.size, 0);
    const keys = (query: string, limit = 50) => index.search(query, limit).map(hit => hit.paper.key);
    for (const [i, { key }] of papers.entries()) {
      for (const query of [`number ${i} of the hearts`, `o'muller ${1980 + i}`, key]) {
        assert.ok(keys(query).includes(key), query);
      }
    }
    assert.deepEqual(keys('Number 7 of the Hearts', 1), ['key7x']);
    assert.deepEqual(keys('jorg heart', 2), ['key39x', 'key38x'], 'the newest first');
    assert.deepEqual(keys('earts'), [], 'not in the middle of a word');
    assert.deepEqual(keys('title:hearts'), [], 'filters wait for the index');
  });

  it('finds a paper that changes once, as it is now', () => {
    const index = new PaperIndex(topicName);
    index.setPapers([paper('a', 'A heart of old')]);
    finish(index).setPapers([paper('a', 'A heart anew')]);
    assert.deepEqual(
      index.search('heart', 9).map(hit => hit.paper.title),
      ['A heart anew'],
    );
  });

  it('is searched while it is being built: short fields of all papers first, then abstracts', () => {
    const index = new PaperIndex(topicName);
    index.setPapers(SAMPLE);
    assert.deepEqual([index.size, index.waiting], [0, { papers: 6, abstracts: 0 }]);
    let now = 0;
    const tick = () => ++now;
    assert.equal(index.indexNext(now + 2, tick), true);
    assert.deepEqual([index.size, index.waiting.papers], [2, 4]);
    while (index.waiting.papers) index.indexNext(now + 1, tick);
    assert.deepEqual(index.search('pretraining ', 9), []);
    assert.equal(index.search('langchain', 9).length, 1);
    while (index.indexNext(now + 1, tick));
    assert.equal(index.search('pretraining ', 9).length, 1);
  });

  it('replaces, adds and removes papers', () => {
    const index = new PaperIndex(topicName);
    const keys = (query: string) => index.search(query, 9).map(hit => hit.paper.key);
    index.add([paper('a', 'Old title'), paper('b', 'Other title')]);
    index.update([paper('a', 'New title'), paper('c', 'Third title')]);
    assert.deepEqual(keys('old'), ['a'], 'until the newer record is indexed');
    finish(index);
    assert.deepEqual([keys('old'), keys('new'), keys('title').sort()], [[], ['a'], ['a', 'b', 'c']]);
    index.remove(['b', 'nobody']);
    assert.deepEqual(keys('title').sort(), ['a', 'c']);
  });

  it('gives the newest record of a paper whose words have not changed', () => {
    const index = new PaperIndex(topicName);
    index.add([paper('a', 'Title')]);
    index.setPapers([paper('a', 'Title', { DOI: '10.1000/1' })]);
    assert.deepEqual(index.waiting, { papers: 0, abstracts: 0 });
    assert.equal(index.search('title', 1)[0]?.paper.csl.DOI, '10.1000/1');
  });

  it('keeps answering when most of a large library is replaced', () => {
    const index = new PaperIndex(topicName);
    const library = (year: number) =>
      Array.from({ length: 1500 }, (_, i) =>
        paper(`k${i}`, `Title of ${year} number${i}`, { abstract: 'A heart model.' }),
      );
    for (const year of [2001, 2002, 2003]) finish(index).setPapers(library(year));
    finish(index).setPapers(library(2003));
    assert.equal(index.size, 1500);
    assert.deepEqual(index.search('2001', 3), []);
    assert.deepEqual(
      index.search('number7 ', 3).map(hit => hit.paper.key),
      ['k7'],
    );
  });
});

describe('PaperIndex, asked anything', () => {
  const index = new PaperIndex(topicName);
  index.add(SAMPLE);
  const pieces = [
    '"',
    '-',
    ':',
    '#',
    'author:',
    'year:',
    '..',
    '>',
    '[@',
    '\\',
    '(',
    ' ',
    'heart',
    'ECG',
    'é',
    '医',
    '😀',
    '\u0301',
    '20',
  ];
  const query = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(parts => parts.join('')),
  );

  it('never throws and gives each paper once', () => {
    fc.assert(
      fc.property(query, asked => {
        const keys = index.search(asked, 10).map(hit => hit.paper.key);
        assert.equal(new Set(keys).size, keys.length);
        index.suggest(asked, 3);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('answers very long queries', () => {
    for (const piece of ['a', 'heart ', '"', '-', 'year:', '[@', '(a', 'x-', 'é', '\\cite']) {
      index.search(piece.repeat(20_000), 10);
      index.suggest(piece.repeat(20_000), 3);
    }
  });
});
