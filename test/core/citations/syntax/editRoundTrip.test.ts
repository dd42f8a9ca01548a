import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { LineEdit } from '../../../../src/core/citations/lineEdit';
import type { CitationCluster, NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { setLocator } from '../../../../src/core/citations/syntax/editItem';
import { addItems, moveItem, removeItem, sortItems } from '../../../../src/core/citations/syntax/editItems';
import { LOCATOR_LABELS } from '../../../../src/core/citations/syntax/locatorTerms';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';

const DOCUMENTS: readonly (readonly [NoteSyntax, string])[] = [
  ['pandoc', 'x [see @c, p. 5 and on; -@a ; @b] y'],
  ['pandoc', '[@c, {p. A}, more;@a]'],
  ['pandoc', 'as @c [p. 5; see @b; @a] says'],
  ['pandoc', 'as @c [@b] says'],
  ['pandoc', 'as @c says'],
  ['myst', '{cite:p}`{see}c{p. 5}, a,b` y'],
  ['latex', '\\citep[see][p. 5]{c, a,b} y'],
  ['latex', '\\cites(see)[5]{c}[cf.][7]{a}{b} y'],
  ['typst', 'as @c[p. 5] says'],
  ['typst', '#cite(<c>, supplement: [p. 5], form: "prose")'],
  ['typst', '#cite(<c>, form: "prose")'],
  ['restructuredtext', ':cite:p:`c,a,b`'],
];

/** The citations after the edit; the first one stands where it stood. */
function after(text: string, syntax: NoteSyntax, edit: (cluster: CitationCluster) => LineEdit | undefined) {
  const [cluster] = scanCitations(text, syntax);
  const change = cluster && edit(cluster);
  if (!cluster || !change) return undefined;
  const result = text.slice(0, change.start) + change.text + text.slice(change.end);
  return { before: cluster.items, result, items: scanCitations(result, syntax).flatMap(found => found.items) };
}

const document = fc.constantFrom(...DOCUMENTS);
const index = fc.nat(2);

describe('edits, read again', () => {
  it('set the locator that was asked for', () => {
    const values = fc.constantFrom('5', '33-35', 'iv', 'A', '1, 2 and 4', '12(a)', '5 ff.', 'the end', '§ 3');
    fc.assert(
      fc.property(document, index, fc.constantFrom(...LOCATOR_LABELS), values, ([syntax, text], i, label, value) => {
        const found = after(text, syntax, cluster => setLocator(cluster, i, { label, value }));
        if (!found) return;
        const { locator } = found.items[i] ?? {};
        const old = found.before.map(item => item.suffix);
        if (syntax === 'pandoc') assert.deepEqual([locator?.label, locator?.value], [label, value], found.result);
        assert.deepEqual(
          found.items.map(item => item.key),
          found.before.map(item => item.key),
          found.result,
        );
        assert.equal(found.items.length, old.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('change the order and nothing else', () => {
    fc.assert(
      fc.property(document, index, index, ([syntax, text], from, to) => {
        const moved = after(text, syntax, cluster => moveItem(cluster, from, to));
        const keys = moved?.before.map(item => item.key);
        const [key] = keys?.splice(from, 1) ?? [];
        if (key) keys?.splice(to, 0, key);
        assert.deepEqual(
          moved?.items.map(item => item.key),
          keys,
          moved?.result,
        );
        const sorted = after(text, syntax, cluster => sortItems(cluster, (a, b) => (a.key < b.key ? -1 : 1)));
        const notes = (items: CitationCluster['items']) =>
          items
            .map(
              item => `${item.key} ${syntax === 'latex' ? '' : `${item.prefix}|${item.locator?.value}|${item.suffix}`}`,
            )
            .toSorted();
        if (sorted) assert.deepEqual(notes(sorted.items), notes(sorted.before), sorted.result);
      }),
      { numRuns: 500 },
    );
  });

  it('add and remove keys and nothing else', () => {
    fc.assert(
      fc.property(document, index, ([syntax, text], i) => {
        const added = after(text, syntax, cluster => addItems(cluster, ['d', 'c']));
        if (added)
          assert.deepEqual(
            added.items.map(item => item.key).toSorted(),
            [...added.before.map(item => item.key), 'd'].toSorted(),
            added.result,
          );
        const removed = after(text, syntax, cluster => removeItem(cluster, i, text));
        const keys = removed?.before.map(item => item.key).toSpliced(i, 1);
        assert.deepEqual(
          removed?.items.map(item => item.key),
          keys,
          removed?.result,
        );
      }),
      { numRuns: 300 },
    );
  });
});
