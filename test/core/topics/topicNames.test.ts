import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import { PhraseTable } from '../../../src/core/topics/auto/phraseTable';
import { SubjectWords } from '../../../src/core/topics/auto/subjectWords';
import { TopicNames, type Unnamed } from '../../../src/core/topics/auto/topicNames';

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

type Texts = readonly (string | { readonly title: string; readonly abstract: string })[];

/** Names of topics of some papers each; a last topic of other papers tells them apart. */
function namesOf(...topics: Texts[]): string[] {
  const others = ['Bridges of steel', 'Old bridges', 'Rope bridges', 'Bridges and rivers', 'Bridges', 'Footbridges'];
  const all = [...topics, others];
  const texts = all.flat().map(text => (typeof text === 'string' ? { title: text, abstract: '' } : text));
  const papers = texts.map((text, i) => toPaper({ id: `p${i}`, type: 'article', ...text }));
  const words = new SubjectWords();
  run(words.read(papers));
  const table = new PhraseTable();
  run(table.read(papers));
  const names = new TopicNames(table, papers.length);
  let first = 0;
  const unnamed = all.map((topic): Unnamed => {
    const rows = topic.map((_, i) => first + i);
    first += topic.length;
    return { papers: rows, among: undefined };
  });
  run(names.prepare(unnamed, words));
  return unnamed.slice(0, -1).map(topic => names.text(names.name(topic)));
}

test('names a topic by a phrase that covers it rather than by a rare one', () => {
  const [name] = namesOf([
    'Sleep apnea in children',
    'Treating sleep apnea',
    'Sleep apnea and the nasal mask',
    'The nasal mask at night',
    'Sleep apnea, a cohort',
  ]);
  assert.equal(name, 'Sleep apnea');
});

test('gives a word that says little the word before it', () => {
  const [name] = namesOf([
    'Generation of pseudo numbers',
    'Fast variate generation',
    'Generation by tables',
    'Variate generation by hand',
    'A generation of bits',
  ]);
  assert.equal(name, 'Variate generation');
});

test('takes no name from a title in another language than most', () => {
  const titles = ['La peinture sur les murs', 'La peinture dans les murs', 'Wall painting', 'Wall painting in Crete'];
  const [name] = namesOf(titles);
  assert.equal(name, 'Wall painting');
});

test('counts the papers that have a phrase in their abstracts only', () => {
  const [name] = namesOf([
    { title: 'Nesting swallows', abstract: 'We ring birds on the flyway.' },
    { title: 'Nesting swallows again', abstract: 'We ring birds.' },
    { title: 'Bird migration', abstract: 'Storks leave.' },
    { title: 'Bird migration at night', abstract: 'Godwits leave.' },
    { title: 'Warblers', abstract: 'On bird migration.' },
    { title: 'Ospreys', abstract: 'Of bird migration.' },
  ]);
  assert.match(name ?? '', /^Bird migration/);
});

test('does not take a word for a short form that has its stem', () => {
  const [name] = namesOf([
    { title: 'Audiogenic seizures (AGS) in mice', abstract: '' },
    { title: 'Audiogenic seizures (AGS) of rats', abstract: '' },
    ...['Age and gait', 'Gait in old age', 'Gait and age', 'Gait, slow', 'The age of gait'].map(title => ({
      title,
      abstract: 'Gait changes with age.',
    })),
  ]);
  assert.match(name ?? '', /^(?:Gait|Age)/);
});

test('says one thing where it covers the topic, and two where it does not', () => {
  const [one, two] = namesOf(
    ['Crab shells', 'Soft crab shells', 'Crab shells of the north', 'Crab shells, again'],
    'Tide pools/Tide pools in May/Small tide pools/Kelp forests/Tall kelp forests/Kelp forests in winter/Sand/Gulls/Foam'.split(
      '/',
    ),
  );
  assert.equal(one, 'Crab shells');
  assert.deepEqual(two?.toLowerCase().split(', ').sort(), ['kelp forests', 'tide pools']);
});
