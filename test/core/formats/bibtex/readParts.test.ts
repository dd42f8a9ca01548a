import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../../src/core/formats/atOnce';
import { readBibtex, readBibtexInSteps } from '../../../../src/core/formats/bibtex/readBibtex';
import { TextParts } from '../../../../src/core/text/textParts';

/** Long enough that a text of some hundred of them has entries far from the end of each part. */
const PADDING = 'words of an abstract '.repeat(20);

const piece = fc.oneof(
  {
    weight: 40,
    arbitrary: fc
      .nat(300)
      .map(n => `@article{k${n},\n  title = {Title ${n}},\n  year = 2020,\n  abstract = "${PADDING}"\n}\n\n`),
  },
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
    weight: 1,
    arbitrary: fc.constantFrom(
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
    fc.property(library, fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1 }), (text, lengths) => {
      const inParts = atOnce(readBibtexInSteps(new TextParts(cut(text, lengths))));
      assert.deepEqual(plain(inParts), plain(readBibtex(text)));
    }),
    { seed: 11, numRuns: 400 },
  );
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
