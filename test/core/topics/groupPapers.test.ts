import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CslItem } from '../../../src/core/csl';
import { toPaper } from '../../../src/core/paper';
import { groupPapers, type Grouping } from '../../../src/core/topics/groupPapers';

const DECLARED = [
  { id: 'SUR', name: 'Surgery' },
  { id: 'ECG', name: 'Heart' },
];

const ITEMS: readonly Partial<CslItem>[] = [
  { id: 'a', title: 'A', custom: { topics: ['ECG', 'SUR'] }, issued: { 'date-parts': [[2020]] } },
  { id: 'b', title: 'B', custom: { topics: ['Zebra'] }, author: [{ family: 'Öhm', given: 'I' }], type: 'book' },
  { id: 'c', title: 'C', author: [{ family: 'Nash' }, { family: 'Zimm' }], issued: { 'date-parts': [[2023]] } },
  { id: 'd', title: 'D', custom: { topics: ['ECG'] } },
];

/** Name of each group with the keys of its papers. */
function groups(grouping: Grouping): string[] {
  const papers = ITEMS.map(item => toPaper({ id: '', type: 'article', ...item }));
  return groupPapers(papers, grouping, DECLARED).map(
    group => `${group.name}: ${group.papers.map(paper => paper.key).join(' ')}`,
  );
}

test('puts topics in their declared order, then by name, then the papers without one', () => {
  assert.deepEqual(groups('topic'), ['Surgery: a', 'Heart: a d', 'Zebra: b', ': c']);
});

test('puts years newest first and unknown ones last', () => {
  assert.deepEqual(groups('year'), ['2023: c', '2020: a', ': b d']);
});

test('sorts authors without regard to diacritics and puts a paper under each of its authors', () => {
  assert.deepEqual(groups('author'), ['Nash: c', 'Öhm, I: b', 'Zimm: c', ': a d']);
});

test('groups by type', () => {
  assert.deepEqual(groups('type'), ['article: a c d', 'book: b']);
});
