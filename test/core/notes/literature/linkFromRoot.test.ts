import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkFromRoot } from '../../../../src/core/notes/literature/linkFromRoot';

test('leads to files in the first folder, beside it and elsewhere', () => {
  assert.equal(linkFromRoot('/home/a', '/home/a/notes/@k v.md'), '/notes/%40k%20v.md');
  assert.equal(linkFromRoot('/home/a', '/home/b/@k.md'), '/../b/%40k.md');
  assert.equal(linkFromRoot('/home/a/x', '/srv/k.md'), '/../../../srv/k.md');
  assert.equal(linkFromRoot('/home/a', '/home/a'), '/../a');
  assert.equal(linkFromRoot('/', '/k.md'), '/k.md');
  assert.equal(linkFromRoot('/c:/a', '/d:/k.md'), '/../../d%3A/k.md');
});
