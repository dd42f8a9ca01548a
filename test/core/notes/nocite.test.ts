import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nociteClusters } from '../../../src/core/notes/nocite';

const keys = (text: string) => nociteClusters(text).map(({ kind, items }) => [kind, ...items.map(({ key }) => key)]);

describe('nociteClusters', () => {
  it('finds the works that the front matter names for the list of references', () => {
    assert.deepEqual(keys('---\nnocite: |\n  @kim2020, [@cho; @ito]\n---\n[@not]'), [
      ['uncited', 'kim2020'],
      ['uncited', 'cho', 'ito'],
    ]);
    assert.deepEqual(keys("---\nnocite: ['@a', '@b']\n---\n"), [
      ['uncited', 'a'],
      ['uncited', 'b'],
    ]);
    assert.deepEqual(['[@a]', '---\nnocite: 3\n---\n', '---\nnocite: [\n---\n'].map(keys), [[], [], []]);
  });
});
