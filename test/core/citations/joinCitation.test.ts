import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { joinCitation, keysAt } from '../../../src/core/citations/joinCitation';

/** The line after the keys joined at `|`; `undefined` where they do not join. */
function join(marked: string, keys: string, formatId = 'pandoc', known?: readonly string[]): string | undefined {
  const caret = marked.indexOf('|');
  const line = marked.slice(0, caret) + marked.slice(caret + 1);
  const isKnown = known && ((key: string) => known.includes(key));
  const edit = joinCitation(line, caret, keys.split(' '), { format: formatId, ...(isKnown && { isKnown }) });
  return edit && line.slice(0, edit.start) + edit.text + line.slice(edit.end);
}

/** Each case is a line with a caret and what becomes of it. */
function check(
  cases: Readonly<Record<string, string | undefined>>,
  keys: string,
  formatId?: string,
  known?: readonly string[],
) {
  const found = Object.keys(cases).map(line => [line, join(line, keys, formatId, known)]);
  assert.deepEqual(Object.fromEntries(found), cases);
}

describe('joinCitation in Pandoc brackets', () => {
  it('adds a key behind the item at the caret', () => {
    check(
      {
        'x [@a|] y': 'x [@a; @b] y',
        '[@|a]': '[@a; @b]',
        '[@a|; @c]': '[@a; @b; @c]',
        '[@a; |@c]': '[@a; @b; @c]',
        '[@a; @c|]': '[@a; @c; @b]',
        '[|@a]': '[@b; @a]',
        '[@a]|': '[@a; @b]',
        '|[@a; @c]': '[@b; @a; @c]',
        '[see @a, p. 3|; @c]': '[see @a, p. 3; @b; @c]',
        '[see @a, pp. 3-|5]': '[see @a, pp. 3-5; @b]',
        '[-@a|]': '[-@a; @b]',
        '[ @a |]': '[ @a; @b ]',
        '[see [an @a|] thing; @c]': '[see [an @a; @b] thing; @c]',
        '[see [an item] in @a|; @c]': '[see [an item] in @a; @b; @c]',
        '[@{https://x.org/a|}]': '[@{https://x.org/a}; @b]',
        '**[@a|]**': '**[@a; @b]**',
        'a`[`, [@a|]': 'a`[`, [@a; @b]',
        '@a [p. 5; see @c|]': '@a [p. 5; see @c; @b]',
        '[@a][@c|]': '[@a][@c; @b]',
      },
      'b',
    );
  });

  it('adds several keys in their order', () => {
    check({ '[@a|; @z]': '[@a; @b; @{c.}; @z]' }, 'b c.');
  });

  it('fills an item that is only begun', () => {
    check(
      { '[@a; |]': '[@a; @b]', '[@a;|]': '[@a; @b]', '[@a; see |]': '[@a; see @b]', '[@a; |; @c]': '[@a; @b; @c]' },
      'b',
    );
  });

  it('completes a key that is typed in part', () => {
    check(
      {
        '[@ki|]': '[@kim2025medclm]',
        '[@ki|': '[@kim2025medclm]',
        '[@|]': '[@kim2025medclm]',
        '[@|': '[@kim2025medclm]',
        'as in [@|, and more': 'as in [@kim2025medclm], and more',
        '[@MedCLM|]': '[@kim2025medclm]',
        '[see @k|im, p. 3]': '[see @kim2025medclm, p. 3]',
        '[see @ki|': '[see @kim2025medclm]',
        '[-@ki|]': '[-@kim2025medclm]',
        '[@a; @ki|': '[@a; @kim2025medclm]',
        '[@a; @|]': '[@a; @kim2025medclm]',
        '[@{ki|}]': '[@kim2025medclm]',
        '[@lee|]': '[@lee; @kim2025medclm]',
      },
      'kim2025medclm',
    );
  });

  it('keeps a short key that the library knows', () => {
    check({ '[@kim|]': '[@kim; @kim2025medclm]' }, 'kim2025medclm', 'pandoc', ['kim', 'kim2025medclm']);
  });

  it('adds no key twice', () => {
    check({ '[@a|; @b]': '[@a; @b]', '[@b; @|]': '[@b]', '[@b; @ab|c]': '[@b; @abc]' }, 'b b');
    check({ '[@a|]': '[@a; @b; @c]' }, 'a b b c');
  });

  it('keeps the words around a key that is there already', () => {
    check({ '[@b; see @|, p. 3]': '[@b; see @b, p. 3]' }, 'b');
  });

  it('changes nothing where every key is there', () => {
    assert.deepEqual(joinCitation('[@a]', 2, ['a'], { format: 'pandoc' }), { start: 2, end: 2, text: '' });
  });

  it('makes the smallest edit', () => {
    assert.deepEqual(joinCitation('see [@a; @c]', 7, ['b'], { format: 'pandoc' }), {
      start: 10,
      end: 10,
      text: 'b; @',
    });
  });

  it('does not join outside a citation', () => {
    const none = [
      'x|',
      '[text](@x|)',
      '[@a|](http://x.org)',
      '[@a|]{.smallcaps}',
      '![@a|](x.png)',
      '`[@a|]`',
      '\\[@a|\\]',
      '[mail a@b.c|]',
      '[no citation|]',
      '[^1|]',
      '[[wiki|]]',
      '[\\@a|]',
      '[x](y) and [open|',
      '[@a] and [@b] |',
      'a@ki|',
      '$x[@a|]y$',
    ];
    check(Object.fromEntries(none.map(line => [line, undefined])), 'b');
  });

  it('leaves everything but the bracket as it was', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '@a',
      '@',
      ';',
      ' ',
      'see',
      '`',
      '\\',
      '(',
      ')',
      '{',
      '}',
      '-',
      ',',
      '$',
      'é😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(), (pieces, at) => {
        const line = pieces.join('');
        const caret = at % (line.length + 1);
        const edit = joinCitation(line, caret, ['new'], { format: 'pandoc' });
        if (!edit) return;
        const joined = line.slice(0, edit.start) + edit.text + line.slice(edit.end);
        assert.equal(edit.start <= edit.end && edit.end <= line.length, true);
        assert.equal(joined.split('@new').length, 2);
        assert.equal(joined.replace(/[@;\s\]-]|new|see|a|\{|\}|\$/g, '').length <= line.length, true);
      }),
      { numRuns: 3000 },
    );
  });

  it('joins a second time without change', () => {
    check({ '[@a; @b|]': '[@a; @b]' }, 'b');
  });
});

