import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bibliographyEntries } from '../../../../src/core/citations/bibliography/bibliographyEntries';
import { bibliographyKind } from '../../../../src/core/citations/bibliography/bibliographyKind';
import { citedKeys } from '../../../../src/core/citations/bibliography/citedKeys';
import { documentBibliographies } from '../../../../src/core/citations/bibliography/documentBibliographies';
import { findRecord } from '../../../../src/core/citations/bibliography/findRecord';
import { removeEntries } from '../../../../src/core/citations/bibliography/removeEntries';
import { tidyBibliography } from '../../../../src/core/citations/bibliography/tidyBibliography';
import type { CslItem } from '../../../../src/core/csl';
import { atOnce } from '../../../../src/core/formats/atOnce';
import { readLibrary } from '../../../../src/core/formats/readLibrary';
import { partsOfNote } from '../../../../src/core/notes/index/readNote';

function parts(name: string, text: string) {
  const file = readLibrary(name, new TextEncoder().encode(text));
  const format = bibliographyKind(name, text)!;
  return {
    entries: atOnce(bibliographyEntries(text, format)),
    records: file.format === undefined ? [] : file.reading.records,
    format,
  };
}

function report(text: string, notes: readonly string[], name = 'r.bib') {
  const { entries, records } = parts(name, text);
  const { unused, missing, duplicates } = tidyBibliography(entries, records, notes.map(note => citedKeys(partsOfNote('n.md', note, 'pandoc')))); // prettier-ignore
  return {
    unused: unused.map(({ key }) => key),
    missing,
    duplicates: duplicates.map(({ entry, of }) => [entry.key, of.key]),
  };
}

