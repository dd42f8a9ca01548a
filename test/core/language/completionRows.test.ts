import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionPlace } from '../../../src/core/language/completionPlace';
import { completionRows } from '../../../src/core/language/completionRows';
import { toPaper } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';

const papers = [
  { id: 'kim2025age', type: 'book', title: 'Vascular Age from the Pulse', author: [{ family: 'Kim' }] },
  { id: 'kim2024', type: 'book', title: 'Other Things of Note', author: [{ family: 'Kim' }] },
  { id: 'roe2020', type: 'book', title: 'Tides', author: [{ family: 'Roe' }] },
  { id: 'odd key', type: 'book', title: 'Tides with a Blank' },
  { id: 'a::b', type: 'book', title: 'Tides with Colons' },
].map(item => toPaper(item));
const index = new PaperIndex(id => id);
index.add(papers);

/** What is inserted by the rows at the `|`. */
function rows(marked: string, recent: readonly string[] = []): string[] {
  const caret = marked.indexOf('|');
  const place = completionPlace(marked.replace('|', ''), caret, 'pandoc', false);
  assert.ok(place, marked);
  const source = {
    papers,
    recent: papers.filter(({ key }) => recent.includes(key)),
    search: (query: string, limit: number) => index.search(query, limit),
  };
  return completionRows(place, source).map(({ text }) => text);
}

test('offers the papers used last and then all, without those of the same brackets', () => {
  assert.deepEqual(rows('@|', ['roe2020'])[0], 'roe2020');
  assert.deepEqual(rows('[@kim2024; @|]'), ['kim2025age', 'roe2020', '{a::b}']);
});

test('finds by the beginning of the key and by words, the key itself first', () => {
  assert.deepEqual(rows('@kim2024|').slice(0, 1), ['kim2024']);
  assert.deepEqual(rows('@KIM202|').toSorted(), ['kim2024', 'kim2025age']);
  assert.deepEqual(rows('see @vascular age|'), ['kim2025age']);
  assert.deepEqual(rows('[@tides|]').slice(0, 1), ['roe2020']);
});

test('always has rows for the first letters of a word', () => {
  for (const typed of ['t', 'ti', 'v', 'pu']) assert.ok(rows(`@${typed}|`).length, typed);
});

test('leaves the sentence alone that goes on behind a key', () => {
  assert.deepEqual(rows('@kim2024 shows|'), []);
  assert.deepEqual(rows('@alice says tides|'), []);
  assert.deepEqual(rows('as @age from the pulse|'), ['kim2025age']);
});

test('leaves out keys that can not be written in the notation', () => {
  assert.ok(!rows('@|').some(text => text.includes('odd')));
});
