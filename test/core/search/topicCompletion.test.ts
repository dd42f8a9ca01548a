import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeTopic } from '../../../src/core/search/topicCompletion';
import { parseQuery } from '../../../src/core/search/parseQuery';

const NAMES = ['Sleep', 'Bird Song', 'Birds / "Old" Owls', 'Élan'];
const queries = (query: string, names = NAMES) => completeTopic(query, names, 3).map(completion => completion.query);

describe('completeTopic', () => {
  it('offers the topics that the last filter begins to name', () => {
    assert.deepEqual(queries('#'), ['#Sleep ', '#"Bird Song" ', '#"Birds / Old Owls" ']);
    assert.deepEqual(queries('ecg -topic:bi'), ['ecg -#"Bird Song" ', 'ecg -#"Birds / Old Owls" ']);
    assert.deepEqual(queries('#"bird so'), ['#"Bird Song" ']);
    assert.deepEqual(queries('#elan'), []);
    assert.deepEqual(queries('#ela'), ['#Élan ']);
  });

  it('offers nothing where no topic is being typed, or none is meant', () => {
    for (const query of ['', 'sleep', 'a#b', '#sleep ', '#sleep', '#zzz', '"#', '#"bird song" x', '#&'])
      assert.deepEqual(queries(query), [], query);
  });

  it('writes filters that the search reads', () => {
    for (const { topic, query } of completeTopic('x #', NAMES, 9)) {
      const { filters, searchedAsWords } = parseQuery(query);
      assert.deepEqual([filters.length, filters[0]?.kind, searchedAsWords], [1, 'topic', []], topic);
    }
  });
});
