import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CitationCluster, NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';

/** `see|-key|, |p. 5| end` for each item, kinds by their first letters, nested clusters in angle brackets. */
function shown(cluster: CitationCluster): string {
  const items = cluster.items.map(item => {
    const locator = item.locator ? `{${item.locator.label} ${item.locator.value}}` : '';
    return [item.prefix, (item.suppressAuthor ? '-' : '') + item.key, locator, item.suffix].filter(Boolean).join('|');
  });
  const nested = cluster.nested.length ? ` <${cluster.nested.map(shown).join(' ')}>` : '';
  return `${cluster.kind}: ${items.join('; ')}${nested}`;
}

function check(cases: Readonly<Record<string, readonly string[]>>, syntax: NoteSyntax = 'pandoc') {
  const found = Object.keys(cases).map(text => [text, scanCitations(text, syntax).map(shown)]);
  assert.deepEqual(Object.fromEntries(found), cases);
}

/** Texts in which nothing is cited. */
function checkNone(texts: readonly string[], syntax: NoteSyntax = 'pandoc') {
  check(Object.fromEntries(texts.map(text => [text, []])), syntax);
}

describe('Pandoc citations', () => {
  it('reads brackets with prefix, locator, suffix and suppressed author', () => {
    check({
      'So [@roe].': ['bracketed: roe'],
      '[see @roe, pp. 33-35 and *passim*; -@doe]': ['bracketed: see|roe|{page 33-35}| and *passim*; -doe'],
      '[compare *also* @roe; @doe]': ['bracketed: compare *also*|roe; doe'],
      '[@roe;\n@doe]': ['bracketed: roe; doe'],
      '> [@roe;\n> @doe]': ['bracketed: roe; doe'],
    });
  });

  it('finds locators by their terms, by their digits and in braces', () => {
    check({
      '[@roe, chap. 2, and nowhere else]': ['bracketed: roe|{chapter 2}|, and nowhere else'],
      '[@roe p.12]': ['bracketed: roe|{page 12}'],
      '[@roe 7-9, 12]': ['bracketed: roe|{page 7-9, 12}'],
      '[@roe, § 5]': ['bracketed: roe|{section 5}'],
      '[@roe, vol. iv]': ['bracketed: roe|{volume iv}'],
      '[@roe, sub verbo 3]': ['bracketed: roe|{sub-verbo 3}'],
      '[@roe, fig. 2(a)]': ['bracketed: roe|{figure 2(a)}'],
      '[@roe, {sec. A, B} end]': ['bracketed: roe|{section A, B}| end'],
      '[@roe{ii, A}, end]': ['bracketed: roe|{page ii, A}|, end'],
      '[@roe{}, 99 years on]': ['bracketed: roe|, 99 years on'],
      '[@roe, as ever]': ['bracketed: roe|, as ever'],
    });
  });

  it('reads citations in the text, with what their brackets add', () => {
    check({
      'As @roe says': ['in-text: roe'],
      '@roe [p. 5] says': ['in-text: roe|{page 5}'],
      '@roe [-@doe p. 30; see also @poe]': ['in-text: roe; -doe|{page 30}; see also|poe'],
      '@roe [p. 5; see @doe]': ['in-text: roe|{page 5}; see|doe'],
      '@roe [more](http://x.org)': ['in-text: roe'],
      "@roe's idea": ['in-text: roe'],
    });
  });

  it('reads keys as the manual defines them', () => {
    check({
      '[@DBLP:conf/ab/Roe-1.2]': ['bracketed: DBLP:conf/ab/Roe-1.2'],
      '[@roe.]': ['bracketed: roe|.'],
      '[@Жук2020]': ['bracketed: Жук2020'],
      '@{https://x.org/a?b=1}, so': ['in-text: https://x.org/a?b=1'],
      '@roe--doe': ['in-text: roe'],
      '[@roe_]': ['bracketed: roe_'],
    });
    checkNone(['@{a b}', '@', '@ roe', 'x @, y']);
  });

  it('reads no citation where `@` means something else', () => {
    checkNone([
      'mail roe@example.org',
      '`@roe` and ``a ` @roe``',
      '$x_{@roe}$ $$\n@roe\n$$',
      '\\@roe',
      'https://social.example/@roe',
      '<https://social.example/@roe>',
      '[him](https://social.example/@roe)',
      '<a title="@roe">',
      '<!-- @roe\n\n@doe -->',
      '```\n@roe\n```',
      '~~~ {.r}\n@roe\n~~~',
      'x\n\n    @roe',
      '---\nnocite: "@roe"\n---\n',
      '\\textbf{@roe}',
      '\\begin{note}\n\n@roe\n\n\\end{note}',
      '[home]: https://x.org/@roe',
      '<script>\n@roe\n</script>',
      '{{< video https://x.org/@roe >}}',
    ]);
  });

  it('takes example list markers for what they are', () => {
    checkNone(['@roe. First', '(@roe) First\n\nAs @roe shows']);
    check({ 'x\n@roe. Then': ['in-text: roe'], '(@roe) First [@roe]': ['bracketed: roe'] });
  });

  it('reads brackets that are links, spans or no list of works as text around keys', () => {
    check({
      '[text @roe](http://x.org)': ['in-text: roe'],
      '[@roe]{.smallcaps}': ['in-text: roe'],
      '[@roe; ]': ['in-text: roe'],
      '[@roe; see]': ['in-text: roe'],
      '[[see @roe] too; @doe]': ['bracketed: see|roe', 'in-text: doe'],
      '^[see @roe]': ['in-text: roe'],
    });
  });

  it('keeps emphasis, quotations and brackets in prefixes and suffixes whole', () => {
    check({
      '[@roe, *One; Two*; @doe]': ['bracketed: roe|, *One; Two*; doe'],
      '[@roe, "One; Two"; @doe]': ['bracketed: roe|, "One; Two"; doe'],
      '[@roe [in; out] more; @doe]': ['bracketed: roe| [in; out] more; doe'],
      '[@roe @doe [p. 3]; @poe]': ['bracketed: roe| @doe [p. 3]; poe <in-text: doe|{page 3}>'],
    });
  });

  it('does not reach across a blank line, a heading or a table row', () => {
    check({
      '[@roe;\n\n@doe]': ['in-text: roe', 'in-text: doe'],
      '# On [@roe\nand @doe]': ['in-text: roe', 'in-text: doe'],
      '| [@roe] |\n| [@doe; @poe] |': ['bracketed: roe', 'bracketed: doe; poe'],
    });
  });

  it('finds footnotes and links to notes', () => {
    check({
      'So[^roe].\n\n[^roe]: See @doe.': ['footnote: roe', 'in-text: doe'],
      '[[@roe]] and [[@roe#Method|Roe]]': ['wiki-link: roe', 'wiki-link: roe'],
    });
  });

  it('keeps lists apart from indented code', () => {
    check({ '- x\n\n  @roe': ['in-text: roe'], '1. x\n\n   [@roe]\n\n       @doe': ['bracketed: roe'] });
  });
});

