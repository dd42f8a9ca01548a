import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { clusterAt, flattenClusters, type NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { printCluster } from '../../../../src/core/citations/syntax/printCluster';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';

const SYNTAXES: readonly NoteSyntax[] = ['pandoc', 'quarto', 'myst', 'latex', 'typst', 'restructuredtext'];

const PIECES = (
  '@a|-@b|@{c d}|@{e:f}|[@a]|[see @a, p. 5; -@b {} x]|@a [p. 3; see @b]|@fig-x|[|]|;|; | |*|**|_|`|``|$|\\|(|)|{|}|.|,|\n|\n\n|- |> |    |"|\'|see |' +
  ' <b>|<!--|-->|https://x.org/@y|[^n]|[^n]: |[[@k|alias]]|{cite:p}`|{see}a{p. 5}|:cite:t:`|`|\\cite|\\citep*[see][p.~5]|{a, b}|\\cites(x)[5]{a}[6]{b}|%|#cite(<a>|, supplement: [|p. 5|@a[x]|)|[k]_|---\n|```\n|é|👍|\r\n'
).split('|');

const document = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('printCluster', () => {
  it('prints what was scanned as it stood, byte for byte', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...SYNTAXES), (text, syntax) => {
        for (const cluster of flattenClusters(scanCitations(text, syntax))) {
          assert.equal(cluster.raw, text.slice(cluster.start, cluster.end));
          assert.equal(printCluster(structuredClone({ form: cluster.form, items: cluster.items })), cluster.raw);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('gives the document back from its clusters and the text between them', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...SYNTAXES), (text, syntax) => {
        let [printed, end] = ['', 0];
        for (const cluster of scanCitations(text, syntax)) {
          assert.ok(cluster.start >= end);
          printed += text.slice(end, cluster.start) + printCluster(cluster);
          end = cluster.end;
        }
        assert.equal(printed + text.slice(end), text);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the offsets of keys and locators', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...SYNTAXES), (text, syntax) => {
        for (const { items } of flattenClusters(scanCitations(text, syntax)))
          for (const { written, keyStart, keyEnd, locator } of items) {
            assert.equal(text.slice(keyStart, keyEnd), written);
            if (locator) assert.equal(text.slice(locator.start, locator.end), locator.text);
          }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('clusterAt', () => {
  it('finds the innermost cluster that the caret touches', () => {
    const text = 'x [@a @b] y';
    const clusters = scanCitations(text, 'pandoc');
    const raw = [0, 2, 4, 7, 9, 10].map(offset => clusterAt(clusters, offset)?.raw);
    assert.deepEqual(raw, [undefined, '[@a @b]', '[@a @b]', '@b', '[@a @b]', undefined]);
  });
});

describe('scanCitations on hostile texts', () => {
  it('takes time in proportion to the length of the text', () => {
    const parts = [
      '[',
      '@',
      '`',
      '[@a ',
      '$ a',
      '<a x="',
      '*a _b ',
      '{cite:p}`',
      '\\cite[',
      '#cite(',
      '](',
      '> ',
      '- ',
      '[](',
    ];
    const cases = parts.map(part => part.repeat(Math.ceil(200_000 / part.length)));
    cases.push('[@a '.repeat(25_000) + ']'.repeat(25_000));
    for (const text of cases)
      for (const syntax of SYNTAXES) {
        const start = performance.now();
        scanCitations(text, syntax);
        assert.ok(performance.now() - start < 4000, `${syntax}: ${text.slice(0, 12)}`);
      }
  });
});
