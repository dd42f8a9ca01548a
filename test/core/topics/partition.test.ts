import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper, type Paper } from '../../../src/core/paper';
import { dissolveSmall, NONE } from '../../../src/core/topics/auto/membership';
import { byChance, byCut, mergeGroups } from '../../../src/core/topics/auto/mergeGroups';
import { toGraph, type LikenessGraph } from '../../../src/core/topics/auto/neighbours';
import { PairNumbers } from '../../../src/core/topics/auto/pairNumbers';
import { paperGraph, partitionInto } from '../../../src/core/topics/auto/partition';
import { seededRandom } from '../../../src/core/topics/auto/random';
import { quality, refineByLinks, refineByTerms } from '../../../src/core/topics/auto/refineGroups';
import { topicTerms } from '../../../src/core/topics/auto/topicTerms';

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const papersOf = (titles: readonly string[]): Paper[] =>
  titles.map((title, i) => toPaper({ id: `p${i}`, type: 'article', title }));

/** Titles of five words each on subjects of fifteen words of their own. */
function titlesOn(subjects: number, each: number): string[] {
  const random = seededRandom(3);
  return Array.from({ length: subjects * each }, (_, i) =>
    Array.from(
      { length: 5 },
      () => `s${'abcdefgh'[i % subjects]}w${'abcdefghijklmno'[Math.floor(random() * 15)]}x`,
    ).join(' '),
  );
}

/** Groups of three nodes each, closely linked within, in a chain of loose links of the given weights. */
function chain(...loose: number[]): LikenessGraph {
  const links = Array.from({ length: 3 * (loose.length + 1) }, () => new Map<number, number>());
  const join = (a: number, b: number, weight: number) => {
    links[a]?.set(b, weight);
    links[b]?.set(a, weight);
  };
  for (let first = 0; first < links.length; first += 3) {
    join(first, first + 1, 1);
    join(first + 1, first + 2, 1);
    join(first, first + 2, 1);
  }
  loose.forEach((weight, i) => join(3 * i + 2, 3 * i + 3, weight));
  return run(toGraph(links));
}

const inThrees = (count: number) => Int32Array.from({ length: 3 * count }, (_, i) => Math.floor(i / 3));

test('divides papers into as many groups as wanted, and by their subjects', () => {
  const terms = run(topicTerms(papersOf(titlesOn(4, 20))));
  const { groups, count } = run(partitionInto(run(paperGraph(terms)), terms, 4));
  assert.equal(count, 4);
  groups.forEach((group, i) => assert.equal(group, groups[i % 4]));
});

test('divides into the wanted number though many papers are like no others', () => {
  const strangers = Array.from({ length: 40 }, (_, i) => `Stranger${'abcdefghij'[i % 10]}${'klmn'[i % 4]}q${i}z`);
  const terms = run(topicTerms(papersOf([...titlesOn(3, 20), ...strangers])));
  const { groups, count } = run(partitionInto(run(paperGraph(terms)), terms, 3));
  assert.equal(count, 3);
  assert.equal([...groups].slice(0, 6).join(), '0,1,2,0,1,2');
});

test('links papers both ways, alike and once', () => {
  const { size, starts, neighbours, weights } = run(paperGraph(run(topicTerms(papersOf(titlesOn(3, 15))))));
  const links = new Map<string, number>();
  for (let row = 0; row < size; row++)
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      assert.ok(!links.has(`${row} ${neighbours[i]}`) && neighbours[i] !== row);
      links.set(`${row} ${neighbours[i]}`, weights[i] ?? 0);
    }
  assert.ok(links.size > 0);
  for (const [link, weight] of links) assert.equal(links.get(link.split(' ').reverse().join(' ')), weight);
});

test('joins the groups between which the links are heaviest', () => {
  for (const nearness of [byCut, byChance]) {
    const groups = run(mergeGroups(chain(0.1, 0.9, 0.1), inThrees(4), 3, nearness));
    assert.deepEqual([...groups], [0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  }
});

test('moves a node to the group of its links, and holds that better', () => {
  const graph = chain(0.2);
  const wrong = Int32Array.from([0, 0, 1, 1, 1, 1]);
  const refined = run(refineByLinks(graph, wrong));
  assert.deepEqual([...refined], [0, 0, 0, 1, 1, 1]);
  assert.ok(quality(graph, refined) > quality(graph, wrong));
});

test('moves a paper to the group whose words it has, but none out of no group', () => {
  const terms = run(topicTerms(papersOf(titlesOn(2, 10))));
  const right = Int32Array.from({ length: 20 }, (_, i) => i % 2);
  const wrong = right.slice();
  wrong[4] = 1;
  wrong[7] = NONE;
  const refined = run(refineByTerms(terms, wrong, 2));
  right[7] = NONE;
  assert.deepEqual(refined, right);
});

test('gives small groups to their neighbours, but leaves as many as wanted', () => {
  const graph = chain(0.5, 0.5);
  const groups = Int32Array.from([0, 0, 0, 0, 1, 1, 2, 2, 2]);
  const all = groups.slice();
  run(dissolveSmall(graph, all, 3));
  assert.deepEqual(new Set(all), new Set([0, 2]));
  run(dissolveSmall(graph, groups, 3, 3));
  assert.deepEqual(new Set(groups), new Set([0, 1, 2]));
});

test('numbers pairs of words the same again, however many come between', () => {
  const pairs = new PairNumbers();
  const all = Array.from({ length: 10_000 }, (_, i) => [i % 101, Math.floor(i / 101)] as const);
  for (const [i, [a, b]] of all.entries()) assert.equal(pairs.of(a, b), i);
  for (const [i, [a, b]] of all.entries()) assert.equal(pairs.of(a, b), i);
  assert.equal(pairs.of(100_000, 7), 10_000);
  assert.equal(pairs.of(7, 100_000), 10_001);
});

test('takes a pair of neighbouring words for a term where two papers have it', () => {
  const columns = (...texts: string[]) => {
    const others = Array.from({ length: 8 }, (_, i) => `Filler${'abcdefgh'[i]}`);
    return run(topicTerms(papersOf([...texts, ...others]))).columns;
  };
  assert.equal(columns('Heart valve', 'Heart valve'), 3);
  assert.equal(columns('Heart valve', 'Valve heart'), 2);
  assert.equal(columns('Heart. Valve', 'Heart. Valve'), 2);
});
