import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { titleHash } from '../../../src/core/text/titleHash';
import { normalizeTitle } from '../../../src/core/text/fold';

test('gives titles of one normalised form one number, in ASCII or not', () => {
  assert.equal(titleHash('Müller on Größe'), titleHash('muller  on: GROSSE'));
  assert.notEqual(titleHash('Deep learning'), titleHash('Deep leaning'));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }), (ascii, any) => {
      for (const title of [ascii, any]) {
        const dashed = `${title} –`;
        assert.equal(titleHash(title) === undefined, normalizeTitle(title).length < 8);
        // the dash is no letter, yet takes the way of titles that are not ASCII
        if (normalizeTitle(title) === normalizeTitle(dashed)) assert.equal(titleHash(title), titleHash(dashed));
      }
    }),
  );
});
