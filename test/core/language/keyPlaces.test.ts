import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyPlacesInSteps } from '../../../src/core/language/keyPlaces';

/** The text at each place of the key, with the line; a mark for entries. */
function places(fileName: string, text: string, key: string): string[] {
  const steps = keyPlacesInSteps(fileName, text, new TextEncoder().encode(text), key);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const lines = text.split('\n');
  return step.value.map(
    ({ line, column, length, isEntry }) =>
      `${isEntry ? 'entry ' : ''}${line}:${lines[line]?.slice(column, column + length)}`,
  );
}

test('finds an entry of BibTeX and where others name it', () => {
  const bib = `@book{whole, title = {The Whole}, author = {Roe}, note = {whole}}
@inbook{part, title = {A Part}, crossref = {whole}}
@inbook{wholesome, title = {Another}, xdata = {one, whole},
  related = "whole"}
`;
  assert.deepEqual(places('a.bib', bib, 'whole'), ['entry 0:whole', '1:whole', '2:whole', '3:whole']);
  assert.deepEqual(places('a.bib', bib, 'nobody'), []);
});

test('finds an entry of CSL-JSON and CSL-YAML', () => {
  const json =
    '[\n  {"id": "a", "type": "book", "title": "about b"},\n  {\n    "type": "book",\n    "id": "b",\n    "title": "B"\n  }\n]';
  assert.deepEqual(places('a.json', json, 'b'), ['entry 4:b']);
  const yaml = 'references:\n- id: a\n  type: book\n  title: A book\n- type: book\n  id: "b"\n  title: Title b\n';
  assert.deepEqual(places('a.yaml', yaml, 'b'), ['entry 5:b']);
});

test('finds none where the format keeps no keys', () => {
  assert.deepEqual(places('a.ris', 'TY  - BOOK\nTI  - roe2020\nER  - \n', 'roe2020'), []);
});
