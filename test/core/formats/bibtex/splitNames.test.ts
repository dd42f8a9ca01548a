import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameTable } from '../../../../src/core/formats/bibtex/nameTable';
import { plainName } from '../../../../src/core/formats/bibtex/plainName';
import { splitNames } from '../../../../src/core/formats/bibtex/splitNames';
import { splitOutside } from '../../../../src/core/formats/bibtex/splitOutside';

const pieces = fc.constantFrom(
  ' and ', ' AND\n', 'and', ' ', '\u00a0', '{', '}', '\\', "{\\'e}", 'Kim', ', ', 'van', '-', "'", 'É', '~',
); // prettier-ignore
const lists = fc.array(pieces, { maxLength: 14 }).map(parts => parts.join(''));

test('a list of names is split where the plain rule splits it', () => {
  fc.assert(
    fc.property(lists, list => {
      assert.deepEqual(splitNames(list), splitOutside(list, /\s+and\s+/gi));
    }),
    { numRuns: 3000 },
  );
});

test('a plain name has a family and a given name, or is left to the full rules', () => {
  const cases = [
    'Kim, Jun',
    'Jun Ho Kim',
    'Kim',
    'Étienne, Jean',
    'Étienne Jean',
    'Jan van Dam',
    'Kim, J., Jr',
    '{K}im',
    'Li--Wu, X',
  ];
  assert.deepEqual(cases.map(plainName), [
    { family: 'Kim', given: 'Jun' },
    { family: 'Kim', given: 'Jun Ho' },
    { family: 'Kim' },
    { family: 'Étienne', given: 'Jean' },
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a name is found again in any letter case and never taken for another', () => {
  const table = new NameTable();
  const names = fc.stringMatching(/^[a-dA-D]{1,4}[-_]?[A-Ba-b]{0,30}$/);
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 30 }), all => {
      const text = all.join(' ');
      let from = 0;
      for (const name of all) {
        assert.equal(table.name(text, from, from + name.length), name.toLowerCase());
        from += name.length + 1;
      }
    }),
  );
});
