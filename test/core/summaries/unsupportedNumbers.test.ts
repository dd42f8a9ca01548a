import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unsupportedNumbers } from '../../../src/core/summaries/unsupportedNumbers';

describe('unsupportedNumbers', () => {
  it('names the numbers that the abstract does not hold, once and in order', () => {
    const abstract = 'On 1,200 scans of 3 sites the AUC was 0.91.';
    assert.deepEqual(unsupportedNumbers('It got 0.93 on 1200 scans of 5 sites (0.93), 7% up.', abstract), [
      '0.93',
      '5',
      '7%',
    ]);
  });

  it('knows one number in several forms', () => {
    const pairs: [string, string][] = [
      ['12 maps', 'twelve maps'],
      ['twenty-one maps', '21 maps'],
      ['1,200 maps', '1.2k maps'],
      ['12000 maps', '12K maps'],
      ['2,000,000 maps', '2M maps'],
      ['93 % of maps', '93% of maps'],
      ['93 percent', '93%'],
      ['93%', 'a share of 0.93'],
      ['0.93', '93 %'],
      ['from 3-5', 'from 3–5'],
      ['-5 degrees', '5 degrees'],
      ['4 parts', 'GPT-4'],
    ];
    assert.deepEqual(
      pairs.filter(([summary, abstract]) => unsupportedNumbers(summary, abstract).length),
      [],
    );
  });

  it('does not take a bare number for a percentage', () => {
    assert.deepEqual(unsupportedNumbers('It rose by 12%.', 'It rose by 12 points.'), ['12%']);
    assert.deepEqual(unsupportedNumbers('It rose by 12 points.', 'It rose by 12%.'), ['12']);
  });

  it('leaves names with digits alone', () => {
    assert.deepEqual(unsupportedNumbers('GPT-4 and F1 of ResNet50 on COVID-19.', 'Nothing.'), []);
  });
});
