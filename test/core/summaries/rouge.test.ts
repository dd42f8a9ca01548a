import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { rouge, rougeTokens } from '../../bench/summaries/rouge';

function rounded(text: string, ...references: string[]): number[] {
  return rouge(text, references).map(value => Math.round(value * 1000) / 1000);
}

describe('rouge', () => {
  it('counts shared words, pairs and the longest common subsequence, as F1', () => {
    // 3 of 4 and 6 words; 1 pair of 3 and 5; "the cat mat" in order
    assert.deepEqual(rounded('the cat likes mat', 'the cat sat on the mat'), [0.6, 0.25, 0.6]);
    assert.deepEqual(rounded('mat the cat', 'the cat sat on the mat'), [0.667, 0.286, 0.444]);
  });

  it('counts a repeated word as often as both have it', () => {
    assert.deepEqual(rounded('the the the', 'the cat the'), [0.667, 0, 0.667]);
  });

  it('takes the best reference for each measure', () => {
    assert.deepEqual(rounded('a b', 'x y', 'a b'), [1, 1, 1]);
    assert.deepEqual(rounded('a b', 'x y'), [0, 0, 0]);
    assert.deepEqual(rounded('', 'x y'), [0, 0, 0]);
  });

  it('takes lower-case letters and digits for tokens', () => {
    assert.deepEqual(rougeTokens("It's GPT-4 (0.5)."), ['it', 's', 'gpt', '4', '0', '5']);
  });

  it('stays between 0 and 1 and is 1 for the same text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        assert.ok(rouge(text, [other]).every(value => value >= 0 && value <= 1));
        if (rougeTokens(text).length > 1) assert.deepEqual(rouge(text, [text]), [1, 1, 1]);
      }),
    );
  });
});
