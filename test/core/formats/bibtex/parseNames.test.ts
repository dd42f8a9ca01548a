import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNames } from '../../../../src/core/formats/bibtex/parseNames';

const NAMES: readonly (readonly [source: string, name: object])[] = [
  ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
  ['van der Berg, Jan', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
  ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
  ['de la Vega, III, Ana', { family: 'Vega', given: 'Ana', 'non-dropping-particle': 'de la', suffix: 'III' }],
  ['{de la Mata}, M.', { family: 'de la Mata', given: 'M.' }],
  ['{Barnes and Noble, Inc.}', { literal: 'Barnes and Noble, Inc.' }],
  ['Donald~E. Knuth', { family: 'Knuth', given: 'Donald E.' }],
  ["{\\'E}mile Zola", { family: 'Zola', given: 'Émile' }],
  ['Plato', { family: 'Plato' }],
  ['family=Simpson, given=Jon, prefix=von, suffix=Jr', {
    family: 'Simpson', given: 'Jon', 'non-dropping-particle': 'von', suffix: 'Jr',
  }],
  ['family=Gogh, given=Vincent, prefix=van, useprefix=false', {
    family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van',
  }],
]; // prettier-ignore

for (const [source, name] of NAMES)
  test(`reads ${source}`, () => {
    assert.deepEqual(parseNames(source), [name]);
  });

test('splits lists at and, outside of braces, and keeps others', () => {
  assert.deepEqual(parseNames('Roe, A. AND {Salt and Co} and\n  Poe, B. and others'), [
    { family: 'Roe', given: 'A.' },
    { literal: 'Salt and Co' },
    { family: 'Poe', given: 'B.' },
    { literal: 'others' },
  ]);
});
