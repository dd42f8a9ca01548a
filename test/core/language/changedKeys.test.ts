import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedKeys, knownPaper } from '../../../src/core/language/changedKeys';
import { PaperLookup } from '../../../src/core/language/paperLookup';
import type { CslItem } from '../../../src/core/csl';
import { toPaper } from '../../../src/core/paper';

const item = (id: string, title: string, more: Partial<CslItem> = {}): CslItem => ({
  id,
  type: 'book',
  title,
  issued: { 'date-parts': [[2020]] },
  ...more,
});

/** Which keys changed from one library to the next, as `old > new`. */
function changes(before: readonly CslItem[], after: readonly CslItem[]): string[] {
  const papers = after.map(each => toPaper(each));
  const steps = PaperLookup.inSteps(papers);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const known = new Map(before.map(each => [each.id, knownPaper(toPaper(each))]));
  const found = changedKeys(known, key => papers.some(({ citationKey }) => citationKey === key), step.value);
  return found.map(({ from, to }) => `${from} > ${to}`);
}

test('knows a paper again by its DOI, its arXiv id or its title', () => {
  const before = [
    item('a1', 'First of All', { DOI: '10.1000/A' }),
    item('b1', 'Second of All', { custom: { arxiv: '2510.04477' } }),
    item('c1', 'Third of All'),
    item('d1', 'Fourth of All'),
  ];
  const after = [
    item('a2', 'Renamed', { DOI: 'https://doi.org/10.1000/a' }),
    item('b2', 'Renamed too', { URL: 'https://arxiv.org/abs/2510.04477v3' }),
    item('c2', 'Third of all'),
    item('d1', 'Fourth of All'),
  ];
  assert.deepEqual(changes(before, after), ['a1 > a2', 'b1 > b2', 'c1 > c2']);
});

test('takes no other paper for it', () => {
  const before = [
    item('a1', 'Editorial Note', { DOI: '10.1000/a' }),
    item('b1', 'An Annual Report'),
    item('c1', 'Gone'),
  ];
  const after = [
    item('a2', 'Editorial Note', { DOI: '10.1000/b' }),
    item('b2', 'An Annual Report', { issued: { 'date-parts': [[2021]] } }),
  ];
  assert.deepEqual(changes(before, after), []);
});
