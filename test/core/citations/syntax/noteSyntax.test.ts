import assert from 'node:assert/strict';
import { it } from 'node:test';
import { noteSyntaxFor } from '../../../../src/core/citations/syntax/noteSyntax';

it('chooses the notation by language, project and, for plain text, by the ending', () => {
  const found = [
    noteSyntaxFor('markdown'),
    noteSyntaxFor('markdown', '/a/b.md', 'myst'),
    noteSyntaxFor('markdown', '/a/b.md', 'quarto'),
    noteSyntaxFor('markdown', '/a/b.tex'),
    noteSyntaxFor('plaintext', '/a/b.typ', 'myst'),
    noteSyntaxFor('plaintext', '/a/b.QMD'),
    noteSyntaxFor('plaintext', '/a/b.txt'),
    noteSyntaxFor('latex', '/a/b.md', 'quarto'),
    noteSyntaxFor('rsweave'),
    noteSyntaxFor('restructuredtext', '/a/b.rst', 'myst'),
    noteSyntaxFor('python', '/a/b.py', 'myst'),
  ];
  assert.deepEqual(found, [
    'pandoc',
    'myst',
    'quarto',
    'pandoc',
    'typst',
    'quarto',
    'pandoc',
    'latex',
    'latex',
    'restructuredtext',
    'pandoc',
  ]);
});
