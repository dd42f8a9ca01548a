import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { featureHash, readLinearModel } from '../../../src/core/summaries/linearModel';
import { FeatureTable } from '../../tools/train/featureTable';

describe('a stored linear model', () => {
  it('gives the scores that were stored, within a step', () => {
    const table = new FeatureTable([featureHash('a'), featureHash('b')]);
    const stored = table.store(Float64Array.from([1, -0.5, 0.25, 127]), 2);
    const scores = readLinearModel(stored).scores(new Map([['a', 1], ['b', 2], ['unknown', 5]])); // prettier-ignore
    assert.deepEqual(scores, [1, 254]);
  });

  it('refuses weights that are cut off', () => {
    assert.throws(() => readLinearModel({ classes: 2, scale: 1, weights: 'AAAA' }), RangeError);
  });
});
