import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arxivHost } from '../../../src/core/fetch/arxivAtom';
import { inBatches, paceFor, titlesAgree, wantedPapers } from '../../../src/core/fetch/fetchPlan';
import type { CslItem } from '../../../src/core/csl';
import { toPaper } from '../../../src/core/paper';

const paper = (id: string, item: Partial<CslItem>) => toPaper({ id, type: 'article', title: id, ...item });

describe('wantedPapers', () => {
  it('takes papers without an abstract that a host can know', () => {
    const papers = [
      paper('both', { DOI: '10.1000/A', custom: { arxiv: '2401.00001' } }),
      paper('preprint', { DOI: '10.48550/arXiv.2401.00002' }),
      paper('published', { custom: { arxiv: '2401.00003', published: { DOI: '10.1000/c' } } }),
      paper('has one', { DOI: '10.1000/d', abstract: 'Here it is.' }),
      paper('unknown', { URL: 'https://example.org/paper' }),
    ];
    assert.deepEqual(wantedPapers(papers), [
      { key: 'both', title: 'both', ids: { arxiv: ['2401.00001'], doi: ['10.1000/a'] } },
      { key: 'preprint', title: 'preprint', ids: { arxiv: ['2401.00002'], doi: [] } },
      { key: 'published', title: 'published', ids: { arxiv: ['2401.00003'], doi: ['10.1000/c'] } },
    ]);
  });
});

describe('inBatches', () => {
  it('fills each before the next and asks for nothing twice', () => {
    assert.deepEqual(inBatches(['a', 'b', 'a', 'c'], { batchSize: 2 }), [['a', 'b'], ['c']]);
    assert.deepEqual(inBatches([], { batchSize: 2 }), []);
    const isAlone = (id: string) => id === 'b';
    assert.deepEqual(inBatches(['a', 'b', 'c', 'd'], { batchSize: 2, isAlone }), [['a', 'c'], ['d'], ['b']]);
  });
});

describe('paceFor', () => {
  it('is in no hurry but on this machine', () => {
    assert.equal(paceFor(arxivHost, 'https://export.arxiv.org').gap, 3000);
    assert.equal(paceFor(arxivHost, 'http://127.0.0.1.example.org').gap, 3000);
    for (const base of ['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1/x']) {
      assert.equal(paceFor(arxivHost, base).gap, 0);
    }
  });
});

describe('titlesAgree', () => {
  it('looks past case, marks and a missing subtitle', () => {
    assert.ok(titlesAgree('On $\\alpha$-Tea', 'ON α TEA'));
    assert.ok(titlesAgree('A Long History of Tea', 'A long history of tea: leaves and cups'));
    assert.ok(titlesAgree('', 'Anything'));
    assert.ok(!titlesAgree('Tea', 'Tea and Its Many Enemies'));
    assert.ok(!titlesAgree('A Long History of Tea', 'A Long History of Coffee'));
  });
});
