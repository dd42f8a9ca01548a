import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  CITATION_FORMATS,
  cite,
  formatById,
  formatForSyntax,
  isCitationFormat,
} from '../../../src/core/citations/citationFormats';
import { keyOfPandoc, pandocKey } from '../../../src/core/citations/pandocKey';
import type { CslItem } from '../../../src/core/csl';
import { toPaper } from '../../../src/core/paper';

const kim = toPaper({
  id: 'kim2025',
  type: 'article',
  title: 'Maps',
  author: [{ family: 'Kim' }, { family: 'Cho' }, { family: 'Yun' }],
  issued: { 'date-parts': [[2025]] },
  DOI: '10.1000/A(1)',
});
const lee = toPaper({ id: 'lee', type: 'article', title: 'A_b_ [c]', author: [{ family: 'Lee' }] });

function texts(...items: Partial<CslItem>[]): Record<string, string> {
  const papers = items.length ? items.map(item => toPaper({ id: 'k', type: 'article', ...item })) : [kim, lee];
  return Object.fromEntries(CITATION_FORMATS.map(({ id }) => [id, cite(papers, id).text]));
}

describe('cite', () => {
  it('writes several papers in every format', () => {
    assert.deepEqual(texts(), {
      pandoc: '[@kim2025; @lee]',
      'in-text': '@kim2025; @lee',
      link: '([Kim et al. 2025](https://doi.org/10.1000/a%281%29); Lee)',
      footnote: '[^kim2025][^lee]',
      latex: '\\cite{kim2025,lee}',
      myst: '{cite:p}`kim2025,lee`',
      typst: '@kim2025 @lee',
      restructuredtext: ':cite:p:`kim2025,lee`',
      'wiki-link': '[[@kim2025]] [[@lee]]',
      formatted: '(Kim et al. 2025; Lee)',
      reference: 'Kim, Cho, & Yun. (2025). Maps. <https://doi.org/10.1000/a%281%29>\n\nLee. (n.d.). A_b\\_ \\[c\\].',
    });
  });

  it('writes one paper of which little is known', () => {
    assert.deepEqual(texts({ id: 'k', title: 'On [maps]' }), {
      pandoc: '[@k]',
      'in-text': '@k',
      link: 'On \\[maps\\]',
      footnote: '[^k]',
      latex: '\\cite{k}',
      myst: '{cite:p}`k`',
      typst: '@k',
      restructuredtext: ':cite:p:`k`',
      'wiki-link': '[[@k]]',
      formatted: '(On \\[maps\\])',
      reference: 'On \\[maps\\]. (n.d.).',
    });
  });

  it('cites a paper once and no paper with no text', () => {
    assert.equal(cite([kim, lee, kim], 'pandoc').text, '[@kim2025; @lee]');
    assert.deepEqual(
      CITATION_FORMATS.map(({ id }) => cite([], id)),
      CITATION_FORMATS.map(() => ({ text: '', definitions: [] })),
    );
  });

  it('writes keys so that Typst and wiki-links read them whole', () => {
    const keys = ['a-b', 'DBLP:conf/x', 'a.', 'a b"c', 'α1'];
    const written = (format: string) =>
      keys.map(id => cite([toPaper({ id, type: 'article', title: 'T' })], format).text);
    assert.deepEqual(written('typst'), [
      '@a-b',
      '#cite(label("DBLP:conf/x"))',
      '#cite(<a.>)',
      '#cite(label("a bc"))',
      '@α1',
    ]);
    assert.deepEqual(written('wiki-link'), ['[[@a-b]]', '[[@DBLP:conf/x]]', '[[@a.]]', '[[@a-b"c]]', '[[@α1]]']);
  });

  it('writes what the style prints, with emphasis and links and nothing live of the text', () => {
    const style = {
      renderCitation: () => ({ html: '(Kim &amp; Lee, <i>n.d.</i>)', text: '' }),
      renderReference: ({ id }: CslItem) => ({
        html: `<div>${id}: *A* <i>Maps</i> &lt;b&gt;. <a href="https://doi.org/10.1/a_b">https://doi.org/10.1/a_b</a></div>`,
        text: '',
      }),
    };
    assert.equal(cite([kim, lee], 'formatted', style).text, '(Kim & Lee, *n.d.*)');
    const reference = (id: string) => `${id}: \\*A\\* *Maps* \\<b>. <https://doi.org/10.1/a_b>`;
    assert.equal(cite([kim, lee], 'reference', style).text, `${reference('kim2025')}\n\n${reference('lee')}`);
  });

  it('defines the footnotes', () => {
    assert.deepEqual(cite([kim, lee], 'footnote').definitions, [
      '[^kim2025]: Kim, Cho, & Yun. (2025). Maps. <https://doi.org/10.1000/a%281%29>',
      '[^lee]: Lee. (n.d.). A_b\\_ \\[c\\].',
    ]);
  });

  it('puts nothing live of a hostile paper into the note', () => {
    const md = new MarkdownIt({ html: true });
    const hostile = fc.constantFrom(
      '](http://e.f)',
      '[x](y)',
      '<img src=x>',
      '`',
      '**b**',
      '{',
      '}',
      '\\',
      '\n\n',
      '# ',
      'a',
      ' ',
      '!',
      '[',
      '<script>',
    );
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), parts => {
        const id = parts.join('');
        for (const format of ['pandoc', 'in-text', 'footnote', 'link', 'wiki-link', 'formatted', 'reference']) {
          const text = cite([toPaper({ id, type: 'article', title: id })], format).text;
          const html = md.render(`x ${text} y`);
          assert.equal(/<(?:a|img|script|h\d|code)\b/.test(html), false, html);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the table of formats', () => {
  it('has Pandoc where an id is not known', () => {
    assert.equal(formatById('nonsense').id, 'pandoc');
  });

  it('knows its ids', () => {
    assert.deepEqual(['pandoc', 'in-text', 'nonsense', undefined].map(isCitationFormat), [true, true, false, false]);
  });

  it('chooses by notation', () => {
    const syntaxes = ['pandoc', 'quarto', 'myst', 'latex', 'typst', 'restructuredtext'] as const;
    const expected = ['pandoc', 'pandoc', 'myst', 'latex', 'typst', 'restructuredtext'];
    assert.deepEqual(syntaxes.map(formatForSyntax), expected);
    assert.ok(expected.every(isCitationFormat));
  });
});

describe('pandocKey', () => {
  it('uses braces where the plain form would end early', () => {
    const cases = {
      kim2025: 'kim2025',
      _a: '_a',
      'DBLP:conf/x-1': 'DBLP:conf/x-1',
      пункт3: 'пункт3',
      'a.b': 'a.b',
      'a.': '{a.}',
      'a--b': '{a--b}',
      '-a': '{-a}',
      'odd key': '{odd key}',
      'https://x.org/a': '{https://x.org/a}',
      'a,b': '{a,b}',
      'a{b}': '{a{b}}',
      'a}b': '{a%7Db}',
      'a[b]': 'a%5Bb%5D',
      'a<b>c': 'a%3Cb>c',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map(key => [key, pandocKey(key)])), cases);
  });

  it('is read back', () => {
    for (const key of ['a', 'a.', 'odd key', 'a{b}']) assert.equal(keyOfPandoc(pandocKey(key)), key);
  });
});
