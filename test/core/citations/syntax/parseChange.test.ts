import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseChange } from '../../../../src/core/citations/syntax/parseChange';

it('reads a change that a command was given, for the paper at the caret where none is named', () => {
  const given: readonly unknown[] = [
    { change: 'locator', value: '5' },
    { change: 'prefix', item: 0, value: 'see' },
    { change: 'suppressAuthor', value: true },
    { change: 'move', to: 0 },
    { change: 'sort', by: 'year' },
    { change: 'add', keys: ['a'] },
  ];
  assert.deepEqual(
    given.map(value => parseChange(value, 2)),
    [
      { change: 'locator', item: 2, label: 'page', value: '5' },
      { change: 'prefix', item: 0, value: 'see' },
      { change: 'suppressAuthor', item: 2, value: true },
      { change: 'move', item: 2, to: 0 },
      { change: 'sort', by: 'year' },
      { change: 'add', keys: ['a'] },
    ],
  );
});

it('takes nothing else for a change', () => {
  const given: readonly unknown[] = [
    undefined,
    null,
    'remove',
    {},
    { change: 'nonsense' },
    { change: 'remove', item: -1 },
    { change: 'remove', item: 0.5 },
    { change: 'locator', label: 'leaf', value: '5' },
    { change: 'locator', value: 5 },
    { change: 'sort', by: 'title' },
    { change: 'add', keys: [1] },
    { change: 'inText', value: 'yes' },
  ];
  assert.deepEqual(
    given.map(value => parseChange(value, 0)),
    given.map(() => undefined),
  );
});
