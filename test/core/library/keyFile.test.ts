import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../src/core/formats/atOnce';
import { printKeysInSteps, readKeysInSteps } from '../../../src/core/library/keyFile';
import { KeyRegistry } from '../../../src/core/library/keyRegistry';

function registry(count: number): KeyRegistry {
  const keys = new KeyRegistry();
  for (let i = 0; i < count; i++)
    keys.remember(i % 3 ? 'auth+year' : 'title', [`doi:10.1/${i}`, `title:größe ${i}`], `k${i}`);
  return keys;
}

function read(bytes: Uint8Array, into = new KeyRegistry()): KeyRegistry {
  atOnce(readKeysInSteps(bytes, into));
  return into;
}

test('gives all keys back', () => {
  const keys = registry(3000);
  assert.deepEqual(read(atOnce(printKeysInSteps(keys))).toJSON(), keys.toJSON());
  assert.deepEqual(read(atOnce(printKeysInSteps(new KeyRegistry()))).toJSON(), []);
});

test('keeps what was remembered before, and adds to it', () => {
  const keys = new KeyRegistry();
  keys.remember('auth+year', ['doi:10.1/1'], 'shown');
  read(atOnce(printKeysInSteps(registry(3))), keys);
  assert.equal(keys.keyOf('auth+year', 'doi:10.1/1'), 'shown');
  assert.equal(keys.keyOf('auth+year', 'doi:10.1/2'), 'k2');
});

test('reads what is whole of a file that was cut or damaged', () => {
  const keys = registry(3000);
  const bytes = atOnce(printKeysInSteps(keys));
  const known = (restored: KeyRegistry) => restored.toJSON().flatMap(([, all]) => all).length;
  assert.ok(known(read(bytes.subarray(0, bytes.length - 5))) >= 2000);
  fc.assert(
    fc.property(fc.nat(bytes.length), length => known(read(bytes.subarray(0, length))) <= 3000),
    { numRuns: 20 },
  );
  fc.assert(fc.property(fc.uint8Array(), any => known(read(any)) === 0));
});
