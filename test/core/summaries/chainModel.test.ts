import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marginals, readChainModel } from '../../../src/core/summaries/chainModel';
import { featureHash } from '../../../src/core/summaries/linearModel';
import { roleFeatures, roleSteps } from '../../../src/core/summaries/roleFeatures';
import { trainedModel } from '../../../src/core/summaries/trainedModel';
import { FeatureTable } from '../../tools/train/featureTable';
import { trainChain } from '../../tools/train/trainChain';

const SCORES = [[0.3, -1, 2], [1, 0.5, -0.2], [0, 0, 0.7], [-400, 700, 698]]; // prettier-ignore
const STEP = [0.5, -1, 0, 2, 0.1, -0.3, 0, 1, -2];
const NONE = STEP.map(() => 0);

/** The same chances by adding up every way through the chain. */
function byEveryWay(scores: number[][], steps: number[][]): number[][] {
  let ways: { path: number[]; score: number }[] = [{ path: [], score: 0 }];
  scores.forEach((row, i) => {
    ways = ways.flatMap(({ path, score }) =>
      row.map((own, k) => ({ path: [...path, k], score: score + own + (i ? steps[i]![path.at(-1)! * 3 + k]! : 0) })),
    );
  });
  const best = Math.max(...ways.map(({ score }) => score));
  const sums = scores.map(row => row.map(() => 0));
  let all = 0;
  for (const { path, score } of ways) {
    all += Math.exp(score - best);
    path.forEach((k, i) => (sums[i]![k]! += Math.exp(score - best)));
  }
  return sums.map(row => row.map(sum => sum / all));
}

describe('the chances along a chain', () => {
  it('are those of all ways through it, however large the scores', () => {
    const steps = [NONE, STEP, NONE, STEP];
    const wanted = byEveryWay(SCORES, steps);
    marginals({ scores: SCORES, steps }).forEach((row, i) =>
      row.forEach((chance, k) => assert.ok(Math.abs(chance - wanted[i]![k]!) < 1e-9, `${i} ${k} ${chance}`)),
    );
  });

  it('of no places are none', () => assert.deepEqual(marginals({ scores: [], steps: [] }), []));
});

describe('a trained chain', () => {
  it('learns what only the step before tells', () => {
    const table = new FeatureTable([featureHash('start'), featureHash('more')]);
    const always = new FeatureTable([featureHash('always')]);
    const row = (name: string) => table.row(new Map([[name, 1]]));
    const chain = [0, 1, 0, 1].map((role, i) => ({
      row: row(i ? 'more' : 'start'),
      steps: Int32Array.from(i ? [0] : []),
      role,
      weight: 1,
    }));
    const sizes = { features: table.size, steps: 1, classes: 2 };
    const training = { l2: 0.01, stepL2: 0.01, rate: 0.5, rounds: 60, averaged: 5 };
    const { places, steps } = trainChain([chain, chain], sizes, training);
    const read = readChainModel({ places: table.store(places, 2), steps: always.store(steps, 4) });
    const shown = (names: string[]) => new Map(names.map(name => [name, 1]));
    const place = (name: string, names: string[]) => ({ features: shown([name]), steps: shown(names) });
    const chances = read([place('start', []), place('more', ['always']), place('more', ['always', 'unknown'])]);
    assert.deepEqual(chances.map(each => each.indexOf(Math.max(...each))), [0, 1, 0]); // prettier-ignore
  });
});

describe('the features of roles', () => {
  const SENTENCES = ['Maps are old.', 'We draw a new map of 3 towns.', 'It is better than others.'];

  it('weigh the words of long and short sentences alike', () => {
    const words = (sentence: string) => [...roleFeatures([sentence])[0]!].filter(([name]) => /^[a-z]+$/.test(name));
    const length = (sentence: string) => Math.hypot(...words(sentence).map(([, value]) => value));
    assert.ok(Math.abs(length('we draw') - length('we draw maps of towns')) < 1e-9);
  });

  it('name for each step whether the authors speak of their own work', () => {
    const own = roleSteps(SENTENCES).map(names => [...names.keys()].filter(name => name.startsWith('own')));
    assert.deepEqual(own, [[], ['own false true'], ['own true false']]);
  });

  it('give chances that add up to 1, for empty sentences too', () => {
    for (const chances of [...trainedModel.roles(SENTENCES), ...trainedModel.roles(['', '?'])])
      assert.ok(Math.abs(chances.reduce((a, b) => a + b, 0) - 1) < 1e-9);
    assert.deepEqual(trainedModel.roles([]), []);
  });
});
