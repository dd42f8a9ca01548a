import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoteIndex } from '../../../src/core/notes/index/noteIndex';
import { notebookCells } from '../../../src/core/notes/index/notebookCells';
import { syntaxOfFile } from '../../../src/core/notes/index/noteFiles';
import { readNote } from '../../../src/core/notes/index/readNote';
import type { NoteSyntax } from '../../../src/core/citations/syntax/citationCluster';

const uri = 'file:///n/note.md';
const read = (text: string, syntax: NoteSyntax = 'pandoc', name = uri) => readNote(name, text, syntax);
const keys = (text: string, syntax?: NoteSyntax) => read(text, syntax).citations.map(({ key }) => key);

test('knows each key of a note with its place', () => {
  const [first, second] = read('Text.\n\nSeen [see @a1; @{b 2}] and @c3.'.replace('b 2', 'b2')).citations;
  assert.deepEqual(first, {
    key: 'a1',
    kind: 'bracketed',
    start: 18,
    end: 20,
    line: 2,
    column: 11,
    cell: undefined,
  });
  assert.equal(second?.key, 'b2');
});

test('counts lines the same with either line break', () => {
  for (const eol of ['\n', '\r\n']) {
    const { line, column } = read(['a', 'b', 'see @k'].join(eol)).citations[0]!;
    assert.deepEqual({ line, column }, { line: 2, column: 5 });
  }
});

test('reads nested citations and leaves code, addresses and cross-references out', () => {
  assert.deepEqual(keys('[@a, see [@b]] `@code` me@example.org'), ['a', 'b']);
  assert.deepEqual(keys('@fig-one and @kim2020', 'quarto'), ['kim2020']);
});

test('reads nocite of the front matter, without its wildcard', () => {
  const text = '---\ntitle: T\nnocite: |\n  @one, @two\nlang: en\n---\n\n@three';
  assert.deepEqual(keys(text), ['one', 'two', 'three']);
  assert.equal(read(text).citations[1]?.line, 3);
  assert.deepEqual(keys('---\nnocite: "@*"\n---\n'), []);
});

test('knows a literature note by its front matter or its name', () => {
  assert.equal(read('---\ncitekey: kim2020\n---\n').about, 'kim2020');
  assert.equal(read("---\ntitle: x\ncitation-key: '@kim2020'\n---\n").about, 'kim2020');
  assert.deepEqual(read("---\ntitle: x\ncitekey: '@kim2020'\n---\n").aboutPlace, {
    line: 2,
    column: 11,
    length: 7,
    cell: undefined,
  });
  assert.equal(read('', 'pandoc', 'file:///n/%40kim%3A2020.md').about, 'kim:2020');
  assert.equal(read('', 'pandoc', 'file:///n/@kim2020.md').about, 'kim2020');
  assert.equal(read('text\ncitekey: kim2020').about, undefined);
});

test('knows what a note explains itself', () => {
  assert.deepEqual(read('---\nreferences:\n- id: own1\n  title: T\n-  id: "own2"\n---\n').ownKeys, ['own1', 'own2']);
  assert.equal(read('---\nbibliography: a.bib\n---\n').hasBibliography, true);
  assert.deepEqual(read('\\cite{a}\\bibitem{b}', 'latex').ownKeys, ['b']);
  assert.deepEqual(read('= Head <intro>\n@intro', 'typst').ownKeys, ['intro']);
});

test('is put off by a comment, as a whole or for some checks', () => {
  assert.equal(read('a\n<!-- lectern: off -->\n@b').off, 'all');
  assert.deepEqual(read('<!-- lectern: off unknown-key -->').off, ['unknown-key']);
  assert.equal(read('% lectern: off\n\\cite{a}', 'latex').off, 'all');
  assert.deepEqual(read('words about lectern: off').off, []);
});

test('reads the Markdown cells of a notebook, whatever the others hold', () => {
  const notebook = JSON.stringify({
    cells: [
      { cell_type: 'code', source: ['@decorator\n'] },
      { cell_type: 'markdown', source: ['# T\n', 'see @a'] },
      { cell_type: 'markdown', source: 'and @b' },
    ],
  });
  const places = read(notebook, 'pandoc', 'file:///n/x.ipynb').citations;
  assert.deepEqual(
    places.map(({ key, cell, line }) => ({ key, cell, line })),
    [
      { key: 'a', cell: 1, line: 1 },
      { key: 'b', cell: 2, line: 0 },
    ],
  );
  assert.deepEqual(notebookCells('{"cells": [{'), []);
});

test('takes notes in, over and out', () => {
  const index = new NoteIndex();
  index.set(readNote('file:///a.md', '@x @y', 'pandoc'));
  index.set(readNote('file:///b.md', '@x and again @x', 'pandoc'));
  const places = (key: string) => index.citing(key).map(({ note, citations }) => [note.uri, citations.length]);
  assert.deepEqual(places('x'), [
    ['file:///a.md', 1],
    ['file:///b.md', 2],
  ]);
  index.set(readNote('file:///a.md', '@z', 'pandoc'));
  assert.deepEqual(places('x'), [['file:///b.md', 2]]);
  assert.equal(index.isCited('y'), false);
  assert.equal(index.remove('file:///b.md'), true);
  assert.equal(index.remove('file:///b.md'), false);
  assert.deepEqual([...index.keys], ['z']);
  assert.equal(index.size, 1);
});

test('finds literature notes by key, and forgets them when they change', () => {
  const index = new NoteIndex();
  index.set(readNote('file:///lit.md', '---\ncitekey: k\n---\n', 'pandoc'));
  assert.deepEqual(
    index.notesAbout('k').map(note => note.uri),
    ['file:///lit.md'],
  );
  index.set(readNote('file:///lit.md', 'no more', 'pandoc'));
  assert.deepEqual(index.notesAbout('k'), []);
});

test('a project decides what the Markdown in it means, and nothing else', () => {
  const endings = ['a.md', 'a.ipynb', 'a.qmd', 'a.tex', 'a.txt'];
  assert.deepEqual(
    endings.map(path => syntaxOfFile(path, 'myst')),
    ['myst', 'myst', 'quarto', 'latex', undefined],
  );
});

test('tells notes by their ending', () => {
  const endings = ['a.md', 'a.Rmd', 'a.qmd', 'a.tex', 'a.typ', 'a.rst', 'a.ipynb', 'a.txt', 'md'];
  assert.deepEqual(
    endings.map(path => syntaxOfFile(path)),
    ['pandoc', 'pandoc', 'quarto', 'latex', 'typst', 'restructuredtext', 'pandoc', undefined, undefined],
  );
});

test('a note made to keep patterns busy is read like any other', () => {
  const blanks = ' '.repeat(50_000);
  const note = readNote('file:///n/a.md', `---\nciteKey:${blanks}'\n---\n\n{cite:p}\`${blanks}{\` [@a]`, 'myst');
  assert.equal(note.about, undefined);
  assert.equal(note.citations.length, 1);
});
