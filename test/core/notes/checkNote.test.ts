import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteSyntax } from '../../../src/core/citations/syntax/citationCluster';
import type { CslItem } from '../../../src/core/csl';
import { checkNote } from '../../../src/core/notes/checks/checkNote';
import type { NoteLibrary } from '../../../src/core/notes/checks/noteLibrary';
import { problemMessage } from '../../../src/core/notes/checks/noteProblem';
import { readNoteParts } from '../../../src/core/notes/index/readNote';
import { toPaper } from '../../../src/core/paper';

const whole = (id: string): CslItem => ({
  id,
  type: 'book',
  title: `On ${id}`,
  author: [{ family: 'Roe' }],
  issued: { 'date-parts': [[2020]] },
});
const papers = [whole('kim2020'), whole('lee2021'), { id: 'bare2020', type: 'article-journal', title: 'T' }];

function problemsIn(text: string, syntax: NoteSyntax = 'pandoc', more: Partial<NoteLibrary> = {}) {
  const library: NoteLibrary = {
    resolve: key => papers.filter(({ id }) => id === key).map(item => toPaper(item)),
    hasOwnPapers: true,
    hasBibliography: false,
    ...more,
  };
  const parts = [{ text, syntax, cell: undefined }];
  return checkNote(parts, readNoteParts('file:///n.md', parts), library);
}
/** Each problem as its code and the text that it is about. */
const found = (text: string, syntax?: NoteSyntax, more?: Partial<NoteLibrary>) =>
  problemsIn(text, syntax, more).map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
/** The text once all fixes are made. */
function mended(text: string): string {
  const fixes = problemsIn(text).flatMap(({ fix }) => fix ?? []);
  return fixes.reduceRight((result, fix) => result.slice(0, fix.start) + fix.text + result.slice(fix.end), text);
}

test('tells of unknown keys, with their place and a sentence', () => {
  const [problem] = problemsIn('One.\n\nSee [@kim2020; @kin2020].');
  assert.deepEqual(
    problem && {
      code: problem.code,
      line: problem.line,
      column: problem.column,
      endColumn: problem.endColumn,
      message: problemMessage(problem),
    },
    {
      code: 'unknown-key',
      line: 2,
      column: 16,
      endColumn: 23,
      message: 'The library has no paper with the key "kin2020".',
    },
  );
});

test('takes a mention of a person for none of its business', () => {
  const readme = 'Thanks to @alice and @bob-42 for the help.';
  assert.deepEqual(found(readme), []);
  assert.deepEqual(found(readme, 'pandoc', { hasOwnPapers: false }), []);
  assert.deepEqual(found('[@mention]', 'pandoc', { hasOwnPapers: false }), []);
  assert.deepEqual(found('See [@kim2020]. Thanks to @alice.'), []);
});

test('tells of unknown marks in the text where the note cites papers or names its bibliography', () => {
  assert.deepEqual(found('See [@kim2020] and @kin2020.'), ['unknown-key kin2020']);
  assert.deepEqual(found('As @alice says.', 'pandoc', { hasBibliography: true }), ['unknown-key alice']);
});

test('lets footnotes, cross-references, own keys and wiki links be', () => {
  assert.deepEqual(found('[^1] [[@note]] [@kim2020]\n\n[^1]: text'), []);
  assert.deepEqual(found('@fig-one [@kim2020]', 'quarto'), []);
  assert.deepEqual(found('---\nreferences:\n- id: mine\n---\n\n[@mine] [@kim2020]'), []);
});

test('tells of ambiguous keys and of entries that lack what styles need, those once a note', () => {
  const twice = { resolve: () => [whole('a'), whole('b')].map(item => toPaper(item)) };
  const [problem] = problemsIn('[@x]', 'pandoc', twice);
  assert.equal(problem && problemMessage(problem), 'The key "x" stands for 2 papers: On a; On b.');
  const bare = problemsIn('[@bare2020] and again @bare2020');
  assert.deepEqual(bare.map(problemMessage), [
    'The entry "bare2020" lacks what styles need: author, year, container-title.',
  ]);
});

test('tells of a key that stands twice, unless it cites another place', () => {
  assert.deepEqual(found('[@kim2020; @lee2021; @kim2020]'), ['duplicate-key kim2020']);
  assert.equal(mended('[@kim2020; @lee2021; @kim2020]'), '[@kim2020; @lee2021]');
  assert.deepEqual(found('[@kim2020, p. 1; @kim2020, p. 5]'), []);
  assert.deepEqual(found('\\cite{kim2020,lee2021,kim2020}', 'latex'), ['duplicate-key kim2020']);
});

test('tells of keys that are separated by a comma', () => {
  assert.deepEqual(found('[@kim2020, @lee2021]'), ['malformed-citation , @lee2021']);
  assert.equal(mended('[@kim2020, @lee2021]'), '[@kim2020; @lee2021]');
  assert.deepEqual(found('[@kim2020, see also @lee2021]'), []);
});

test('tells of a key without its mark, and of an empty place', () => {
  assert.deepEqual(found('[@kim2020; lee2021]'), ['malformed-citation lee2021']);
  assert.equal(mended('so [@kim2020; lee2021].'), 'so [@kim2020; @lee2021].');
  assert.equal(mended('so [@kim2020;].'), 'so [@kim2020].');
  assert.equal(mended('so [@kim2020;; @lee2021].'), 'so [@kim2020; @lee2021].');
});

test('tells of a bracket that nothing closes', () => {
  assert.deepEqual(found('so [@kim2020, p. 3\n\nNext ] paragraph.'), ['malformed-citation [@kim2020']);
  assert.deepEqual(found('so [@kim2020, p. 3\ngoes on]'), []);
});

test('lets links, spans and images be', () => {
  for (const text of [
    '[@kim2020](a.md)',
    '[by @kim2020; note]{.x}',
    '![@kim2020; x1](a.png)',
    '- [ ] @kim2020 task',
    '[a]: x\n@kim2020',
  ])
    assert.deepEqual(found(text), [], text);
});

test('is put off by a comment', () => {
  assert.deepEqual(found('<!-- lectern: off -->\n\n[@kin2020; @kin2020]'), []);
  assert.deepEqual(found('<!-- lectern: off unknown-key -->\n\n[@kin2020; @kin2020]'), ['duplicate-key kin2020']);
});
