import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isDangling, pointsBack, trimOpening } from '../../../src/core/summaries/trimOpening';

describe('trimOpening', () => {
  it('takes off what leans on the sentence before', () => {
    const trimmed = [
      'However, we propose maps that are drawn by hand.',
      'In this paper, we propose maps that are drawn by hand.',
      'To this end, in this work we propose maps that are drawn by hand.',
      'To address this problem, we propose maps that are drawn by hand.',
      'At last we propose maps that are drawn by hand.',
      'Here we propose maps that are drawn by hand.',
      'More precisely, we propose maps that are drawn by hand.',
      'Based on these insights, we propose maps that are drawn by hand.',
      'First, we propose maps that are drawn by hand.',
    ].map(trimOpening);
    assert.deepEqual([...new Set(trimmed)], ['We propose maps that are drawn by hand.']);
  });

  it('leaves openings that carry meaning, and short sentences', () => {
    for (const sentence of [
      'In patients with asthma, we found a large effect of maps.',
      'However large the map is, it can be folded.',
      'Thus, it works.',
      'First, we draw the maps by hand, then we fold them.',
      'In these patients, we found a large effect of maps.',
      'Finally tuned models work better than others.',
    ])
      assert.equal(trimOpening(sentence), sentence);
  });

  it('keeps every word behind the opening', () => {
    const words = fc.array(fc.constantFrom('However,', 'we', 'Thus,', 'in this paper', 'maps', 'and', '1.', 'here'));
    fc.assert(
      fc.property(words, all => {
        const text = all.join(' ');
        assert.ok(text.toLowerCase().endsWith(trimOpening(text).toLowerCase()));
      }),
    );
  });
});

describe('isDangling', () => {
  it('knows sentences that point back', () => {
    const pointing = [
      'This is hard.',
      'However, these maps fail in many of the cases.',
      'They do.',
      'Its size is small.',
    ];
    const standing = [
      'This paper maps.',
      'It is known that maps fail.',
      'However, we map all of the known world.',
      'Maps.',
    ];
    assert.deepEqual(
      [pointing.map(isDangling), standing.map(isDangling)],
      [pointing.map(() => true), standing.map(() => false)],
    );
  });
});

describe('pointsBack', () => {
  it('knows words inside a sentence that point back', () => {
    assert.ok(pointsBack('We draw maps that solve both problems.'));
    assert.ok(!pointsBack('To address this problem, we draw maps of the world.'));
    assert.ok(!pointsBack('We draw maps that solve both tasks of the road.'));
  });
});
