import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { bibtex } from '../../../../src/core/formats/bibtex/bibtex';
import { changedPart as changedPartInSteps } from '../../../../src/core/formats/bibtex/changedPart';
import { readBibtex, readBibtexInSteps } from '../../../../src/core/formats/bibtex/readBibtex';
import type { Reading } from '../../../../src/core/formats/reading';
import { TextParts } from '../../../../src/core/text/textParts';
import { atOnce } from '../../../../src/core/formats/atOnce';

function plain({ records, problems }: Reading) {
  return { records, problems };
}

/** A reading of `now` by somebody who has read `before`. */
function reread(before: string, now: string): Reading {
  return atOnce(readBibtexInSteps(new TextParts([now]), readBibtex(before)));
}

/** Cut at places that have nothing to do with its entries. */
function inParts(text: string): string[] {
  return text.match(/[^]{1,97}/g) ?? [];
}

function changedPart(before: string, now: string) {
  return atOnce(changedPartInSteps(new TextParts(inParts(before)), new TextParts([now])));
}

const entry = (key: string, title: string) => `@article{${key},\n  title = {${title}},\n  year = 2020\n}\n`;
const KEYS = Array.from({ length: 30 }, (_, i) => `key${i}`);
const LIBRARY = KEYS.map(key => entry(key, `Title of ${key}`)).join('\n');

const pieces = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constantFrom(...KEYS), fc.string()).map(([key, text]) => entry(key, text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '@misc{x,title={A},month=jan,note=abc}\n',
      '@string{abc = "Journal"}\n',
      '@comment{any}\n',
      '% @misc{no, title={n}}\n',
      '@inbook{child, title={C}, crossref={key1}}\n',
      '@misc{bad, title={Open}\n',
      '@misc{, title={No key}}\n',
      'text with me@home.example\r\n',
      '@article{one,title={A}} @article{two,title={B}}\n',
      '}\n',
      '"',
      '{',
    ),
  },
);
const library = fc.array(pieces, { minLength: 1, maxLength: 14 }).map(list => list.join(''));
const edit = fc.record({ at: fc.nat(), removed: fc.nat(60), added: fc.oneof(pieces, fc.string({ maxLength: 5 })) });

describe('Reading a BibTeX file again', () => {
  it('gives what reading it anew gives, whatever was changed', () => {
    fc.assert(
      fc.property(library, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        let before = text;
        let reading = readBibtex(text);
        for (const { at, removed, added } of edits) {
          const from = at % (before.length + 1);
          const now = before.slice(0, from) + added + before.slice(from + removed);
          reading = atOnce(readBibtexInSteps(new TextParts(inParts(now)), reading));
          assert.deepEqual(plain(reading), plain(readBibtex(now)));
          before = now;
        }
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it('keeps the items of all entries but those around the change', () => {
    const before = readBibtex(LIBRARY);
    const now = atOnce(readBibtexInSteps(new TextParts([LIBRARY.replace('of key15', 'about\n key15')]), before));
    const kept = now.records.filter(({ item }, i) => item === before.records[i]?.item).length;
    assert.equal(now.records[15]?.item.title, 'Title about key15');
    assert.equal(now.records[29]?.line, (before.records[29]?.line ?? 0) + 1);
    assert.ok(kept >= 26 && kept < 30, `${kept} kept`);
  });

  it('sees that a new entry has the key of a distant one', () => {
    const { problems } = reread(LIBRARY, `${LIBRARY}\n${entry('key2', 'Another')}`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      readBibtex(`${LIBRARY}\n${entry('key2', 'Another')}`).problems.map(({ code }) => code),
    );
  });

  it('gives a distant heir what its changed parent has', () => {
    const heir = '\n@inproceedings{heir, title = {H}, author = {A, B}, crossref = {key3}}\n';
    const parents = `${LIBRARY.replace('@article{key3', '@proceedings{key3')}${heir}`;
    const changed = parents.replace('Title of key3', 'Changed');
    assert.equal(reread(parents, changed).records.at(-1)?.item['container-title'], 'Changed');
  });
});

describe('changedPart', () => {
  it('finds the smallest stretch outside of which two texts are the same', () => {
    const long = 'x'.repeat(100_000);
    assert.deepEqual(changedPart(`${long}old${long}`, `${long}n${long}`), {
      start: 100_000,
      endBefore: 100_003,
      end: 100_001,
    });
    assert.deepEqual(changedPart('aaa', 'aaaa'), { start: 3, endBefore: 3, end: 4 });
    assert.deepEqual(changedPart(long, long), { start: 100_000, endBefore: 100_000, end: 100_000 });
  });
});

it('keeps nothing to read a text with groups in comments again by parts', () => {
  const groups = '@comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 ExplicitGroup:G\\;0\\;key1\\;;\n}\n';
  const text = `${LIBRARY}\n${groups}`;
  assert.deepEqual(
    plain(reread(text, text.replace('of key1}', 'x}'))),
    plain(bibtex.read(text.replace('of key1}', 'x}'))),
  );
});