function without(text: string, keys: readonly string[], name = 'r.bib'): string {
  const { entries, format } = parts(name, text);
  const ranges = removeEntries(text, format, entries, ({ key }) => keys.includes(key));
  // an editor refuses edits that overlap
  for (const [index, range] of ranges.entries()) assert.ok(index === 0 || range.start >= ranges[index - 1]!.end);
  return ranges.reverse().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

test('tells what is unused, missing and doubled', () => {
  const bib = `@book{a, title = {First Thing}, year = 2001, crossref = {p}}
@book{p, title = {Parent}, year = 2000}
@book{b, title = {Second Thing}, year = 2002, ids = {old, older}}
@book{c, title = {Third Thing}, year = 2003}
@xdata{x, publisher = {P}}
@book{d, title = {Second thing}, year = 2002}`;
  assert.deepEqual(report(bib, ['See [@a; @gone].', 'And @older, [^c], `@d`.']), {
    unused: ['x', 'd'],
    missing: ['gone'],
    duplicates: [['d', 'b']],
  });
  assert.deepEqual(report(bib, ["---\nnocite: '@*'\n---\n"]).unused, ['x']);
  assert.deepEqual(report(bib, ['---\nnocite: |\n  @a, @b\ntitle: x\n---\n']).unused, ['c', 'x', 'd']);
  assert.deepEqual(report(bib, ["---\nnocite:\n  - '[@a; @{b}]'\n---\n"]).unused, ['c', 'x', 'd']);
  assert.deepEqual(report(bib, ['---\nnocite: |\n    @a,\n    @b\n---\n']).unused, ['c', 'x', 'd']);
});

test('takes what documents without a bibliography cite for used, and misses none of it', () => {
  const { entries, records } = parts(
    'r.bib',
    '@book{a, title = {A Thing}}\n@book{b, title = {B Thing}}\n@book{c, title = {C Thing}}\n',
  );
  const keys = (note: string) => [citedKeys(partsOfNote('n.md', note, 'pandoc'))];
  const { unused, missing } = tidyBibliography(entries, records, keys('[@a; @gone]'), keys('@b and @elsewhere'));
  assert.deepEqual([unused.map(({ key }) => key), missing], [['c'], ['gone']]);
});

test('takes out the last entries, each of which may claim the blank line between them', () => {
  const bib = '@book{a, title = {A}}\n\n@book{b, title = {B}}\n\n@book{c, title = {C}}\n';
  assert.equal(without(bib, ['b', 'c']), '@book{a, title = {A}}\n');
});

test('takes out entries and leaves every other byte', () => {
  const bib =
    '% head\n\n@book{a,\n title={A}\n}\n\n% about b\n@book{b,\n title={B}\n}\n\n@book{c, title={C}} @book{d, title={D}}\n';
  assert.equal(
    without(bib, ['a']),
    '% head\n\n% about b\n@book{b,\n title={B}\n}\n\n@book{c, title={C}} @book{d, title={D}}\n',
  );
  assert.equal(without(bib, ['b', 'd']), '% head\n\n@book{a,\n title={A}\n}\n\n% about b\n\n@book{c, title={C}} \n');
  assert.equal(without('@book{a, title={A}}\n\n@book{b, title={B}}\n', ['b']), '@book{a, title={A}}\n');
  const json = JSON.stringify(['a', 'b', 'c'].map(id => ({ id, title: id, type: 'book' })), null, 2); // prettier-ignore
  for (const gone of [['a'], ['b'], ['c'], ['a', 'b'], ['b', 'c'], ['a', 'c']]) {
    const left = ['a', 'b', 'c'].filter(id => !gone.includes(id)).map(id => ({ id, title: id, type: 'book' }));
    assert.equal(without(json, gone, 'r.json'), JSON.stringify(left, null, 2), gone.join());
  }
  const yaml = 'references:\n- id: a\n  title: A\n- id: "b"\n  title: B\n\nother: 1\n';
  assert.equal(without(yaml, ['b'], 'r.yaml'), 'references:\n- id: a\n  title: A\n\nother: 1\n');
  assert.equal(without(yaml, ['a'], 'r.yaml'), 'references:\n- id: "b"\n  title: B\n\nother: 1\n');
});

test('finds a paper by key and by what it is, and tells when its key means another', () => {
  const { records } = parts(
    'r.bib',
    `@article{kim2025, author={Kim, A}, title={Reading CT scans}, year=2025, doi={10.1000/a}}
    @book{doe, author={Doe, J}, title={Something else}, year=1999}`,
  );
  const kim: CslItem = { id: 'kim2025', type: 'article', title: 'Reading CT Scans', DOI: '10.1000/A' };
  assert.deepEqual(findRecord(records, kim), { state: 'present' });
  assert.deepEqual(findRecord(records, { ...kim, id: 'other' }), { state: 'other-key', key: 'kim2025' });
  assert.deepEqual(findRecord(records, { ...kim, id: 'other', DOI: '10.1000/b' }), { state: 'absent' });
  assert.equal(findRecord(records, { ...kim, DOI: '10.1000/b' }).state, 'conflict');
  assert.equal(findRecord(records, { ...kim, id: 'doe' }).state, 'conflict');
  const published: CslItem = { id: 'kim2025', type: 'article', title: 'Quite another title', author: [{ family: 'Kim' }], issued: { 'date-parts': [[2025]] } }; // prettier-ignore
  assert.deepEqual(findRecord(records, published), { state: 'present' });
});

test('knows how documents name their bibliographies', () => {
  assert.deepEqual(documentBibliographies('---\nbibliography: [a.bib, b.json]\n---\n', 'pandoc'), ['a.bib', 'b.json']);
  assert.deepEqual(documentBibliographies('\\bibliography{a, b/c}\n% \\bibliography{no}\n\\addbibresource[x]{d.bib}', 'latex'), ['d.bib', 'a.bib', 'b/c.bib']); // prettier-ignore
  assert.deepEqual(documentBibliographies('#bibliography("w.bib")', 'typst'), ['w.bib']);
});

test('names no bibliography whose place only TeX or Typst knows', () => {
  assert.deepEqual(documentBibliographies('\\bibliography{IEEEabrv,IEEEfull.bib,refs}', 'latex'), ['refs.bib']);
  assert.deepEqual(documentBibliographies('\\addbibresource{\\home/a.bib}\n\\bibliography{\\jobname}', 'latex'), []);
  assert.deepEqual(documentBibliographies('#bibliography(("a.bib", "b.yml",\n  "c d.bib"), style: "x.csl")', 'typst'), [
    'a.bib',
    'c d.bib',
  ]);
  assert.deepEqual(documentBibliographies('// #bibliography("a.bib")\n#{} #bibliography( "b.bib" )', 'typst'), [
    'b.bib',
  ]);
  assert.deepEqual(documentBibliographies('#bibliography("/refs.bib")\n#bibliography("own.yml")', 'typst'), []);
});

test('counts what the Markdown cells of a notebook cite, and only those', () => {
  const cells = [
    { cell_type: 'markdown', source: ['---\n', 'nocite: "@quiet2001"\n', '---\n'] },
    { cell_type: 'code', source: 'print("[@code2002]")' },
    { cell_type: 'markdown', source: 'See [@told2003].' },
  ];
  const { keys } = citedKeys(partsOfNote('n.ipynb', JSON.stringify({ cells }), 'pandoc'));
  assert.deepEqual([...keys], [['told2003', { offset: 6, cell: 2 }], ['quiet2001', { offset: 0, cell: 0 }]]); // prettier-ignore
});
