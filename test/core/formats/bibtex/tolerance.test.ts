import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bibtex } from '../../../../src/core/formats/bibtex/bibtex';
import { inheritFields } from '../../../../src/core/formats/bibtex/inheritFields';

const BEFORE = '@article{before, title = {First}, year = {2001}}\n\n';
const AFTER = '\n@book{after, title = "Last {B}", year = 2003}\n@misc{end, title = {End}}\n';

function keys(text: string): (string | undefined)[] {
  return bibtex.read(text).records.map(record => record.item.id);
}

const SLIPS: Readonly<Record<string, string>> = {
  'a missing comma': '@article{x, title = {A}\n year = {2000}}',
  'a missing comma after the key': '@article{x\n title = {A}}',
  'a brace too many': '@article{x,\n title = {A {B},\n year = {2000},\n}',
  'two braces too many': '@article{x,\n title = {A {{B},\n year = {2000},\n}',
  'a brace too few': '@article{x,\n title = {A}},\n year = {2000}\n}',
  'an unclosed value': '@article{x,\n title = {A,\n year = {2000}\n}',
  'an unclosed entry': '@article{x,\n title = {A},\n year = {2000}\n',
  'an unclosed quote': '@article{x,\n title = "A,\n year = "2000"\n}',
  'an unclosed last quote': '@article{x,\n title = "A\n}',
  'a quote inside quotes': '@article{x,\n title = "A "b" c",\n year = {2000}\n}',
  'an empty key': '@article{,\n title = {A}\n}',
  'no key': '@article{\n title = {A}\n}',
  'a stray @ in text': 'write to @someone (or @ them) and {x @ y}\n@',
  'a comment line': '% a comment, with {a brace and @article{commented, title={x}}\n',
  'an e-mail address': 'jane.doe@example.org {at work} and doe@book.example\n',
  'an unclosed comment': '@comment{ {never closed\n',
  'an unclosed string': '@string{x = "never closed\n',
  'an unclosed preamble': '@preamble{"never {closed"\n',
};

for (const [name, slip] of Object.entries(SLIPS))
  test(`keeps the entries around ${name}`, () => {
    const found = keys(BEFORE + slip + AFTER).filter(key => key !== 'x' && key !== '' && key !== undefined);
    assert.deepEqual(found, ['before', 'after', 'end']);
  });

test('looks at a bounded number of parents where each of them names many others', () => {
  const all = Array.from({ length: 32 }, (_, at) => `p${at}`);
  let looks = 0;
  const find = (key: string) => {
    looks++;
    const fields = new Map([
      ['xdata', all.join(',')],
      [`from${key}`, key],
    ]);
    return { type: 'xdata', key, fields };
  };
  const heir = { type: 'misc', key: 'x', fields: new Map([['xdata', 'p0, p1']]) };
  const fields = inheritFields(heir, find, () => assert.fail('no parent is missing'));
  assert.equal(fields.get('fromp0'), 'p0');
  assert.ok(looks < 2000, `${looks} looks`);
});

test('keeps the fields behind a value that is not closed', () => {
  const { records } = bibtex.read('@article{x,\n title = {A {B},\n year = {2000},\n}\n@misc{y, title={Y}}');
  assert.deepEqual(records[0]?.item.issued, { 'date-parts': [[2000]] });
});

test('keeps an entry that quotes others in a field', () => {
  const quoted =
    '@misc{q, title = {Q}, note = {See\n@article{inner, title = {I}}\nand\n@book{other, title={O}}\n}, year = 2000}';
  assert.deepEqual(keys(BEFORE + quoted + AFTER), ['before', 'q', 'after', 'end']);
});

test('loses at most the last entry where a file is cut', () => {
  const text = `@string{j = "Journal"}\n${Array.from(
    { length: 6 },
    (_, i) =>
      `@article{key${i},\n  author = {M{\\"u}ller, A. and others},\n  title = "A {T}itle ${i}",\n  journal = j # { X},\n  year = ${2000 + i}\n}\n`,
  ).join('\n')}`;
  const ends = [...text.matchAll(/^\}$/gm)].map(found => found.index + 1);
  for (let cut = 0; cut <= text.length; cut++) {
    const whole = ends.filter(end => end <= cut).length;
    const found = keys(text.slice(0, cut));
    assert.deepEqual(found.slice(0, whole), ['key0', 'key1', 'key2', 'key3', 'key4', 'key5'].slice(0, whole));
    assert.ok(found.length <= whole + 1);
  }
});

const PIECES = [
  '@', '@article{', '@book(', '@string{', '@comment{', '@preamble{', '{', '}', '"', '(', ')', ',', '=', '#', '\\', '%',
  '\n', ' ', 'key', 'title', 'author', 'and', 'crossref = {key}', 'xdata', '$', '^', '_', '~', "\\'", '\\textbf{', '\\em ',
  '\\url{', '\\frac', 'jan', '2000', '2000/..', '--', '``', "''", 'é', '𝛼', '\u0000', '\\verb|', '[', '\\char"',
]; // prettier-ignore

test('neither throws nor hangs on any text', () => {
  const soup = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(soup, pieces => {
      const text = pieces.join('');
      const { records, problems } = bibtex.read(text);
      bibtex.detect(text);
      return records.length <= text.length && problems.every(({ line, column }) => line >= 0 && column >= 0);
    }),
    { numRuns: 10_000, seed: 20260, endOnFailure: true },
  );
});

test('takes time linear in the length of hostile texts', () => {
  const hostile = [
    '{'.repeat(300_000),
    `@misc{k, title = {${'{'.repeat(200_000)}`,
    `@misc{k, title = {${'\\textbf{'.repeat(40_000)}}}`,
    `@misc{k, title = {${'$^{'.repeat(60_000)}}}`,
    `@misc{k, title = {${'\\url{'.repeat(60_000)}}}`,
    `@misc{k, author = {${'a and '.repeat(50_000)}}}`,
    `@misc{k, author = {${'{a} , '.repeat(50_000)}}}`,
    '@article{k, x = "'.repeat(15_000),
    '@comment{\n@misc{k,\n'.repeat(10_000),
    '@'.repeat(300_000),
    `%${'@a{'.repeat(100_000)}`,
    `${' '.repeat(200_000)}@misc{k, title = {A}}`,
    `@misc{k, title = {A}, note = "${' " '.repeat(60_000)}}`,
    Array.from({ length: 5_000 }, (_, i) => `@misc{k${i}, crossref = {k${i + 1}}}`).join('\n'),
  ];
  for (const text of hostile) {
    const begin = Date.now();
    bibtex.read(text);
    assert.ok(Date.now() - begin < 5_000, text.slice(0, 40));
  }
});
