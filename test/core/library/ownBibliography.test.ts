import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownBibliographyKeys } from '../../../src/core/library/ownBibliography';
import type { Source, SourceLevel } from '../../../src/core/library/source';

const NOTE = 'file:///project/part/note.md';

function source(level: SourceLevel, base?: string): Source {
  const records = [{ item: { id: level, type: 'book' as const }, line: 0 }];
  return { uri: `file:///${level}.bib`, level, ...(base && { base }), records, problems: [] };
}

const user = source('user');
const shipped = source('shipped');
const folder = source('folder', 'file:///project/');

test('lists what the note and its project name, and nothing else', () => {
  const named = [source('note', NOTE), source('project', 'file:///project/part/'), folder, user, shipped];
  assert.deepEqual(ownBibliographyKeys(named, NOTE), ['note', 'project']);
  assert.deepEqual(ownBibliographyKeys([...named, source('note', NOTE)], NOTE), ['note', 'project']);
});

test('lists the files of the folder where the note names none, and never the library of the user', () => {
  const others = [
    source('note', 'file:///project/other.md'),
    source('project', 'file:///project/else/'),
    folder,
    user,
    shipped,
  ];
  assert.deepEqual(ownBibliographyKeys(others, NOTE), ['folder']);
  assert.deepEqual(ownBibliographyKeys([source('folder', 'file:///home/'), user, shipped], NOTE), []);
  assert.deepEqual(ownBibliographyKeys(others, undefined), []);
});
