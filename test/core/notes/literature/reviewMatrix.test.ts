import assert from 'node:assert/strict';
import { test } from 'node:test';
import markdownIt from 'markdown-it';
import { reviewMatrix } from '../../../../src/core/notes/literature/reviewMatrix';

const words = {
  paper: 'Paper',
  problem: 'Problem',
  approach: 'Approach',
  data: 'Data',
  result: 'Result',
  code: 'Code',
  unknown: 'not said',
};

test('a row for each paper; an empty cell says so', () => {
  const cells = {
    problem: 'Dark desks.',
    approach: 'A lamp.',
    data: undefined,
    result: '5 % | 3 %',
    code: 'https://a.example/x',
  };
  const text = reviewMatrix([{ citation: '[@abe2024lamp]', cells }], words);
  assert.equal(
    text,
    [
      '| Paper | Problem | Approach | Data | Result | Code |',
      '| --- | --- | --- | --- | --- | --- |',
      '| [@abe2024lamp] | Dark desks. | A lamp. | *not said* | 5 % \\| 3 % | <https://a.example/x> |',
    ].join('\n'),
  );
});

test('text of papers makes neither columns nor markup', () => {
  const hostile = 'a | b\n| c | <img src=x onerror=alert(1)> ![](x) | \\| `|`';
  const cells = { problem: hostile, approach: hostile, data: hostile, result: hostile, code: undefined };
  const html = markdownIt({ html: true }).render(reviewMatrix([{ citation: '[@{a|b}]', cells }], words));
  assert.equal(html.match(/<td>/g)?.length, 6);
  assert.doesNotMatch(html, /<img|<code/);
});
