import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { packPosting, PostingLists } from '../../../src/core/search/postings';
import { TopCandidates } from '../../../src/core/search/topCandidates';

function read(lists: PostingLists, list: number): number[] {
  const values: number[] = [];
  lists.forEachSlice(list, (cells, start, end) => values.push(...cells.subarray(start, end)));
  return values;
}

describe('PostingLists', () => {
  it('gives back each list as it grew, however lists take turns', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 3000 }), turns => {
        const lists = new PostingLists();
        const expected: number[][] = [[], [], [], [], [], []];
        turns.forEach((list, value) => {
          lists.append(list, value);
          expected[list]?.push(value);
        });
        assert.deepEqual(
          expected.map((_, list) => read(lists, list)),
          expected,
        );
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('holds lists longer than one piece of memory', () => {
    const lists = new PostingLists();
    for (let value = 0; value < 300_000; value++) lists.append(3, value);
    assert.equal(read(lists, 2).length, 0);
    assert.deepEqual(read(lists, 3).slice(-2), [299_998, 299_999]);
    const even = lists.mapped(value => (value % 2 ? undefined : value));
    assert.equal(read(even, 3).length, 150_000);
  });

  it('packs large document numbers', () => {
    const packed = packPosting(1_048_575, 8, 300);
    assert.deepEqual([packed >>> 12, (packed >>> 8) & 15, packed & 255], [1_048_575, 8, 255]);
  });
});

describe('TopCandidates', () => {
  it('keeps the best, the earlier of equals', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 200 }), fc.integer({ min: 1, max: 10 }), (scores, size) => {
        const top = new TopCandidates(size);
        scores.forEach((score, document) => top.offer(document, score));
        const all = scores.map((score, document) => ({ document, score }));
        all.sort((a, b) => b.score - a.score || a.document - b.document);
        assert.deepEqual(top.sorted(), all.slice(0, size));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
