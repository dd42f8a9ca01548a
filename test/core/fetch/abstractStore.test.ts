import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completingRecords, parseStore, printStore } from '../../../src/core/fetch/abstractStore';
import { Library } from '../../../src/core/library/library';
import type { CslItem } from '../../../src/core/csl';
import type { Paper } from '../../../src/core/paper';

const STORE = new Map([
  ['arxiv:2401.00001', 'Abstract one.'],
  ['doi:10.1000/b', 'Abstract two.'],
]);

describe('abstract store', () => {
  it('reads what it printed', () => {
    assert.deepEqual(parseStore(printStore(STORE)), STORE);
  });

  it('trusts nothing that is damaged', () => {
    const whole = printStore(STORE);
    const damaged = [
      '',
      whole.slice(0, -1),
      '[]',
      '{"version":2,"abstracts":{}}',
      '{"version":1,"abstracts":[]}',
      '{"version":1,"abstracts":{"arxiv:1":5}}',
      '{"version":1,"abstracts":{"key":"x"}}',
    ];
    for (const text of damaged) assert.equal(parseStore(text), undefined, text);
  });
});

const sortedByKey = (papers: readonly Paper[]) => [...papers].sort((a, b) => (a.key < b.key ? -1 : 1));

/** What the library makes of records and the store together. */
function completed(...items: readonly CslItem[]) {
  const library = new Library();
  const own = { uri: 'test:own', records: items.map(item => ({ item, line: 0 })), problems: [] };
  const source = { ...own, level: 'user' } as const;
  library.setSources([source]);
  const before = library.papers;
  const records = completingRecords(before, STORE);
  const store = { uri: 'test:store', level: 'extra', records, problems: [] } as const;
  library.setSources([source, store]);
  const after = library.papers;
  library.setSources([store, { ...source, level: 'shipped' }]);
  const bare = (paper: Paper | undefined) => ({ ...paper?.csl, abstract: undefined });
  assert.deepEqual(sortedByKey(library.papers).map(bare), sortedByKey(after).map(bare));
  return { before, after };
}

describe('completingRecords', () => {
  it('gives a paper its abstract and changes nothing else', () => {
    const { before, after } = completed(
      { id: 'a', type: 'article', title: 'One', custom: { arxiv: '2401.00001', topics: ['VLM'] } },
      { id: 'b', type: 'article', title: 'Two', DOI: 'https://doi.org/10.1000/B' },
      { id: 'c', type: 'article', title: 'Three' },
    );
    assert.equal(after.length, 3);
    after.forEach((paper, index) => {
      const { abstract: _, ...csl } = paper.csl;
      assert.deepEqual(csl, before[index]?.csl);
    });
    assert.deepEqual(
      after.map(paper => paper.abstract),
      ['Abstract one.', 'Abstract two.', undefined],
    );
  });

  it('does not make the DOI of a publication the preprint’s own', () => {
    const published = { DOI: '10.1000/b', 'container-title': 'Tea Letters' };
    const { after } = completed({ id: 'a', type: 'article', title: 'One', custom: { published } });
    assert.deepEqual(
      [after[0]?.abstract, after[0]?.csl.DOI, after[0]?.csl.custom],
      ['Abstract two.', undefined, { published }],
    );
  });

  it('leaves an abstract of the user’s own in place', () => {
    const item = { id: 'a', type: 'article', title: 'One', abstract: 'Mine.', custom: { arxiv: '2401.00001' } };
    assert.equal(completed(item).after[0]?.abstract, 'Mine.');
  });
});
