import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import type { AutomaticGrouping } from '../../../src/core/topics/auto/grouping';
import { composeTopics, ruleId, type TopicRule, type TopicSources } from '../../../src/core/topics/composeTopics';
import { declaredTopics } from '../../../src/core/topics/declaredTopics';
import {
  hideTopic,
  listChoices,
  mergeTopics,
  NO_CHOICES,
  pinTopic,
  renameTopic,
  setMembers,
  takeBack,
  toTopicChoices,
  type TopicChoices,
} from '../../../src/core/topics/topicChoices';

const PAPERS = [{ id: 'a', custom: { topics: ['ECG'] } }, { id: 'b' }, { id: 'c' }, { id: 'd' }].map(item =>
  toPaper({ type: 'article', title: item.id, ...item }),
);

const AUTOMATIC: AutomaticGrouping = {
  topics: [
    { id: 'auto-1', name: 'Sleep', parent: undefined },
    { id: 'auto-2', name: 'Birds', parent: undefined },
    { id: 'auto-3', name: 'Owls', parent: 'auto-2' },
  ],
  papers: { a: ['auto-1'], b: ['auto-2', 'auto-3'], c: ['auto-2', 'auto-1'], d: [] },
};

const RULE: TopicRule = { name: 'Mine', query: 'c', keys: new Set(['c']) };

/** Each topic with its papers, parts in brackets; the papers of none behind a dash. */
function tree(choices: TopicChoices = NO_CHOICES, sources: Partial<TopicSources> = {}): string[] {
  const declared = declaredTopics(PAPERS, [{ id: 'ECG', name: 'Heart' }]);
  const groups = composeTopics(PAPERS, { declared, rules: [RULE], automatic: AUTOMATIC, choices, ...sources });
  return groups.map(({ name, papers, children }) => {
    const parts = children.map(part => ` (${part.name}: ${part.papers.map(({ key }) => key).join('')})`);
    return `${name || '-'}: ${papers.map(({ key }) => key).join('')}${parts.join('')}`;
  });
}

test('puts rules before declared topics before automatic ones by size, and last what is in none', () => {
  assert.deepEqual(tree(), ['Mine: c', 'Heart: a', 'Birds: bc (Owls: b)', 'Sleep: ac', '-: d']);
});

test('renames, pins and hides topics, and takes each back', () => {
  let choices = renameTopic(NO_CHOICES, 'auto-1', ' Rest ');
  choices = pinTopic(choices, 'auto-1', true);
  choices = hideTopic(choices, 'auto-2', true);
  assert.deepEqual(tree(choices), ['Rest: ac', 'Mine: c', 'Heart: a', '-: d']);
  const none = listChoices(choices).reduce(takeBack, choices);
  assert.deepEqual(none, NO_CHOICES);
  assert.deepEqual(tree(none), tree());
});

test('puts the papers of a merged topic into the other, also where that one is merged in turn', () => {
  const once = mergeTopics(NO_CHOICES, ['auto-1'], 'ECG');
  assert.deepEqual(tree(once), ['Mine: c', 'Heart: ac', 'Birds: bc (Owls: b)', '-: d']);
  const twice = mergeTopics(once, ['ECG'], 'auto-2');
  assert.deepEqual(tree(twice), ['Mine: c', 'Birds: abc (Owls: b)', '-: d']);
  // back again makes no circle
  assert.deepEqual(tree(mergeTopics(twice, ['auto-2'], 'ECG')), tree(twice));
});

test('adds papers to a topic and takes them out whatever the sources say', () => {
  const added = setMembers(NO_CHOICES, ruleId('Mine'), ['d'], true);
  assert.deepEqual(tree(added).slice(0, 1), ['Mine: cd']);
  assert.ok(!tree(added).some(line => line.startsWith('-')));
  const removed = setMembers(added, ruleId('Mine'), ['c', 'd'], false);
  assert.deepEqual(tree(removed)[0], 'Mine: ');
  assert.deepEqual(removed.added, {});
});

test('shows a paper under no topic when it was added to one that is no more', () => {
  assert.deepEqual(tree(setMembers(NO_CHOICES, 'auto-9', ['d'], true)).at(-1), '-: d');
});

test('reads choices back from storage and leaves out what is damaged', () => {
  const choices = setMembers(pinTopic(renameTopic(NO_CHOICES, 'x', 'y'), 'x', true), 'x', ['k'], true);
  assert.deepEqual(toTopicChoices(JSON.parse(JSON.stringify(choices))), choices);
  assert.deepEqual(toTopicChoices({ names: { a: 1 }, pinned: 'x', added: { a: [1] } }), NO_CHOICES);
  assert.deepEqual(toTopicChoices(undefined), NO_CHOICES);
});
