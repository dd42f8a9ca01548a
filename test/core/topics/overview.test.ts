import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import type { LikenessGraph } from '../../../src/core/topics/auto/neighbours';
import { knownPlaces, landmarks, placeBeside, toMapPlaces } from '../../../src/core/topics/mapPlaces';
import { nearestPapers, overviewOf, yearColumns } from '../../../src/core/topics/overview';

const spans = (years: readonly number[]) => yearColumns(years).map(({ from, to }) => `${from}-${to}`);

test('counts years one by one, and in spans where there are many', () => {
  assert.deepEqual(spans([2020, 2022]), ['2020-2020', '2021-2021', '2022-2022']);
  assert.deepEqual(
    spans([2000, 2005, 2015]),
    [2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014].map(y => `${y}-${y + 1}`),
  );
  assert.deepEqual(spans([]), []);
});

test('puts a few much older papers into the first column', () => {
  const columns = yearColumns([1735, ...Array.from({ length: 99 }, (_, i) => 2015 + (i % 10))]);
  assert.deepEqual(columns[0], { from: 1735, to: 2015 });
  assert.equal(columns.length, 10);
});

test('counts the papers of each topic by year and leaves out years that are not known', () => {
  const papers = [2020, 2021, 2021, undefined].map((year, i) =>
    toPaper({ id: `p${i}`, type: 'book', title: `T${i}`, ...(year ? { issued: { 'date-parts': [[year]] } } : {}) }),
  );
  const part = { id: 'u', name: 'Part', definition: undefined, papers: papers.slice(2, 3), children: [] };
  const group = { id: 't', name: 'Topic', definition: undefined, papers: papers.slice(1), children: [part] };
  const overview = overviewOf(papers, [group]);
  assert.deepEqual(overview.topics, [
    { id: 't', name: 'Topic', count: 3, rank: 0, perColumn: [0, 2], parts: [{ name: 'Part', points: [2] }] },
  ]);
  assert.deepEqual(
    overview.points.map(({ topics, detail }) => [topics, detail]),
    [
      [[], '2020'],
      [[0], '2021'],
      [[0], '2021'],
      [[0], ''],
    ],
  );
});

test('gives every paper itself first and as many neighbours as the others', () => {
  // 0 and 1 are alike, 2 and 3 are like none
  const graph: LikenessGraph = {
    size: 4,
    starts: Int32Array.of(0, 1, 2, 2, 2),
    neighbours: Int32Array.of(1, 0),
    weights: Float64Array.of(0.75, 0.75),
  };
  const steps = nearestPapers(graph);
  const { value } = steps.next();
  assert.ok(value);
  assert.deepEqual(value.indices[0]?.slice(0, 2), [0, 1]);
  assert.deepEqual(value.distances[0], [0, 0.25, 1, 1]);
  for (const [row, ids] of value.indices.entries()) {
    assert.equal(ids[0], row);
    assert.equal(new Set(ids).size, 4);
  }
});

test('places all papers themselves, and of very many some', () => {
  assert.deepEqual(landmarks(3), [0, 1, 2]);
  const some = landmarks(10_000);
  assert.ok(some.length <= 2000 && some.length > 1000);
  assert.ok(some.every(row => row < 10_000));
});

test('puts a paper beside those it is like, one that is like none anywhere on the map', () => {
  const nearest = {
    indices: [
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 2],
      [4, 0],
    ],
    distances: [
      [0, 1],
      [0, 1],
      [0, 0.2],
      [0, 0.3],
      [0, 1],
    ],
  };
  const places = placeBeside(nearest, [0, 1], [0.1, 0.2, 0.9, 0.8], () => 0.5);
  assert.deepEqual(
    [...places].map(value => Math.round(value * 100)),
    [10, 20, 90, 80, 10, 20, 10, 20, 50, 50],
  );
});

test('papers that were on the map keep their places while most of them are still there', () => {
  const kept = toMapPlaces({ keys: ['a', 'b', 'c', 'd'], places: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] });
  assert.deepEqual(knownPlaces(['d', 'a', 'b', 'c', 'new'], kept), {
    rows: [0, 1, 2, 3],
    places: [0.6, 0.7, 0, 0.1, 0.2, 0.3, 0.4, 0.5],
  });
  assert.equal(knownPlaces(['a', 'new', 'newer'], kept), undefined);
  assert.equal(toMapPlaces({ keys: ['a'], places: [0] }), undefined);
  assert.equal(toMapPlaces({ keys: ['a'], places: [0, 'x'] }), undefined);
  assert.equal(toMapPlaces('x'), undefined);
});
