import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownSentence } from '../../../src/core/summaries/shownSentence';

describe('shownSentence', () => {
  it('takes off references and addresses in brackets', () => {
    const trimmed = [
      'We fold maps (Miller et al., 2019) by hand.',
      'We fold maps (see Miller & Smith, 2019a; O’Neil et al., 2020) by hand.',
      'We fold maps (code at https://example.org/maps) by hand.',
    ].map(shownSentence);
    assert.deepEqual([...new Set(trimmed)], ['We fold maps by hand.']);
  });

  it('takes off an "also" that leans on the sentence before', () => {
    assert.equal(shownSentence('Moreover, we also show that maps fold.'), 'We show that maps fold.');
    assert.equal(shownSentence('Our results further show that maps fold.'), 'Our results show that maps fold.');
    assert.equal(shownSentence('We fold maps, and we also cut them.'), 'We fold maps, and we also cut them.');
  });

  it('leaves what says something', () => {
    for (const sentence of [
      'We fold maps (n = 20, 2019) by hand.',
      'Maps of the city (March, 2019) were folded.',
      'A folding network (FN) beats the others (0.93 vs. 0.81, p < 0.05).',
      'Values lie in [0, 1] (but not always).',
      'Maps (https://example.org/maps',
    ])
      assert.equal(shownSentence(sentence), sentence);
  });
});
