import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renamedNoteFile } from '../../../../src/core/notes/literature/renamedNoteFile';

test('a file that is named by its key takes the new one and keeps its ending', () => {
  assert.equal(renamedNoteFile('@abe2024.md', 'abe2024', 'abe2025'), '@abe2025.md');
  assert.equal(renamedNoteFile('abe2024.qmd', 'abe2024', 'abe2025'), 'abe2025.qmd');
  assert.equal(renamedNoteFile('@abe-2024.md', 'abe:2024', '../abe:2025'), '@..-abe-2025.md');
});

test('any other file keeps its name', () => {
  assert.equal(renamedNoteFile('2024 Lamps.md', 'abe2024', 'abe2025'), undefined);
  assert.equal(renamedNoteFile('@abe2024 and more.md', 'abe2024', 'abe2025'), undefined);
  assert.equal(renamedNoteFile('@abe2024.part.md', 'abe2024', 'abe2025'), undefined);
});
