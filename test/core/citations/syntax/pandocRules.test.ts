import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import { sortedView, viewOfClusters } from '../../../bench/pandoc/pandocView';
import rules from '../../../fixtures/pandocCitations.json';

// The expected citations were compared with those of Pandoc itself; `npm run bench:pandoc` does it again.
describe("the rules of Pandoc's manual", () => {
  for (const { rule, cases } of rules) {
    it(rule, () => {
      const found = cases.map(({ input }) => [input, sortedView(viewOfClusters(scanCitations(input, 'pandoc')))]);
      assert.deepEqual(
        Object.fromEntries(found),
        Object.fromEntries(cases.map(({ input, expected }) => [input, sortedView(expected)])),
      );
    });
  }

  it('are tried on enough cases', () => {
    assert.ok(rules.flatMap(({ cases }) => cases).length >= 150);
  });
});
