import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../src/core/csl';
import { findSamePapers } from '../../../src/core/library/findSamePapers';
import { factsOf } from '../../../src/core/library/recordFacts';

type Item = Partial<CslItem>;

const TITLE = 'Tides in the Margins of Notes';

/** For each record the number of the first record of the same paper. */
function firsts(...items: readonly Item[]): number[] {
  const steps = findSamePapers(items.map(item => factsOf({ item, line: 0 })));
  for (;;) {
    const step = steps.next();
    if (step.done) return [...step.value];
  }
}

const dated = (year: number, item: Item = {}): Item => ({ title: TITLE, issued: { 'date-parts': [[year]] }, ...item });

test('joins all three where one record matches another by DOI and a third by title', () => {
  assert.deepEqual(
    firsts({ DOI: '10.1000/a', title: 'Quite Another Title' }, { title: TITLE }, { DOI: '10.1000/a', title: TITLE }),
    [0, 0, 0],
  );
});

test('never joins records with two different DOIs by their title', () => {
  assert.deepEqual(firsts(dated(2020, { DOI: '10.1000/a' }), dated(2020, { DOI: '10.1000/b' })), [0, 1]);
});

test('never joins records with two different DOIs by an arXiv id either', () => {
  const custom = { arxiv: '2510.04477' };
  assert.deepEqual(firsts({ DOI: '10.1000/a', custom }, { DOI: '10.1000/b', custom }), [0, 1]);
});

test("takes arXiv's own DOI for no other than that of the publication", () => {
  const preprint = { DOI: '10.48550/arXiv.2510.04477' };
  assert.deepEqual(firsts(preprint, { DOI: '10.1000/b', custom: { arxiv: '2510.04477' } }), [0, 0]);
});

test('guesses nothing where a record could belong to either of two papers', () => {
  const [a, b] = [dated(2020, { DOI: '10.1000/a' }), dated(2020, { DOI: '10.1000/b' })];
  assert.deepEqual(firsts(dated(2020), a, b, dated(2020)), [0, 1, 2, 0]);
  assert.deepEqual(firsts({ title: TITLE }, dated(2020), dated(2021), { title: TITLE }), [0, 1, 2, 0]);
});

test('joins an undated record with the only paper of its title', () => {
  assert.deepEqual(firsts({ title: TITLE }, dated(2020), dated(2020)), [0, 0, 0]);
});

test('finds the same papers whatever the order of the records', () => {
  const item: fc.Arbitrary<Item> = fc.record(
    {
      title: fc.constantFrom(TITLE, 'Margins of Many Notes', 'Tides'),
      DOI: fc.constantFrom('10.1000/a', '10.1000/b', '10.48550/arXiv.2510.04477'),
      PMID: fc.constantFrom('1', '2'),
      custom: fc.constantFrom({ arxiv: '2510.04477' }, { arxiv: '2510.04478' }, { published: { DOI: '10.1000/a' } }),
      issued: fc.constantFrom({ 'date-parts': [[2020]] }, { 'date-parts': [[2021]] }),
    },
    { requiredKeys: [] },
  );
  const order = fc.array(item, { maxLength: 9 }).chain(items =>
    fc.tuple(
      fc.constant(items),
      fc.shuffledSubarray(
        items.map((_, index) => index),
        { minLength: items.length },
      ),
    ),
  );
  fc.assert(
    fc.property(order, ([items, places]) => {
      const straight = firsts(...items);
      const shuffled = firsts(...places.map(place => items[place] ?? {}));
      const areSame = (a: number, b: number) => shuffled[places.indexOf(a)] === shuffled[places.indexOf(b)];
      for (let a = 0; a < items.length; a++)
        for (let b = 0; b < a; b++) assert.equal(areSame(a, b), straight[a] === straight[b], `${b} and ${a}`);
    }),
    { numRuns: 500 },
  );
});

test('takes no longer than a blink for ten thousand papers with one title', () => {
  const items = Array.from({ length: 10_000 }, (_, n) => dated(2020, { DOI: `10.1000/${n}` }));
  assert.equal(new Set(firsts(...items)).size, items.length);
});
