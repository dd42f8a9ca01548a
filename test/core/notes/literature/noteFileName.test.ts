import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noteFileName } from '../../../../src/core/notes/literature/noteFileName';

test('a usual key stays as it is', () => {
  assert.equal(noteFileName('@kim2025medclm'), '@kim2025medclm.md');
  assert.equal(noteFileName('Größe und Maß'), 'Größe und Maß.md');
  assert.equal(noteFileName('note.md'), 'note.md');
});

test('separators, climbing, hidden and reserved names are mended', () => {
  assert.equal(noteFileName('../../etc/passwd'), '-..-etc-passwd.md');
  assert.equal(noteFileName('C:\\temp\\x'), 'C-temp-x.md');
  assert.equal(noteFileName('.bashrc'), 'bashrc.md');
  assert.equal(noteFileName('con'), '_con.md');
  assert.equal(noteFileName('LPT1.txt'), '_LPT1.txt.md');
  assert.equal(noteFileName('a\u0000b\u202Ec\nd'), 'abc d.md');
  assert.equal(noteFileName(' . '), undefined);
  assert.equal(noteFileName('///'), undefined);
});

test('any text makes one safe component or none', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      const name = noteFileName(text);
      if (name === undefined) return;
      assert.ok(encoder.encode(name).length <= 200);
      assert.match(name, /^[^./\\:*?"<>|\p{Cc}\p{Cs}][^/\\:*?"<>|\p{Cc}\p{Cs}]*\.md$/u);
      assert.equal(name, name.trim());
      assert.equal(noteFileName(name), name);
    }),
    { numRuns: 2000 },
  );
});
