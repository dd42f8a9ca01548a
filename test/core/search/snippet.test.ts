import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { snippet } from '../../../src/core/search/snippet';

const FILLER = 'word '.repeat(80);

describe('snippet', () => {
  it('starts where most of the words stand together', () => {
    const text = `A heart. ${FILLER}The heart model works. ${FILLER}`;
    assert.match(snippet(text, ['heart', 'model']) ?? '', /^…heart model works\./);
  });

  it('gives a short text whole from the first word found', () => {
    assert.equal(snippet('Heart models.', ['models', 'heart']), 'Heart models.');
  });

  it('finds other forms of a word and hyphenated words', () => {
    assert.equal(snippet('We use segmentation.', ['segment']), '…segmentation.');
    assert.equal(snippet('It is self-supervised.', ['selfsupervised']), '…self-supervised.');
  });

  it('knows where there is nothing to show', () => {
    assert.equal(snippet('Nothing here.', ['heart']), undefined);
    assert.equal(snippet('', []), undefined);
  });

  it('never cuts a character in half', () => {
    const found = snippet(`heart ${'😀'.repeat(200)}`, ['heart']) ?? '';
    assert.doesNotThrow(() => encodeURIComponent(found));
  });
});
