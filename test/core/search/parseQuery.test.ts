import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery, type ParsedQuery } from '../../../src/core/search/parseQuery';
import { FILTER_HELP } from '../../../src/core/search/queryFilter';

/** What differs from a query of nothing. */
function read(query: string): Partial<Omit<ParsedQuery, 'words'>> & { words?: string[] } {
  const { words, ...rest } = parseQuery(query);
  const named = { ...rest, words: words.map(({ word }) => word) };
  return Object.fromEntries(
    Object.entries(named).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  );
}

describe('parseQuery', () => {
  it('reads free words, the last of them as being typed', () => {
    assert.deepEqual(read('Müller seg'), { text: 'Müller seg', words: ['muller', 'seg'], typing: true });
    assert.deepEqual(read('seg '), { text: 'seg', words: ['seg'] });
  });

  it('reads phrases and exclusions', () => {
    assert.deepEqual(read('"foundation model" -survey -"chest x-ray"'), {
      phrases: [['foundation', 'model']],
      excluded: [['survey'], ['chest', 'x', 'ray']],
    });
  });

  it('reads filters with a word, a quotation or a number sign', () => {
    assert.deepEqual(read('author:"soo kim" -type:dataset #ECG has:code is:cited').filters, [
      { kind: 'author', value: 'soo kim', negated: false },
      { kind: 'type', value: 'dataset', negated: true },
      { kind: 'topic', value: 'ECG', negated: false },
      { kind: 'has', value: 'code', negated: false },
      { kind: 'is', value: 'cited', negated: false },
    ]);
  });

  it('reads years one by one, as ranges and as limits', () => {
    const years = (query: string) =>
      parseQuery(query).filters.map(filter => (filter.kind === 'year' ? [filter.from, filter.to] : filter.kind));
    assert.deepEqual(years('year:2021 year:2019..2023 year:2019-2023'), [
      [2021, 2021],
      [2019, 2023],
      [2019, 2023],
    ]);
    assert.deepEqual(years('year:>2020 year:>=2020 year:<2020 year:<=2020 year:2020.. year:..2020'), [
      [2021, Infinity],
      [2020, Infinity],
      [-Infinity, 2019],
      [-Infinity, 2020],
      [2020, Infinity],
      [-Infinity, 2020],
    ]);
  });

  it('takes a bare year as a word that is also a year', () => {
    assert.deepEqual(read('ecg 2021'), { text: 'ecg 2021', words: ['ecg', '2021'], typing: true, years: [2021] });
  });

  it('searches wrong syntax as words and says which', () => {
    assert.deepEqual(read('year:soon has:wings "half a'), {
      text: 'soon wings half a',
      words: ['soon', 'wings', 'half', 'a'],
      typing: true,
      searchedAsWords: ['year:soon', 'has:wings', '"half a'],
    });
  });

  it('waits for a filter that is being typed', () => {
    for (const query of ['author:', '-', '#', 'has:ab', 'is:c', 'year:>', 'year:2019.'])
      assert.deepEqual(read(query), {});
  });

  it('leaves colons, hyphens and number signs inside words alone', () => {
    assert.deepEqual(read('HeAR: health').words, ['hear', 'health']);
    assert.deepEqual(read('self-supervised C#').words, ['selfsupervised', 'c']);
    assert.deepEqual(read('interleukin -2').words, ['interleukin', '2']);
  });

  it('takes quotation marks and dashes in a pasted text as punctuation', () => {
    const passage = `${'word '.repeat(20)}"a phrase" -other`;
    assert.deepEqual(Object.keys(read(passage)), ['text', 'typing', 'words']);
  });

  it('has examples in its help that it reads without complaint', () => {
    for (const { example } of FILTER_HELP) {
      const { searchedAsWords, words, filters, phrases, excluded } = parseQuery(example);
      assert.deepEqual(searchedAsWords, []);
      assert.equal(words.length, 0, example);
      assert.equal(filters.length + phrases.length + excluded.length, 1, example);
    }
  });
});
