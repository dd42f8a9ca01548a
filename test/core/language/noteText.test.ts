import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverText } from '../../../src/core/language/hoverText';
import { isValidKey, keyInPlaceOf } from '../../../src/core/language/newKey';
import { noteLinks } from '../../../src/core/language/noteLinks';
import { toPaper } from '../../../src/core/paper';

test('links bibliographies, the paper of a literature note and bare identifiers', () => {
  const text =
    '---\ncitekey: kim2020\nbibliography: [a.bib, ../b.bib]\n---\n\nSee doi:10.1000/ab(c).1, arXiv:2510.04477v2. Not https://doi.org/10.1000/x';
  assert.deepEqual(
    noteLinks(text).map(({ start, end, target }) => [text.slice(start, end), Object.values(target)[1]]),
    [
      ['kim2020', 'kim2020'],
      ['a.bib', 'a.bib'],
      ['../b.bib', '../b.bib'],
      ['doi:10.1000/ab(c).1', 'https://doi.org/10.1000/ab%28c%29.1'],
      ['arXiv:2510.04477v2', 'https://arxiv.org/abs/2510.04477'],
    ],
  );
});

test('tells keys that can be written everywhere', () => {
  for (const key of ['kim2020', 'Kim_2020-a', 'doi:10/x.1', 'Ünal2020', '2020kim']) assert.ok(isValidKey(key), key);
  for (const key of ['', 'two words', 'a,b', 'a{b', '@kim', 'kim;', 'kim.', '-kim', 'a~b', 'a#b', "a'b", 'a[b]'])
    assert.ok(!isValidKey(key), key);
});

test('writes a key as its place needs', () => {
  assert.equal(keyInPlaceOf('kim2020', 'see @', 'pandoc'), 'kim2020');
  assert.equal(keyInPlaceOf('a::b', 'see @', 'pandoc'), '{a::b}');
  assert.equal(keyInPlaceOf('a::b', '\\cite{', 'latex'), 'a::b');
  assert.equal(keyInPlaceOf('a::b', '{cite}`', 'myst'), 'a::b');
  assert.equal(keyInPlaceOf('a::b', '[[@', 'pandoc'), 'a::b');
});

test('says what the paper is and who else cites it, with nothing of its text alive', () => {
  const paper = toPaper({
    id: 'kim2020',
    type: 'book',
    title: 'On [links](command:evil) <img src=x>',
    author: [{ family: 'Kim', given: 'S.' }],
    DOI: '10.1000/x',
    custom: { tldr: 'It *shows* $(zap) things.' },
  });
  const notes = [{ name: 'a_note.md', link: 'file:///a_note.md#L3', count: 2 }];
  const text = hoverText(paper, undefined, notes, { citedIn: 'Also cited in', more: undefined });
  assert.match(text, /Also cited in \[a\\_note\\\.md\]\(file:\/\/\/a_note\.md#L3\) \(2\)$/);
  assert.match(text, /\[DOI\]\(https:\/\/doi\.org\/10\.1000\/x\)/);
  for (const live of ['](command:', '<img', '$(zap)', '*shows*']) assert.ok(!text.includes(live), live);
});
