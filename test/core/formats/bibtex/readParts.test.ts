import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../../src/core/formats/atOnce';
import { readBibtex, readBibtexInSteps } from '../../../../src/core/formats/bibtex/readBibtex';
import { TextParts } from '../../../../src/core/text/textParts';

/** Longer than what a scanner looks ahead, so that the end of a part can be far from where a value ends. */
const LONG = 'words of an abstract '.repeat(500);

const entry = (n: number, abstract: string) =>
  `@article{k${n},\n  title = {Title ${n}},\n  year = 2020,\n  abstract = "${abstract}"\n}\n\n`;

const piece = fc.oneof(
  { weight: 40, arbitrary: fc.nat(300).map(n => entry(n, 'Some words.')) },
  { weight: 6, arbitrary: fc.nat(300).map(n => entry(n, LONG)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '@string{abc = "Journal"}\n',
      '@misc{child, journal = abc, crossref = {k7}, title={C}}\n',
      '@misc{macro, journal = undefinedname, title={M}}',
      '% @misc{no, title={n}}\n',
      'jane@home.example {at work}\n',
      '@article{one,title={A}} % @article{two,title={B}}\n',
      '@comment plain words\n',
      '@comment{in {braces}}\n',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      `@misc{quoting, title = {Q}, note = {See\n@article{inner, title = {I}}\n${LONG}\n}, year = 2000}\n`,
      `@misc{long, title={Open ${LONG}\n`,
      `@misc{longquote, title="Open ${LONG}\n`,
      `@comment{long ${LONG}\n`,
      `${LONG}\n`,
      '@misc{open, title={Open\n',
      '@misc{quote, title="Open\n}',
      '@misc{brace, title={A {B},\n year = {2000},\n}\n',
      '@misc{entry, title={A},\n',
      '@comment{open {\n',
      '}\n',
      '\r\n@misc{crlf,\r\n title={A}\r\n year={2}}\r\n',
    ),
  },
);
const library = fc.array(piece, { minLength: 60, maxLength: 120 }).map(list => list.join(''));

function cut(text: string, lengths: readonly number[]): string[] {
  const parts: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const length = lengths[i % lengths.length]!;
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}

function plain({ records, problems }: ReturnType<typeof readBibtex>) {
  return { records, problems };
}

test('reads a text in parts as it reads the whole, wherever it is cut', () => {
  fc.assert(
    fc.property(library, fc.array(fc.integer({ min: 500, max: 40_000 }), { minLength: 1 }), (text, lengths) => {
      const inParts = atOnce(readBibtexInSteps(new TextParts(cut(text, lengths))));
      assert.deepEqual(plain(inParts), plain(readBibtex(text)));
    }),
    { seed: 11, numRuns: 400 },
  );
});

const SLIPS = [
  '@article{x,\n title = {A}},\n year = {2000}\n}\n',
  '@article{x,\n title = {A {B},\n year = {2000},\n}\n',
  '@article{x,\n title = "A\n}\n',
  '@article{x,\n title = {A\n year = {2000}\n}\n',
  '@article{x\n title = {A} year = 2000}\n',
  '@misc{x, note = {See\n@article{inner, title = {I}}\n}, title = {T}}\n',
  '@comment{ {never closed\n',
  'jane@home.example {at work} % @misc{no, title = {N}}\n@comment words\r\n',
  '@string{abc = "Journal"}@misc{y, journal = abc # { X}, title = "A {"} quote"}\n',
];

test('reads a text that is cut anywhere in or near a slip as it reads the whole', () => {
  const before = Array.from({ length: 100 }, (_, n) => entry(n, 'Some words.')).join('');
  const after = Array.from({ length: 6 }, (_, n) => entry(200 + n, 'Some words.')).join('');
  for (const slip of SLIPS) {
    const text = before + slip + after;
    const whole = plain(readBibtex(text));
    for (let at = before.length - 4; at < text.length; at++) {
      const parts = new TextParts([text.slice(0, at), text.slice(at)]);
      assert.deepEqual(plain(atOnce(readBibtexInSteps(parts))), whole, `${slip} cut at ${at - before.length}`);
    }
  }
});

test('reads a changed text in parts again', () => {
  fc.assert(
    fc.property(library, fc.nat(), piece, (text, at, added) => {
      const before = atOnce(readBibtexInSteps(new TextParts(cut(text, [9_000, 20_000]))));
      const place = at % text.length;
      const now = text.slice(0, place) + added + text.slice(place);
      const again = atOnce(readBibtexInSteps(new TextParts(cut(now, [20_000, 7_000])), before));
      assert.deepEqual(plain(again), plain(readBibtex(now)));
    }),
    { seed: 12, numRuns: 200 },
  );
});
