import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearestKeys, wordsOfKey } from '../../../src/core/notes/checks/nearestKeys';
import { toPaper } from '../../../src/core/paper';

const near = (key: string, ...keys: string[]) =>
  nearestKeys(
    key,
    keys.map(id => toPaper({ id, type: 'book' })),
    3,
  ).map(({ citationKey }) => citationKey);

test('counts slips of the fingers', () => {
  const cases = [
    ['kim2020', 'kim2020', 0],
    ['kim2020', 'kin2020', 1],
    ['kim2020', 'ikm2020', 1],
    ['kim2020', 'kim202', 1],
    ['kim2020', 'kkim2002', 2],
    ['abcdef', 'uvwxyz', 3],
  ] as const;
  for (const [a, b, distance] of cases) assert.equal(editDistance(a, b, 2), distance, `${a} ${b}`);
});

test('finds the nearest keys, whatever their capitals', () => {
  assert.deepEqual(near('kin2020deep', 'kim2020deep', 'kim2021deep', 'roe1999', 'Kin2020Deep'), [
    'Kin2020Deep',
    'kim2020deep',
    'kim2021deep',
  ]);
  assert.deepEqual(near('x', 'y', 'abc'), ['y']);
});

test('takes a key apart into words', () => {
  assert.equal(wordsOfKey('kim2025medclm'), 'kim 2025 medclm');
  assert.equal(wordsOfKey('VanDerBerg:2020_deep-nets'), 'van der berg 2020 deep nets');
});
