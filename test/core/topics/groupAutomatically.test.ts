import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper, type Paper } from '../../../src/core/paper';
import { assignNewPapers, groupAutomatically } from '../../../src/core/topics/auto/groupAutomatically';
import { hasOutgrown, toGrouping, type AutomaticGrouping } from '../../../src/core/topics/auto/grouping';
import { seededRandom } from '../../../src/core/topics/auto/random';

/** Words of a subject: what is studied, in what, how. */
const SUBJECTS = {
  birds:
    'migration swallow|stork|warbler|godwit|osprey geolocator|flyway|ringing|radar|stopover|moult|nesting|wintering',
  concrete:
    'concrete beam|bridge|girder|pier|column corrosion|cracking|chloride|fatigue|shear|creep|carbonation|mortar',
  sleep:
    'sleep memory|spindle|dream|nap|insomnia consolidation|polysomnography|recall|hippocampus|circadian|deprivation|wake|cortex',
  trade: 'trade guild|toll|wool|harbour|coinage Bruges|Venice|ledger|merchant|customs|grain|cloth|tax',
} as const;

/** Papers on the four subjects, each with a title of its subject's words; the label stands in the key. */
function library(count: number, seed = 1): Paper[] {
  const random = seededRandom(seed);
  const pick = (words: string) => {
    const all = words.split('|');
    return all[Math.floor(random() * all.length)] ?? '';
  };
  const names = Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[];
  return Array.from({ length: count }, (_, i) => {
    const name = names[i % names.length] ?? 'birds';
    const [what = '', where = '', how = ''] = SUBJECTS[name].split(' ');
    const title = `The ${pick(where)} and the ${pick(how)} of ${what} ${pick(where)} ${pick(how)} with ${pick(how)}`;
    return toPaper({ id: `${name}-${i}`, type: 'article', title });
  });
}

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const group = (papers: readonly Paper[], before?: AutomaticGrouping) => run(groupAutomatically(papers, before));

/** How many papers stand in a topic whose papers are mostly of another subject. */
function strays({ papers }: AutomaticGrouping): number {
  const tallies = new Map<string, Map<string, number>>();
  for (const [key, [topic]] of Object.entries(papers)) {
    if (topic === undefined) continue;
    const tally = tallies.get(topic) ?? new Map<string, number>();
    tallies.set(topic, tally);
    const subject = key.split('-')[0] ?? '';
    tally.set(subject, (tally.get(subject) ?? 0) + 1);
  }
  let count = 0;
  for (const tally of tallies.values()) {
    const sizes = [...tally.values()];
    count += sizes.reduce((sum, n) => sum + n, 0) - Math.max(...sizes);
  }
  return count;
}

test('finds the subjects of a library from titles alone', () => {
  const grouping = group(library(80));
  assert.equal(strays(grouping), 0);
  assert.ok(grouping.topics.length >= 4 && grouping.topics.length <= 10, `${grouping.topics.length} topics`);
});

test('gives the same topics for the same papers', () => {
  assert.deepEqual(group(library(80)), group(library(80)));
});

test('names no two topics alike and none by a function word', () => {
  const names = group(library(300)).topics.map(({ name }) => name.toLowerCase());
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.doesNotMatch(name, /^(?:the|and|of|with)\b|\b(?:the|and|of|with)$/);
});

test('leaves a paper that is like no others out of all topics', () => {
  const stranger = toPaper({ id: 'stranger', type: 'article', title: 'Quantum chromodynamics lattices' });
  const { papers } = group([...library(60), stranger]);
  assert.deepEqual(papers['stranger'], []);
});

test('leaves at least 95 % of the papers where they were when 5 % come', () => {
  const all = library(400);
  const early = all.filter((_, i) => i % 20 !== 7);
  const before = group(early);
  const after = run(assignNewPapers(all, before));
  const stayed = early.filter(({ key }) => after.papers[key]?.join() === before.papers[key]?.join()).length;
  assert.ok(stayed >= 0.95 * early.length);
  assert.deepEqual(after.topics, before.topics);
  const late = all.filter((_, i) => i % 20 === 7);
  assert.ok(late.filter(({ key }) => after.papers[key]?.length).length >= 0.8 * late.length);
  assert.equal(strays(after), 0);
});

test('keeps id and name of topics that are found again when all is grouped anew', () => {
  const all = library(200);
  const before = group(all.slice(0, 190));
  const after = group(all, before);
  const kept = before.topics.filter(({ id }) => after.topics.some(topic => topic.id === id));
  assert.ok(kept.length >= before.topics.length * 0.6, `${kept.length} of ${before.topics.length}`);
  const ids = after.topics.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('groups few papers, papers without words and no papers at all without failing', () => {
  assert.deepEqual(group([]), { topics: [], papers: {} });
  const blank = ['a', 'b', 'c'].map(id => toPaper({ id, type: 'article' }));
  assert.deepEqual(group(blank), { topics: [], papers: { a: [], b: [], c: [] } });
  assert.equal(Object.keys(group(library(2)).papers).length, 2);
});

test('gives a large topic parts, whose papers stand in the topic too', () => {
  const { topics, papers } = group(library(600));
  const parts = topics.filter(({ parent }) => parent !== undefined);
  assert.ok(parts.length > 0);
  for (const part of parts) {
    for (const ids of Object.values(papers)) if (ids.includes(part.id)) assert.ok(ids.includes(part.parent ?? ''));
  }
});

test('says when a library has outgrown its grouping', () => {
  const grouping: AutomaticGrouping = { topics: [], papers: { a: [], b: [] } };
  assert.equal(hasOutgrown(['a', 'b', 'c'], grouping), false);
  assert.equal(hasOutgrown(['a', 'b', 'c', 'd'], grouping), true);
});

test('reads back what it keeps, and nothing else', () => {
  const grouping = group(library(40));
  assert.deepEqual(toGrouping(JSON.parse(JSON.stringify(grouping))), JSON.parse(JSON.stringify(grouping)));
  for (const broken of [
    undefined,
    1,
    [],
    { topics: 1 },
    { topics: [], papers: { a: 'b' } },
    { topics: [{}], papers: {} },
  ])
    assert.equal(toGrouping(broken), undefined);
});
