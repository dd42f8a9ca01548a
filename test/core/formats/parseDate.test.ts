import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDate } from '../../../src/core/formats/parseDate';

describe('parseDate', () => {
  const parts = (text: string) => parseDate(text)?.['date-parts'];

  it('reads dates in numbers', () => {
    const texts = [
      '2005',
      '2005/07/15/',
      '2005///',
      '2016/12//',
      '2005-07-15',
      '20050715',
      '2013 06 10',
      '15/07/2005',
      '2005-07-15T10:00',
    ];
    assert.deepEqual(texts.map(parts), [
      [[2005]],
      [[2005, 7, 15]],
      [[2005]],
      [[2016, 12]],
      [[2005, 7, 15]],
      [[2005, 7, 15]],
      [[2013, 6, 10]],
      [[2005, 7, 15]],
      [[2005, 7, 15]],
    ]);
  });

  it('reads dates in words and ranges of them', () => {
    const texts = [
      '2016 Apr 19',
      'April 19, 2016',
      '19 Apr. 2016',
      '2015/october',
      '2009 Jan-Feb',
      '1998 Dec-1999 Jan',
      '2004 Mar 3-9',
    ];
    assert.deepEqual(texts.map(parts), [
      [[2016, 4, 19]],
      [[2016, 4, 19]],
      [[2016, 4, 19]],
      [[2015, 10]],
      [
        [2009, 1],
        [2009, 2],
      ],
      [
        [1998, 12],
        [1999, 1],
      ],
      [
        [2004, 3, 3],
        [2004, 3, 9],
      ],
    ]);
    assert.deepEqual(parseDate('2009 Spring'), { 'date-parts': [[2009]], season: 1 });
  });

  it('guesses nothing', () => {
    assert.deepEqual(['03/04/2015', '2020/13/40', 'Article 10 2019'].map(parts), [[[2015]], [[2020]], [[2019]]]);
    assert.deepEqual(['', ' // ', 'soon', 'YEAR/MONTH/DAY/'].map(parseDate), [
      undefined,
      undefined,
      { literal: 'soon' },
      { literal: 'YEAR/MONTH/DAY' },
    ]);
  });
});
