import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBibliography } from '../../../../src/core/citations/bibliography/addBibliography';
import { noteBibliographies } from '../../../../src/core/citations/bibliography/bibliographyPaths';

function added(text: string, path = 'new.bib'): string | undefined {
  const edit = addBibliography(text, path);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test('adds a bibliography to the front matter, whatever form it has', () => {
  assert.equal(added('Text\n'), '---\nbibliography: new.bib\n---\n\nText\n');
  assert.equal(added(''), '---\nbibliography: new.bib\n---\n');
  assert.equal(added('---\ntitle: T\n---\nText'), '---\ntitle: T\nbibliography: new.bib\n---\nText');
  assert.equal(added('---\n\n---\n'), '---\n\nbibliography: new.bib\n---\n');
  assert.equal(
    added('---\nbibliography: a.bib\nlang: en\n---\n'),
    '---\nbibliography: [a.bib, new.bib]\nlang: en\n---\n',
  );
  assert.equal(added('---\nbibliography: "a, b.bib"\n---\n'), '---\nbibliography: ["a, b.bib", new.bib]\n---\n');
  assert.equal(added('---\nbibliography: [a.bib]\n---\n'), '---\nbibliography: [a.bib, new.bib]\n---\n');
  assert.equal(added('---\nbibliography: []\n---\n'), '---\nbibliography: [new.bib]\n---\n');
  assert.equal(
    added('---\nbibliography:\n  - a.bib\n  - b.bib\nlang: en\n---\n'),
    '---\nbibliography:\n  - a.bib\n  - b.bib\n  - new.bib\nlang: en\n---\n',
  );
  assert.equal(
    added('---\r\nbibliography:\r\n- a.bib\r\n- a.bib\r\n---\r\n'),
    '---\r\nbibliography:\r\n- a.bib\r\n- a.bib\r\n- new.bib\r\n---\r\n',
  );
});

test('keeps the byte order mark first and the line ends as they are', () => {
  assert.equal(added('\uFEFFText\r\n'), '\uFEFF---\r\nbibliography: new.bib\r\n---\r\n\r\nText\r\n');
  assert.equal(added('\uFEFF'), '\uFEFF---\nbibliography: new.bib\n---\n');
  assert.equal(added('\uFEFF---\ntitle: T\n---\n'), '\uFEFF---\ntitle: T\nbibliography: new.bib\n---\n');
});

test('puts a path in quotes where YAML needs them', () => {
  const written = (path: string) => added('---\ntitle: T\n---\n', path)?.split('\n')[2];
  assert.equal(written('../my refs/a_b-c.bib'), 'bibliography: ../my refs/a_b-c.bib');
  assert.equal(written('Übersicht.bib'), 'bibliography: Übersicht.bib');
  for (const path of ['a: b.bib', 'a, b.bib', 'a #b.bib', '-a.bib', '[a].bib', 'a"b.bib', '1.5', 'yes', 'a.bib ']) {
    assert.equal(written(path), path === 'a.bib ' ? undefined : `bibliography: ${JSON.stringify(path)}`, path);
  }
});

test('leaves be what names the file already or is not for a program to edit', () => {
  const left = [
    'bibliography: new.bib',
    'bibliography:',
    'bibliography: {main: a.bib}',
    'bibliography: a.bib # mine',
    'bibliography: [a.bib,\n  b.bib]',
    'bibliography: [a.bib,]',
    'bibliography: a, b.bib',
    'bibliography: &x a.bib',
    'bibliography: [a.bib',
    'title: a: b',
  ];
  for (const yaml of left) assert.equal(added(`---\n${yaml}\n---\n`), undefined, yaml);
  for (const text of ['---\nnever closed\n', '---', '\uFEFF---\r\ntitle: T\r\n\r\nText']) {
    assert.equal(added(text), undefined, text);
  }
});

test('names the file behind those that were named, or changes nothing', () => {
  const yaml = fc.array(fc.constantFrom('bibliography:', ' a.bib', '[b.bib]', '- c.bib', '\n', '# x', 'title: y', '---', '"', ', '), { maxLength: 12 }); // prettier-ignore
  fc.assert(
    fc.property(yaml, fc.constantFrom('\uFEFF', ''), fc.string(), (parts, mark, path) => {
      const text = `${mark}---\n${parts.join('')}\n---\nText\n`;
      const after = added(text, path);
      if (after !== undefined) assert.deepEqual(noteBibliographies(after), [...noteBibliographies(text), path]);
      if (after !== undefined) assert.equal(after.startsWith('\uFEFF'), mark !== '');
    }),
    { numRuns: 2000 },
  );
});
