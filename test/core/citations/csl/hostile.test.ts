import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import { toRenderedText } from '../../../../src/core/citations/csl/richText';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import type { CslItem } from '../../../../src/core/csl';
import { AUTHOR_DATE, LOCALES, NUMERIC, NOTES, styleOf } from './tinyStyles';

/** Every tag that may come out, with every attribute that it may have. */
const ALLOWED =
  /^<(?:\/?(?:i|b|sup|sub|span|div|a)|span style="(?:font-style:normal|font-variant:(?:small-caps|normal)|font-weight:normal|text-decoration:(?:none|underline)|vertical-align:baseline);"|span class="lectern-unknown-key"|div class="csl-(?:block|left-margin|right-inline|indent)"|a href="https?:\/\/[^"<>\s]+")>$/;

/** Whether a page that takes `html` in holds no other tags than those, each closed where it should be. */
function assertSafe(html: string): void {
  const open: string[] = [];
  let rest = html;
  for (let at = rest.indexOf('<'); at >= 0; at = rest.indexOf('<')) {
    const end = rest.indexOf('>', at);
    const tag = rest.slice(at, end + 1);
    assert.match(tag, ALLOWED, html);
    const name = /[a-z]+/.exec(tag)?.[0] ?? '';
    if (tag.startsWith('</')) assert.equal(open.pop(), name, html);
    else open.push(name);
    rest = rest.slice(end + 1);
  }
  assert.deepEqual(open, [], html);
  assert.doesNotMatch(html, /&(?!(?:#\d+|amp|lt|gt|quot);)/);
  assert.doesNotMatch(html, /[\uE000-\uE003]/);
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<i onclick="alert(1)">x</i>',
  '<i>never closed',
  '</i></div></div>closed twice',
  '<b><i>crossed</b></i>',
  '<span style="background:url(javascript:alert(1))">x</span>',
  '<span style="font-variant:small-caps;" onmouseover="alert(1)">x</span>',
  '<span class="nocase" onfocus=alert(1)>x</span>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  'https://example.org/" onmouseover="alert(1)',
  "https://example.org/'><script>alert(1)</script>",
  '&lt;script&gt;&#60;script&#62;',
  '<!-- --><![CDATA[<script>]]>',
  '\uE0010\uE002 \uE003 \u202Etxt',
  '"<sup>"<sub>"\'<sc>',
  '<<i>script>alert(1)<</i>/script>',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(
      fc.constantFrom(
        ...HOSTILE,
        '<i>',
        '</i>',
        '<b>',
        '</b>',
        '"',
        "'",
        '&',
        '<',
        '>',
        'a',
        ' ',
        '<div class="csl-block">',
        '</div>',
        '*',
        '`',
        '[',
        ']',
      ),
      { maxLength: 8 },
    )
    .map(parts => parts.join('')),
  fc.string({ maxLength: 20 }),
);

function safeIn(xml: string, item: CslItem, note: string): void {
  const made = createNoteRenderer({ style: styleOf(xml), locales: LOCALES });
  const { citations, references } = made.renderNote(scanCitations(note, 'pandoc'), key =>
    key === item.id ? item : undefined,
  );
  for (const { html } of [...citations, ...references, made.renderReference(item), made.renderCitation([item])])
    assertSafe(html);
  for (const { inText } of citations) if (inText) assertSafe(inText.html);
}

describe('HTML of a hostile record', () => {
  it('holds nothing but the tags of citations, whatever each variable holds', () => {
    fc.assert(
      fc.property(text, text, text, text, text, (title, family, URL, DOI, affix) => {
        const item: CslItem = {
          id: 'x',
          type: 'book',
          title,
          'container-title': title,
          author: [{ family, given: affix }, { literal: title }],
          issued: { 'date-parts': [[2020]], literal: affix },
          URL,
          DOI,
        };
        const note = `[${affix} @x, ${affix}; @x] @x [${affix}] [@nobody ${affix}]`;
        for (const xml of [AUTHOR_DATE, NUMERIC, NOTES]) safeIn(xml, item, note);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the title readable', () => {
    const made = createNoteRenderer({ style: styleOf(AUTHOR_DATE), locales: LOCALES });
    const item = { id: 'x', type: 'book', title: 'A <script>b</script> & <i>c</i>' };
    assert.equal(made.renderReference(item).text, 'A <script>b</script> & c.');
  });

  it('takes values of any shape', () => {
    const anything = fc.anything({ withBigInt: false, maxDepth: 2 });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'title',
            'author',
            'issued',
            'page',
            'volume',
            'type',
            'note',
            'language',
            'container-title',
            'multi',
            'URL',
          ),
          anything,
        ),
        values => {
          for (const xml of [AUTHOR_DATE, NOTES])
            safeIn(xml, { type: 'book', ...values, id: 'x' } as CslItem, '[@x] @x');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('toRenderedText', () => {
  it('lets no tag through that it does not know, and closes each', () => {
    fc.assert(fc.property(text, written => assertSafe(toRenderedText(written.replace(/[\uE000-\uE003]/g, '')).html)));
  });

  it('reads back what it escaped', () => {
    assert.deepEqual(
      toRenderedText(
        '  <div class="csl-left-margin">[1]</div><div class="csl-right-inline"><em>A</em> &#38; B<x></div>\n',
      ),
      {
        html: '<div class="csl-left-margin">[1]</div><div class="csl-right-inline"><i>A</i> &#38; B&#60;x&#62;</div>',
        text: '[1] A & B<x>',
      },
    );
  });
});