describe('joinCitation in the text', () => {
  it('completes what is typed', () => {
    const cases = {
      'as @ki| shows': 'as @kim2025 shows',
      '@|': '@kim2025',
      'x (@ki|)': 'x (@kim2025)',
      '[@ki|]': '[@kim2025]',
    };
    check(cases, 'kim2025', 'in-text');
    check(cases, 'kim2025', 'pandoc');
  });

  it('joins no complete citation, address or code', () => {
    const none = ['@lee|', 'a@ki|', 'https://x.org/@ki|', '`@ki|`', '\\@ki|', 'x |'];
    check(Object.fromEntries(none.map(line => [line, undefined])), 'kim2025', 'in-text');
  });
});

describe('joinCitation in LaTeX', () => {
  it('adds a key to the list at the caret', () => {
    check(
      {
        '\\cite{a|}': '\\cite{a,b}',
        '\\cite{|a}': '\\cite{a,b}',
        '\\citep[see][p.~3]{a, c|}': '\\citep[see][p.~3]{a, c, b}',
        '\\autocite{a|, c} x': '\\autocite{a, b, c} x',
        '\\cite{|}': '\\cite{b}',
        '\\cite{|': '\\cite{b}',
        '\\Textcite*{a,|}': '\\Textcite*{a,b}',
        '\\cite{b|}': '\\cite{b}',
        '\\cite{a}|': '\\cite{a,b}',
        '|\\cite{a}': '\\cite{a,b}',
        '\\cite{a}. |': undefined,
        '\\emph{a|}': undefined,
      },
      'b',
      'latex',
    );
  });

  it('completes a key that is typed in part', () => {
    check(
      {
        '\\cite{ki|}': '\\cite{kim2025}',
        '\\cite{a,ki|': '\\cite{a,kim2025}',
        '\\cite{ki| and': '\\cite{kim2025} and',
      },
      'kim2025',
      'latex',
    );
  });
});

