import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KeyRegistry } from '../../../src/core/library/keyRegistry';

test('remembers through plain data', () => {
  const registry = new KeyRegistry();
  registry.remember('auth', ['doi:10.1000/a', 'title:tides|2020'], '__proto__');
  registry.remember('year', ['doi:10.1000/a'], '2020');
  const back = new KeyRegistry(JSON.parse(JSON.stringify(registry)));
  assert.deepEqual(back.toJSON(), registry.toJSON());
  assert.equal(back.keyOf('auth', 'title:tides|2020'), '__proto__');
  assert.deepEqual(back.formerKeysOf('auth', 'doi:10.1000/a'), ['2020']);
  assert.deepEqual(back.ownersOf('__proto__'), ['doi:10.1000/a', 'title:tides|2020']);
});

test('leaves an identity the key that it has', () => {
  const registry = new KeyRegistry();
  registry.remember('auth', ['doi:a'], 'first');
  registry.remember('auth', ['doi:a', 'title:b|'], 'second');
  assert.deepEqual([registry.keyOf('auth', 'doi:a'), registry.keyOf('auth', 'title:b|')], ['first', 'second']);
});

test('rises in version when there is more to keep, and only then', () => {
  const registry = new KeyRegistry([['auth', [['kim', 'doi:a']]]]);
  assert.equal(registry.version, 0);
  registry.remember('auth', ['doi:a'], 'kim');
  assert.equal(registry.version, 0);
  registry.remember('auth', ['doi:b'], 'lee');
  assert.equal(registry.version, 1);
});

test('takes what is in order from damaged data', () => {
  const registry = new KeyRegistry([null, ['auth', [['kim', 'doi:a'], ['lee', 7], 'x', []]], [3, []], ['year', null]]);
  assert.deepEqual(registry.toJSON(), [['auth', [['kim', 'doi:a']]]]);
  fc.assert(fc.property(fc.jsonValue(), data => void new KeyRegistry(data)));
});
