import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { LineEdit } from '../../../../src/core/citations/lineEdit';
import type { CitationCluster, NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { setLocator, setPrefix, setSuffix, setSuppressAuthor } from '../../../../src/core/citations/syntax/editItem';
import {
  addItems,
  moveItem,
  removeDuplicates,
  removeItem,
  sortItems,
} from '../../../../src/core/citations/syntax/editItems';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';

type Edit = (cluster: CitationCluster, document: string) => LineEdit | undefined;

/** The document after the edit of its first citation; `undefined` where there is none. */
function edited(text: string, edit: Edit, syntax: NoteSyntax = 'pandoc'): string | undefined {
  const [cluster] = scanCitations(text, syntax);
  assert.ok(cluster, text);
  const change = edit(cluster, text);
  return change && text.slice(0, change.start) + change.text + text.slice(change.end);
}

function check(edit: Edit, cases: Readonly<Record<string, string | undefined>>, syntax?: NoteSyntax) {
  const found = Object.keys(cases).map(text => [text, edited(text, edit, syntax)]);
  assert.deepEqual(Object.fromEntries(found), cases);
}

describe('setLocator', () => {
  const page =
    (value: string): Edit =>
    cluster =>
      setLocator(cluster, 0, { label: 'page', value });

  it('puts a locator behind the key', () => {
    check(page('5'), {
      'x [@a] y': 'x [@a, p. 5] y',
      '[see @a; @b]': '[see @a, p. 5; @b]',
      '[@a, chap. 2 and more]': '[@a, p. 5 and more]',
      '@a says': '@a [p. 5] says',
      '@a [see @b]': '@a [p. 5; see @b]',
    });
    check(page('5'), { '\\citep{a}': '\\citep[p. 5]{a}', '\\citep[see][]{a}': '\\citep[see][p. 5]{a}' }, 'latex');
    check(page('5'), { '@a x': '@a[p. 5] x', '#cite(<a>)': '#cite(<a>, supplement: [p. 5])' }, 'typst');
    check(page('5'), { '{cite:p}`a,b`': '{cite:p}`a{p. 5},b`' }, 'myst');
  });

  it('writes what would not be read otherwise in braces, and several pages in the plural', () => {
    check(page('A'), { '[@a]': '[@a, {p. A}]' });
    check(page('33-35'), { '[@a]': '[@a, pp. 33-35]' });
  });

  it('takes the locator away', () => {
    const none: Edit = cluster => setLocator(cluster, 0, undefined);
    check(none, { '[@a, p. 5]': '[@a]', '[@a, p. 5, and more]': '[@a, and more]', '@a [p. 5] x': '@a x' });
    check(none, { '\\cite[p. 5]{a}': '\\cite{a}' }, 'latex');
    check(none, { '#cite(<a>, supplement: [p. 5])': '#cite(<a>)', '@a[p. 5]': '@a' }, 'typst');
  });

  it('has no place in a footnote', () => {
    check(page('5'), { '[^a]': undefined });
  });
});

describe('setPrefix and setSuffix', () => {
  it('set, change and take away what stands around the key', () => {
    check(cluster => setPrefix(cluster, 0, 'see'), { '[@a]': '[see @a]', '[cf. @a]': '[see @a]', '@a': undefined });
    check(cluster => setPrefix(cluster, 0, ''), { '[see @a; @b]': '[@a; @b]' });
    check(cluster => setSuffix(cluster, 0, 'and more'), {
      '[@a]': '[@a and more]',
      '[@a, p. 5; @b]': '[@a, p. 5 and more; @b]',
    });
    check(cluster => setSuffix(cluster, 0, ''), { '[@a, p. 5 and more]': '[@a, p. 5]' });
    check(cluster => setPrefix(cluster, 0, 'see'), { '\\citep[p. 5]{a,b}': '\\citep[see][p. 5]{a,b}' }, 'latex');
    check(cluster => setPrefix(cluster, 0, 'see'), { '{cite}`a`': '{cite}`{see}a`' }, 'myst');
  });

  it('keep a suffix with a number from being read as a locator', () => {
    check(cluster => setSuffix(cluster, 0, '99 years on'), { '[@a]': '[@a{} 99 years on]' });
  });

  it('escape what would end the citation or begin another one', () => {
    check(cluster => setSuffix(cluster, 0, ', one; two]'), { '[@a]': '[@a, one\\; two\\]]' });
    check(cluster => setSuffix(cluster, 0, 'a]b'), { '\\cite{a}': '\\cite[{a]b}]{a}' }, 'latex');
  });

  it('leave one citation of the same works, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'ab 5;,.]["*_@`$\\{}()\'-é\n'), maxLength: 8 });
    fc.assert(
      fc.property(typed, fc.constantFrom('[@x, p. 5; @y]', '[see @x]'), (text, document) => {
        for (const set of [setPrefix, setSuffix]) {
          const result = edited(document, cluster => set(cluster, 0, text)) ?? '';
          const clusters = scanCitations(result, 'pandoc');
          const keys = scanCitations(document, 'pandoc')[0]?.items.map(item => item.key);
          assert.deepEqual([clusters.length, clusters[0]?.items.map(item => item.key)], [1, keys], result);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('setSuppressAuthor', () => {
  it('leaves the author out and names it again', () => {
    check(cluster => setSuppressAuthor(cluster, 0, true), {
      '[see @a; @b]': '[see -@a; @b]',
      '@a [p. 5]': '[-@a, p. 5]',
      '@a': '[-@a]',
    });
    check(cluster => setSuppressAuthor(cluster, 0, false), { '[-@a]': '[@a]' });
    check(
      cluster => setSuppressAuthor(cluster, 0, true),
      { '\\citep{a}': '\\citeyearpar{a}', '\\autocite{a}': '\\autocite*{a}' },
      'latex',
    );
  });
});

describe('the order of items', () => {
  it('moves and sorts them, blanks and notes in their places', () => {
    check(cluster => moveItem(cluster, 0, 1), { '[see @a, p. 5; @b]': '[@b; see @a, p. 5]', '[^a]': undefined });
    check(cluster => moveItem(cluster, 0, 1), { '\\citep[see][p. 5]{a, b}': '\\citep[see][p. 5]{b, a}' }, 'latex');
    check(cluster => sortItems(cluster, (a, b) => a.key.localeCompare(b.key)), {
      '[@c; see @a;@b]': '[see @a; @b; @c]',
      '[@a; @b]': '[@a; @b]',
    });
  });
});

describe('addItems, removeItem and removeDuplicates', () => {
  it('add keys that are not there', () => {
    const add: Edit = cluster => addItems(cluster, ['b', 'a', 'c d']);
    check(add, { '[@a]': '[@a; @b; @{c d}]', '[@a, p. 5; @b]': '[@a, p. 5; @b; @{c d}]', '@a x': '@a; @b; @{c d} x' });
    check(add, { '\\cite{a}': '\\cite{a,b,cd}', '\\cite{x, a}': '\\cite{x, a, b, cd}' }, 'latex');
    check(
      add,
      { '{cite:p}`a`': '{cite:p}`a,b,cd`', '{cite:p}`x; y{p. 5; 6}`': '{cite:p}`x; y{p. 5; 6}; b; a; cd`' },
      'myst',
    );
  });

  it('remove an item, and with the last one the citation and a blank', () => {
    check((cluster, text) => removeItem(cluster, 0, text), {
      '[@a; @b]': '[@b]',
      'x [@a] y': 'x y',
      '[@a] y': 'y',
      'x [@a].': 'x.',
      '@a [p. 5; see @b]': '[see @b]',
    });
    check((cluster, text) => removeItem(cluster, 0, text), { '\\cite[p. 5]{a,b}': '\\cite[p. 5]{b}' }, 'latex');
  });

  it('remove what stands there twice, but not another place in the same work', () => {
    check(removeDuplicates, {
      '[@a; @b; @a]': '[@a; @b]',
      '[@a, p. 1; @a, p. 5; @a, p. 1]': '[@a, p. 1; @a, p. 5]',
      '[@a]': '[@a]',
    });
  });

  it('make the smallest edit', () => {
    const [cluster] = scanCitations('see [@a; @b] now', 'pandoc');
    assert.deepEqual(cluster && addItems(cluster, ['c']), { start: 11, end: 11, text: '; @c' });
  });
});
