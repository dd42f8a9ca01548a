import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import { composeTopics, type TopicRule } from '../../../src/core/topics/composeTopics';
import { declaredTopics } from '../../../src/core/topics/declaredTopics';
import { searchedTopics } from '../../../src/core/topics/searchedTopics';
import {
  mergeTopics,
  NO_CHOICES,
  renameTopic,
  setMembers,
  type TopicChoices,
} from '../../../src/core/topics/topicChoices';

const PAPERS = [{ id: 'a', custom: { topics: ['cardio'] } }, { id: 'b' }, { id: 'c' }].map(item =>
  toPaper({ type: 'article', title: item.id, ...item }),
);
const automatic = {
  topics: [
    { id: 'auto-1', name: 'Birds', parent: undefined },
    { id: 'auto-2', name: 'Night Owls', parent: 'auto-1' },
  ],
  papers: { b: ['auto-2'], c: ['auto-1'] },
};
const rules: TopicRule[] = [{ name: 'Mine', query: 'x', keys: new Set(['c']) }];

/** The papers that a search finds in a tree with these choices. */
function found(query: string, choices: TopicChoices = NO_CHOICES): string {
  const declared = declaredTopics(PAPERS, [{ id: 'cardio', name: 'Heart' }]);
  const topics = searchedTopics(composeTopics(PAPERS, { declared, rules, automatic, choices }), choices);
  const index = new PaperIndex(id => id);
  index.add(PAPERS);
  return [...(index.matching(query, { topicsOf: key => topics.of(key) }) ?? [])].sort().join('');
}

test('finds the papers of rules, of declared and of automatic topics', () => {
  assert.deepEqual(
    ['#mine', '#heart', '#cardio', 'topic:birds', '#"night owls"', '-#birds'].map(query => found(query)),
    ['c', 'a', 'a', 'bc', 'b', 'a'],
  );
});

test('knows a topic by the name that the user gave it', () => {
  const choices = renameTopic(renameTopic(NO_CHOICES, 'cardio', 'Pulse'), 'auto-1', 'Wings');
  assert.deepEqual(
    ['#pulse', '#heart', '#cardio', '#wings', '#birds'].map(query => found(query, choices)),
    ['a', '', '', 'bc', ''],
  );
});

test('follows what was merged, added and taken out', () => {
  let choices = mergeTopics(NO_CHOICES, ['cardio'], 'auto-1');
  choices = setMembers(choices, 'rule:Mine', ['b'], true);
  choices = setMembers(choices, 'auto-1', ['c'], false);
  assert.deepEqual(
    ['#birds', '#heart', '#mine'].map(query => found(query, choices)),
    ['ab', '', 'bc'],
  );
});