describe('joinCitation in other notations', () => {
  it('adds a key to a role, or completes one', () => {
    check(
      {
        'x {cite:p}`a|` y': 'x {cite:p}`a,b` y',
        'x {cite:p}`a`|': 'x {cite:p}`a,b`',
        'x {cite:p}`|`': 'x {cite:p}`b`',
        'x {cite:t}`a, |`': 'x {cite:t}`a, b`',
        'x {cite:p}`|': 'x {cite:p}`b`',
        'x [@a|]': 'x [@a; @b]',
        'x {cite:p}`b|`': 'x {cite:p}`b`',
        'x `a|`': undefined,
      },
      'b',
      'myst',
    );
    check({ 'x {cite:p}`see, ki|`': 'x {cite:p}`see, kim2025, lee`' }, 'kim2025 lee', 'myst');
    check({ 'x :cite:p:`a|` y': 'x :cite:p:`a,b` y', 'x :cite:`|': 'x :cite:`b`' }, 'b', 'restructuredtext');
  });

  it('closes a role that another one follows', () => {
    check(
      {
        ':cite:`|,bees:cite:t:`c`': ':cite:`kim2025`,bees:cite:t:`c`',
        ':cite:`ki|, and :cite:p:`c`': ':cite:`kim2025`, and :cite:p:`c`',
      },
      'kim2025',
      'restructuredtext',
    );
  });

  it('completes a key in Typst, where each key stands alone', () => {
    check(
      {
        'As @ki| shows': 'As @kim2025 @x-y shows',
        '#cite(<ki|>)': '#cite(<kim2025>)',
        '@a|': undefined,
        'a@ki|': undefined,
      },
      'kim2025 x-y',
      'typst',
    );
    check({ 'As @do| shows': 'As #cite(label("doi/1")) shows' }, 'doi/1', 'typst');
  });

  it('completes a wiki-link', () => {
    check(
      { 'x [[@ki|]]': 'x [[@kim2025]]', 'x [[@ki|': 'x [[@kim2025]]', '[[@a]]|': undefined },
      'kim2025',
      'wiki-link',
    );
  });

  it('joins a LaTeX command in Markdown, and Pandoc in LaTeX, where the format says so', () => {
    const edit = joinCitation('x \\cite{a} y', 9, ['b'], { format: 'latex', syntax: 'pandoc' });
    assert.deepEqual(edit, { start: 9, end: 9, text: ',b' });
  });

  it('joins nothing in code', () => {
    const text = '```\n[@a]\n```\n';
    assert.equal(joinCitation(text, 6, ['b'], { format: 'pandoc' }), undefined);
  });
});

describe('joinCitation over several lines', () => {
  it('adds behind the item at the caret and keeps the line breaks', () => {
    check({ 'See [@good2021;\n@aaa1|; @z] more.': 'See [@good2021;\n@aaa1;\n@b;\n@z] more.' }, 'b');
    check({ 'See [@good2021|;\n@aaa1] more.': 'See [@good2021;\n@b;\n@aaa1] more.' }, 'b');
    check({ 'See| [@good2021;\n@aaa1].': undefined }, 'b');
    check({ 'See [@good2021;\n@aaa1|].': 'See [@good2021;\n@aaa1].' }, 'aaa1');
    check({ 'See \\cite{a,\n  b|} more.': 'See \\cite{a,\n  b,\n  c} more.' }, 'c', 'latex');
  });
});

describe('keysAt', () => {
  it('tells what is cited in the citation at the caret', () => {
    assert.deepEqual(keysAt('x [see @a, p. 3; @b] @c', 4, 'pandoc'), ['a', 'b']);
    assert.deepEqual(keysAt('x [see @a, p. 3; @b] @c', 1, 'pandoc'), []);
  });
});

describe('joinCitation in other formats', () => {
  it('joins a Pandoc bracket with its syntax', () => {
    check({ 'x [@a|]': 'x [@a; @b]', 'x @|': undefined }, 'b', 'link');
    check({ 'x [@a|]': 'x [@a; @b]' }, 'b', 'footnote');
  });
});
