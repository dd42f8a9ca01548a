import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { foldText } from '../../../src/core/text/fold';

test('folds letters of many languages', () => {
  assert.equal(
    foldText('Jörg MÜLLER, Łukasz Żółć, Đặng, Øystein, İpek'),
    'jorg muller, lukasz zolc, dang, oystein, ipek',
  );
});

test('folds letters that stand alone as it folds them beside any others', () => {
  const latin = fc.string({ unit: fc.integer({ min: 0, max: 0x24f }).map(code => String.fromCharCode(code)) });
  fc.assert(
    fc.property(latin, text => {
      // a letter beyond the Latin blocks takes the text the long way
      assert.equal(`${foldText(text)}ж`, foldText(`${text}ж`));
    }),
    { numRuns: 2000 },
  );
});
