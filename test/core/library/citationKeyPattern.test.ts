import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../src/core/csl';
import { generateCitationKey } from '../../../src/core/library/citationKey';
import { DEFAULT_CITATION_KEY_PATTERN, parseCitationKeyPattern } from '../../../src/core/library/citationKeyPattern';

const ITEM: Partial<CslItem> = {
  type: 'article-journal',
  title: 'The tides of Many Margins: notes on notes',
  author: [
    { family: 'Müller', given: 'A' },
    { family: 'Berg', 'non-dropping-particle': 'van den' },
    { literal: 'WHO' },
  ],
  issued: { 'date-parts': [[2021]] },
  'container-title': 'Journal of Tides',
};

/** The key that the pattern makes, or what is wrong with the pattern. */
function keyBy(text: string, item: Partial<CslItem> = ITEM): string {
  const pattern = parseCitationKeyPattern(text);
  return 'problem' in pattern ? pattern.problem : pattern.keyOf(item);
}

test('makes a key of each field', () => {
  const keys = {
    auth: 'Muller',
    'auth(3)': 'Mul',
    authors: 'MullervandenBergWHO',
    'authors(2)': 'MullervandenBerg',
    authEtal: 'MullerEtAl',
    year: '2021',
    shortyear: '21',
    title: 'TidesManyMarginsNotesNotes',
    shorttitle: 'tidesManyMargins',
    'shorttitle(2, 2)': 'TidesMany',
    veryshorttitle: 'tides',
    journal: 'JournalofTides',
    container: 'JournalofTides',
    type: 'articlejournal',
    "'x-'": 'x-',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(keys).map(text => [text, keyBy(text)])), keys);
});

test('joins parts with a plus, each with its own filters', () => {
  assert.equal(
    keyBy("auth.lower + '_' + shortyear + shorttitle(2,0).capitalize + auth(1).upper"),
    'muller_21TidesManyM',
  );
  assert.equal(keyBy('AuthEtAl.lower+YEAR'), 'mulleretal2021');
});

test('names two authors where there are no more', () => {
  assert.equal(keyBy('authEtal', { author: [{ family: 'Kim' }, { family: 'Cho' }] }), 'KimCho');
});

test('puts the title where the author is not known', () => {
  assert.equal(keyBy('auth.lower + year + title', { ...ITEM, author: [] }), 'tidesmanymargins2021');
  assert.equal(keyBy('auth + authors', { title: 'Λόγος' }), 'paper');
});

test('says what is wrong with a pattern', () => {
  const problems = {
    '': 'A part is missing.',
    'auth +': 'A part is missing.',
    'auth year': '"+" is missing before "year".',
    'auth + colour': '"colour" is no part of a citation key pattern.',
    __proto__x: '"__proto__x" is no part of a citation key pattern.',
    'auth.loud': '".loud" is no filter of a citation key pattern.',
    'auth(x)': '"x" in "auth(x)" is not a number.',
    'year(2)': '"year" takes fewer numbers than "(2)" has.',
    "auth + '@'": '"@" can\'t stand in a citation key.',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(problems).map(text => [text, keyBy(text)])), problems);
});

test('makes what generateCitationKey makes where nobody chose another pattern', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'ß', ' ', 'the ', '3', '-', '/', ':') });
  const item = fc.record(
    {
      title: text,
      author: fc.array(fc.record({ family: text }), { maxLength: 2 }),
      issued: fc.constant({ 'date-parts': [[2020]] }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(item, made => {
      assert.equal(DEFAULT_CITATION_KEY_PATTERN.keyOf(made), generateCitationKey(made).slice(0, 100));
    }),
  );
});

test('never throws and never makes an empty or an endless key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, title) => {
      const pattern = parseCitationKeyPattern(text);
      if (!('problem' in pattern)) assert.match(pattern.keyOf({ title }), /^.{1,100}$/);
      assert.match(DEFAULT_CITATION_KEY_PATTERN.keyOf({ title: title.repeat(50) }), /^[a-z0-9]{1,100}$/);
    }),
  );
});
