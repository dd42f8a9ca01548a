import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  noteBibliographies,
  projectBibliographies,
} from '../../../../src/core/citations/bibliography/bibliographyPaths';

const note = (yaml: string) => noteBibliographies(`---\n${yaml}\n---\n\n# Text\n`);

test('reads one path, a list and named lists', () => {
  assert.deepEqual(note('bibliography: refs.bib'), ['refs.bib']);
  assert.deepEqual(note('bibliography: [a.bib, "b c.json"]'), ['a.bib', 'b c.json']);
  assert.deepEqual(note('bibliography:\n  main: a.bib\n  further:\n    - b.bib'), ['a.bib', 'b.bib']);
});

test('reads any line end, a byte order mark and three dots', () => {
  assert.deepEqual(noteBibliographies('\uFEFF---\r\nbibliography: a.bib\r\n...\r\nText'), ['a.bib']);
});

test('finds none outside the front matter, in damaged YAML or under an odd value', () => {
  assert.deepEqual(noteBibliographies('Text\n---\nbibliography: a.bib\n---\n'), []);
  assert.deepEqual(note('bibliography: [a.bib'), []);
  assert.deepEqual(note('bibliography: 7'), []);
  assert.deepEqual(note('title: x'), []);
});

test('is not taken in by aliases that multiply', () => {
  const lines = [
    'a: &a [x, x]',
    ...'bcdefghijklmnop'
      .split('')
      .map((name, i, all) => `${name}: &${name} [*${all[i - 1] ?? 'a'}, *${all[i - 1] ?? 'a'}]`),
  ];
  assert.ok(note(`${lines.join('\n')}\nbibliography: refs.bib`).length <= 1);
});

test('reads the project files of Quarto and MyST', () => {
  assert.deepEqual(projectBibliographies('project:\n  type: book\nbibliography: refs.bib\n'), ['refs.bib']);
  assert.deepEqual(projectBibliographies('version: 1\nproject:\n  bibliography:\n    - refs.bib\n'), ['refs.bib']);
});
