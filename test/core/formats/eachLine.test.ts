import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../src/core/formats/atOnce';
import { eachLine } from '../../../src/core/formats/eachLine';

it('gives the lines of any text, each with its number', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', ' ')).map(parts => parts.join(''));
  fc.assert(
    fc.property(text, value => {
      const lines: [string, number][] = [];
      atOnce(eachLine(value, (line, number) => lines.push([line, number])));
      assert.deepEqual(
        lines,
        value.split(/\r\n|\n|\r/).map((line, number) => [line, number]),
      );
    }),
    { seed: 1 },
  );
});

it('pauses within a long text', () => {
  assert.ok([...eachLine('line\n'.repeat(100_000), () => {})].length > 3);
});
