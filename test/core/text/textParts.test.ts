import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { TextParts } from '../../../src/core/text/textParts';

const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 6 }), { maxLength: 8 });

test('cuts and finds lines as one string would', () => {
  fc.assert(
    fc.property(parts, fc.nat(50), fc.nat(50), (list, a, b) => {
      const whole = list.join('');
      const text = new TextParts(list);
      const [from, end] = [Math.min(a, b), Math.max(a, b)];
      assert.equal(text.length, whole.length);
      assert.equal(text.slice(from, end), whole.slice(from, end));
      const at = Math.min(from, whole.length);
      assert.equal(text.lineStart(at), at ? whole.lastIndexOf('\n', at - 1) + 1 : 0);
    }),
  );
});