describe('Quarto citations', () => {
  it('tells cross-references apart', () => {
    check(
      {
        'See @fig-flow and [@tbl-a; @sec-b].': ['cross-reference: fig-flow', 'cross-reference: tbl-a; sec-b'],
        '@Fig-flow, @eq-e, @thm-t': ['cross-reference: Fig-flow', 'cross-reference: eq-e', 'cross-reference: thm-t'],
        '@figueroa and @fig': ['in-text: figueroa', 'in-text: fig'],
      },
      'quarto',
    );
  });
});

describe('MyST citations', () => {
  it('reads roles beside brackets', () => {
    check(
      {
        'So {cite:p}`roe,doe` and {cite:t}`poe`.': ['bracketed: roe; doe', 'in-text: poe'],
        '{cite}`{see}roe{p. 5}, doe`': ['bracketed: see|roe|{page 5}; doe'],
        '{cite:year}`roe`': ['bracketed: -roe'],
        '[@roe] and {ref}`@x`': ['bracketed: roe'],
      },
      'myst',
    );
  });
});

describe('LaTeX citations', () => {
  it('reads commands with their notes', () => {
    check(
      {
        '\\cite{roe}': ['bracketed: roe'],
        '\\citep[see][p.~5]{roe, doe}': ['bracketed: see|roe; doe|{page 5}'],
        '\\citet*[chap. 2]{roe}': ['in-text: roe|{chapter 2}'],
        '\\parencite*{roe}': ['bracketed: -roe'],
        '\\autocite[see][]{roe}': ['bracketed: see|roe'],
        '\\textcite{roe}': ['in-text: roe'],
        '\\nocite{*}': ['uncited: *'],
        '\\volcite{2}[5]{roe}': ['bracketed: roe|{page 5}'],
        '\\volcites{1}[2]{roe}[see]{3}{doe}': ['bracketed: roe|{page 2}; see|doe'],
        '\\parencites(see)()[3]{roe,doe}[4]{kim}': ['bracketed: roe; doe|{page 3}', 'bracketed: kim|{page 4}'],
        '\\cites(see)(end)[5]{roe}[cf.][7]{doe}': ['bracketed: roe|{page 5}; cf.|doe|{page 7}'],
        '\\cite{roe, % first\n  doe}': ['bracketed: roe; doe'],
      },
      'latex',
    );
  });

  it('skips comments, verbatim text and definitions', () => {
    checkNone(
      [
        '% \\cite{roe}',
        '\\verb|\\cite{roe}|',
        '\\begin{verbatim}\n\\cite{roe}\n\\end{verbatim}',
        '\\newcommand{\\x}[1]{\\cite{#1}}',
        '\\citestyle{nature}',
        '\\cite{roe',
      ],
      'latex',
    );
    check({ '5\\% \\cite{roe}': ['bracketed: roe'], '\\\\\\cite{roe}': ['bracketed: roe'] }, 'latex');
  });
});

