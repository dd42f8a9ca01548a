import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentenceSalience } from '../../../src/core/summaries/sentenceSalience';
import { comparedWords, salienceFeatures, salienceOf } from '../../../src/core/summaries/wordSalience';

const SENTENCES = ['Maps age.', 'We propose MAPNet, a network for maps.', 'Networks fold maps.'];
const ROLES = [
  [1, 0, 0, 0, 0],
  [0, 1, 0, 0, 0],
  [0, 0, 0, 1, 0],
];

function featuresOf(word: string): Record<string, number> {
  return Object.fromEntries(salienceFeatures(SENTENCES, ROLES).get(word) ?? []);
}

describe('the salience of words', () => {
  it('compares lower-case runs of letters and digits', () => {
    assert.deepEqual(comparedWords('Deep-Fold’s 1.5 Überkarten'), ['deep', 'fold', 's', '1', '5', 'überkarten']);
  });

  it('sees how often and where a word occurs, by its stem too', () => {
    const found = featuresOf('network');
    assert.equal(found['#count 1'], 1);
    assert.equal(found['#stem 2'], 1);
    assert.equal(found['#cue first'], 1);
    assert.equal(found['#mean objective'], 1);
    assert.equal(featuresOf('maps')['#sentences 3'], 1);
    assert.equal(featuresOf('mapnet')['#capitals'], 1);
  });

  it('makes a chance of each word', () => {
    const salience = salienceOf(SENTENCES, ROLES, features => (features.has('w:maps') ? 2 : 0));
    assert.equal(salience.get('fold'), 0.5);
    assert.ok((salience.get('maps') ?? 0) > 0.8);
    assert.equal(salience.size, 10);
  });
});

describe('the salience of sentences', () => {
  it('ranks the sentence first that covers the likely words in few words', () => {
    const salience = new Map([
      ['maps', 0.9],
      ['fold', 0.8],
    ]);
    const found = sentenceSalience(['We fold maps.', 'We fold paper on long evenings.', ''], salience);
    assert.deepEqual(
      found.map(each => each.get('expected 20 rank')),
      [0, 0.4, 0.8],
    );
    assert.deepEqual(
      found.map(each => each.get('mean below best') === 0),
      [true, false, false],
    );
    for (const each of found) for (const value of each.values()) assert.ok(Number.isFinite(value));
  });
});
