import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import { declaredTopics, wantsAutomatic } from '../../../src/core/topics/declaredTopics';

const library = (keywords: readonly string[]) =>
  keywords.map((keyword, i) => toPaper({ id: `p${i}`, type: 'article', title: `T${i}`, keyword }));

test('makes topics of the keywords that papers share, named as they are written most often', () => {
  const papers = library(['Sleep; x', 'sleep', 'Sleep', 'Birds', 'Birds; y', 'birds; z']);
  const declared = declaredTopics(papers, []);
  assert.deepEqual(
    declared.topics.map(({ name }) => name),
    ['Birds', 'Sleep'],
  );
  assert.deepEqual(declared.of(papers[0]!), ['keyword:sleep']);
  assert.equal(wantsAutomatic(papers, declared, 'auto'), false);
});

test('makes no topics of keywords where most papers share none', () => {
  const papers = library(['Sleep', 'Sleep', 'Sleep', 'a', 'b', 'c', 'd', 'e', 'f']);
  const declared = declaredTopics(papers, []);
  assert.deepEqual(declared.topics, []);
  assert.equal(wantsAutomatic(papers, declared, 'auto'), true);
});

test('prefers topics to keywords, and follows the setting', () => {
  const papers = library(['Sleep', 'Sleep', 'Sleep']).map(({ csl }) => toPaper({ ...csl, custom: { topics: ['T'] } }));
  const declared = declaredTopics(papers, [{ id: 'T', name: 'Topic' }]);
  assert.deepEqual(declared.of(papers[0]!), ['T']);
  assert.deepEqual(
    (['auto', 'always', 'never'] as const).map(setting => wantsAutomatic(papers, declared, setting)),
    [false, true, false],
  );
});

test('finds no topics in a library of a few papers by itself', () => {
  const papers = library(['', '', '']);
  assert.equal(wantsAutomatic(papers, declaredTopics(papers, []), 'auto'), false);
});
