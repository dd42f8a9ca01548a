import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibDate, parseYearMonth } from '../../../../src/core/formats/bibtex/parseBibDate';

const DATES: readonly (readonly [source: string, date: object])[] = [
  ['2001-02-03', { 'date-parts': [[2001, 2, 3]] }],
  ['2001-02-03T10:20:30Z', { 'date-parts': [[2001, 2, 3]] }],
  ['1988/1992', { 'date-parts': [[1988], [1992]] }],
  ['2001-05/', { 'date-parts': [[2001, 5], [0]] }],
  ['1997/..', { 'date-parts': [[1997], [0]] }],
  ['1984?', { 'date-parts': [[1984]], circa: true }],
  ['1984-06~', { 'date-parts': [[1984, 6]], circa: true }],
  ['2001-21', { 'date-parts': [[2001]], season: 1 }],
  ['199X', { 'date-parts': [[1990], [1999]] }],
  ['-0044-03-15', { 'date-parts': [[-44, 3, 15]] }],
  ['y17000', { 'date-parts': [[17000]] }],
  ['in press', { literal: 'in press' }],
];

for (const [source, date] of DATES)
  test(`reads the date ${source}`, () => {
    assert.deepEqual(parseBibDate(source), date);
  });

const YEARS: readonly (readonly [year: string, month: string, day: string, date: object])[] = [
  ['2020', '', '', { 'date-parts': [[2020]] }],
  ['2020', '7', '4', { 'date-parts': [[2020, 7, 4]] }],
  ['2020', 'June 3', '', { 'date-parts': [[2020, 6, 3]] }],
  [
    '2020',
    '3--4',
    '',
    {
      'date-parts': [
        [2020, 3],
        [2020, 4],
      ],
    },
  ],
  ['2020', 'Summer', '', { 'date-parts': [[2020]], season: 2 }],
  ['c. 1850', '', '', { 'date-parts': [[1850]], circa: true }],
  ['1995--98', '', '', { 'date-parts': [[1995], [1998]] }],
  ['forthcoming', '', '', { literal: 'forthcoming' }],
];

for (const [year, month, day, date] of YEARS)
  test(`reads ${[year, month, day].filter(Boolean).join(', ')}`, () => {
    assert.deepEqual(parseYearMonth(year, month, day), date);
  });
