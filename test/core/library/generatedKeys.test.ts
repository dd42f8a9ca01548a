import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../src/core/csl';
import type { SourceRecord } from '../../../src/core/formats/reading';
import { parseCitationKeyPattern } from '../../../src/core/library/citationKeyPattern';
import { KeyRegistry } from '../../../src/core/library/keyRegistry';
import { Library } from '../../../src/core/library/library';
import type { Source } from '../../../src/core/library/source';

type Item = Partial<CslItem>;

const record = (item: Item): SourceRecord => ({ item, line: 0 });
const source = (uri: string, records: readonly SourceRecord[]): Source => ({
  uri,
  records,
  problems: [],
  level: 'user',
});

/** The library of these records, all in one source. */
function libraryOf(records: readonly SourceRecord[], keys = new KeyRegistry()): Library {
  const library = new Library({ keys });
  library.setSources([source('file:///a.ris', records)]);
  return library;
}

/** Different papers of one author and year whose titles begin alike, so that all their keys collide. */
const NAMESAKES = Array.from({ length: 8 }, (_, n) =>
  record({
    title: `Tides and Other Matters of Concern, Number ${n}`,
    author: [{ family: 'Kim' }],
    issued: { 'date-parts': [[2021]] },
    ...(n % 2 && { DOI: `10.1000/${n}` }),
    ...(n === 5 && { id: 'kim2021tides' }),
  }),
);

const citationKeyIn = (library: Library, of: SourceRecord) =>
  library.papers.find(({ title }) => title === of.item.title)?.citationKey;

test('changes no key of another record when records come, go and change places', () => {
  const step = fc.shuffledSubarray(NAMESAKES);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), steps => {
      const library = new Library();
      const shown = new Map<SourceRecord, string | undefined>();
      for (const records of steps) {
        library.setSources([source('file:///a.ris', records)]);
        assert.equal(new Set(library.papers.map(({ key }) => key)).size, records.length);
        for (const one of records) {
          const key = citationKeyIn(library, one);
          if (shown.has(one)) assert.equal(key, shown.get(one));
          shown.set(one, key);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('gives the same keys whatever the order of the records, where none was shown before', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMESAKES, { minLength: 8 }), records => {
      const keys = (library: Library) => NAMESAKES.map(one => citationKeyIn(library, one));
      assert.deepEqual(keys(libraryOf(records)), keys(libraryOf(NAMESAKES)));
    }),
  );
});

test('never moves a key to another paper, whatever the records have in common', () => {
  const item: fc.Arbitrary<Item> = fc.record(
    {
      id: fc.constantFrom('tidesmattersmany', 'x'),
      title: fc.constantFrom('Tides and Matters of Many', 'Tides: Matters, Many More', 'Preface'),
      DOI: fc.constantFrom('10.1000/a', '10.1000/b'),
      custom: fc.constantFrom({ arxiv: '2510.04477' }, { arxiv: '2510.04478' }),
      issued: fc.constantFrom({ 'date-parts': [[2020]] }, { 'date-parts': [[2021]] }),
    },
    { requiredKeys: [] },
  );
  const steps = fc
    .array(item, { minLength: 1, maxLength: 7 })
    .chain(items => fc.array(fc.shuffledSubarray(items.map(record)), { maxLength: 5 }));
  fc.assert(
    fc.property(steps, lists => {
      const library = new Library();
      /** The DOI of the paper that a generated key was shown for. */
      const doiOf = new Map<string, string>();
      for (const records of lists) {
        library.setSources([source('file:///a.ris', records)]);
        const keys = library.papers.map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length);
        const declared = new Set(records.map(({ item: { id } }) => id));
        for (const { citationKey, csl } of library.papers) {
          if (declared.has(citationKey)) continue;
          if (csl.DOI !== undefined && doiOf.has(citationKey)) assert.equal(csl.DOI, doiOf.get(citationKey));
          if (csl.DOI !== undefined) doiOf.set(citationKey, csl.DOI);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('makes the suffix of the record, not of the others', () => {
  const [a, b, c] = NAMESAKES;
  assert.ok(a && b && c);
  const keys = new KeyRegistry();
  libraryOf([a], keys);
  const beside = citationKeyIn(libraryOf([a, b], new KeyRegistry(keys.toJSON())), b);
  assert.match(beside ?? '', /^kim2021tides-[a-z0-9]{6}$/);
  assert.equal(citationKeyIn(libraryOf([a, c, b], new KeyRegistry(keys.toJSON())), b), beside);
});

test('gives a key that was shown to no other paper when its own is gone', () => {
  const [a, , c] = NAMESAKES;
  assert.ok(a && c);
  const keys = new KeyRegistry();
  assert.equal(citationKeyIn(libraryOf([a], keys), a), 'kim2021tides');
  assert.match(citationKeyIn(libraryOf([c], keys), c) ?? '', /^kim2021tides-/);
  assert.equal(citationKeyIn(libraryOf([c, a], keys), a), 'kim2021tides');
});

test('knows a paper by the key it had before its source declared one', () => {
  const keys = new KeyRegistry();
  const item = { title: 'Tides and Margins of Notes', DOI: '10.1000/a' };
  libraryOf([record(item)], keys);
  const library = libraryOf([record({ ...item, id: 'declared' })], keys);
  assert.deepEqual(
    library.resolve('tidesmarginsnotes').map(({ citationKey }) => citationKey),
    ['declared'],
  );
});

test('follows a change of the pattern and knows the keys of the former one', () => {
  const library = libraryOf(NAMESAKES.slice(0, 1));
  const pattern = parseCitationKeyPattern("auth + ':' + year");
  assert.ok(!('problem' in pattern));
  library.pattern = pattern;
  library.setSources(library.sources);
  assert.deepEqual(
    [library.papers[0]?.citationKey, library.resolve('kim2021tides')[0]?.citationKey],
    ['Kim:2021', 'Kim:2021'],
  );
});

test('leaves a key that was shown where it is when another paper declares it', () => {
  const [first, , , , , declaring] = NAMESAKES;
  assert.ok(first && declaring);
  const keys = new KeyRegistry();
  libraryOf([first], keys);
  const library = libraryOf([declaring, first], keys);
  assert.deepEqual(
    [citationKeyIn(library, first), citationKeyIn(library, declaring)],
    ['kim2021tides', 'kim2021tides'],
  );
  assert.equal(library.get('kim2021tides')?.title, first.item.title);
  assert.equal(library.ambiguousKeys.get('kim2021tides')?.length, 2);
});
