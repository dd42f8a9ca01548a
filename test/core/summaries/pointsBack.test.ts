import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pointsBack } from '../../../src/core/summaries/trimOpening';

describe('pointsBack', () => {
  it('sees words that stand for something in an earlier sentence', () => {
    for (const sentence of [
      'We describe these foldings in full.',
      'We ask how a map is worn in the course of these foldings.',
      'We propose a ruler and a pair of compasses to bridge this divide.',
      'A map of the city that does both is drawn.',
      'We measure both of these towns.',
    ])
      assert.ok(pointsBack(sentence), sentence);
  });

  it('leaves what the sentence itself explains', () => {
    for (const sentence of [
      'We draw a map and show that this map folds.',
      'We draw maps by hand, and these maps fold.',
      'The aim of this study is a map.',
      'We draw maps of nine towns and their rivers by hand, and this procedure is fast.',
    ])
      assert.ok(!pointsBack(sentence), sentence);
  });
});