describe('Typst citations', () => {
  it('reads references and calls', () => {
    check(
      {
        'As @roe and @doe[p. 5].': ['bracketed: roe', 'bracketed: doe|{page 5}'],
        '#cite(<roe>)': ['bracketed: roe'],
        '#cite(<roe>, supplement: [p. 5])': ['bracketed: roe|{page 5}'],
        '#cite(<roe>, form: "prose")': ['in-text: roe'],
        '#cite(<roe>, style: "apa", form: "year", supplement: [p. 5])': ['bracketed: -roe|{page 5}'],
        '#cite(label("a b"))': ['bracketed: a b'],
      },
      'typst',
    );
    checkNone(['// @roe', '/* @roe */', '`@roe`', '\\@roe', 'roe@x.org', 'https://x.org/@roe'], 'typst');
  });
});

describe('reStructuredText citations', () => {
  it('reads roles and citation references', () => {
    check(
      {
        ':cite:p:`roe,doe` and :cite:t:`poe`': ['bracketed: roe; doe', 'in-text: poe'],
        'So [Roe2020]_ and [1]_.': ['bracketed: Roe2020'],
        '\\[Roe2020]_ and x[Doe2020]_': [],
      },
      'restructuredtext',
    );
    checkNone(
      ['``[Roe]_``', 'x::\n\n  [Roe]_', '.. code-block:: r\n\n   :cite:`roe`', '.. [Roe] A book'],
      'restructuredtext',
    );
  });
});

describe('a line that could be many items of lists', () => {
  it('is looked at once, whatever its markers could be', () => {
    const start = performance.now();
    const [cluster] = scanCitations(`${'i. '.repeat(26)}[see\n> and @key2020]`, 'pandoc');
    assert.equal(cluster?.items[0]?.prefix, 'see\n> and');
    const [quoted] = scanCitations(`${'i. '.repeat(26)}> [see\n> and @key2020]`, 'pandoc');
    assert.equal(quoted?.items[0]?.key, 'key2020');
    assert.ok(performance.now() - start < 200, `${Math.round(performance.now() - start)} ms`);
  });
});
