import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { htmlToMarkdown, TOOLTIP } from '../../../src/core/citations/htmlToMarkdown';
import { escapeHtml } from '../../../src/core/text/escapeHtml';
import { oneLine } from '../../../src/core/text/escapeMarkdown';

const md = new MarkdownIt({ html: true, linkify: true });
/** What a reader sees. */
const textOf = (html: string) =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const seen = (markdown: string) => textOf(md.render(markdown)).trim();

describe('htmlToMarkdown', () => {
  it('writes emphasis, raised text and links', () => {
    for (const [html, markdown] of [
      ['Kim. <i>On Maps</i>, <b>3</b>(2), 1–5.', 'Kim. *On Maps*, **3**(2), 1–5.'],
      ['<i>11</i>(3)', '*11*(3)'],
      ['<i><b>x</b></i> y', '***x*** y'],
      ['H<sub>2</sub>O<sup>+</sup>', 'H<sub>2</sub>O<sup>+</sup>'],
      ['<i>a<sup>2</sup> b</i>', '*a<sup>2</sup> b*'],
      ['<i>A <span style="font-style:normal;">B</span> C</i>', '*A* B *C*'],
      ['<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>', '<https://doi.org/10.1/x>'],
      ['<a href="https://doi.org/10.1/x">10.1/x</a>', '[10.1/x](https://doi.org/10.1/x)'],
      ['Stop!<a href="https://a.org/">here</a>', 'Stop\\![here](https://a.org/)'],
      ['<a href="javascript:alert(1)">x</a>', 'x'],
      [
        '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">Kim &amp; Cho.</div>',
        '\\[1\\] Kim & Cho.',
      ],
      [
        '<div>Kim, S. (2025). <i>On <b>CT</b> &amp; H<sub>2</sub>O</i>. <a href="https://doi.org/10.1/a_b">https://doi.org/10.1/a_b</a></div>',
        'Kim, S. (2025). *On* <i><b>CT</b></i> *& H<sub>2</sub>O*. <https://doi.org/10.1/a_b>',
      ],
      ['See <a href="https://example.org/x">the page</a>', 'See [the page](https://example.org/x)'],
      ['A *b* [c](d) &lt;script&gt; @x', 'A \\*b\\* \\[c\\](d) \\<script> \\@x'],
      ['A &lt;b&gt; &#38;amp; &quot;q&quot;', 'A \\<b> \\&amp; "q"'],
    ]) {
      assert.equal(htmlToMarkdown(html ?? ''), markdown);
    }
  });

  it('uses tags where the marks of emphasis would not be read', () => {
    assert.equal(htmlToMarkdown('<i>J. Maps.</i>12'), '<i>J. Maps.</i>12');
    assert.equal(htmlToMarkdown('<i>a</i><b>b</b>'), '<i>a</i>**b**');
    assert.equal(htmlToMarkdown('x<i>(a)</i>'), 'x<i>(a)</i>');
  });

  it('makes no tags and no links for a tooltip, whose own escapes stand', () => {
    const html =
      '<div>Kim, S. (2020). <i>On &lt;b&gt; &amp; [x](y)</i>. H<sub>2</sub>O, <i>J.</i>12, <a href="https://a.org/">here</a>. $(zap)</div>';
    assert.equal(
      htmlToMarkdown(html, TOOLTIP),
      'Kim, S. (2020). *On &lt;b&gt; &amp; \\[x\\](y)*. H2O, J\\.12, here. &#36;(zap)',
    );
  });

  it('shows the text of any runs, and the emphasis that they have', () => {
    const run = fc.record({
      text: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...'*_[]()<>!`\\&;#@~^=:./ a1-"'), maxLength: 12 }),
        fc.constantFrom(
          'https://evil.example',
          '<img src=x>',
          '![a](b)',
          '&amp;',
          'www.evil.com',
          '<!-- x -->',
          '1. a',
        ),
      ),
      tag: fc.constantFrom('', 'i', 'b', 'sup'),
    });
    const isEmpty = (text: string) => !oneLine(text);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), runs => {
        const html = runs
          .map(({ text, tag }) => (tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text)))
          .join('');
        const markdown = htmlToMarkdown(html);
        const rendered = md.render(markdown);
        assert.equal(seen(markdown), oneLine(runs.map(({ text }) => text).join('')), markdown);
        for (const [, name] of rendered.matchAll(/<([a-z]\w*)/g)) {
          assert.match(name ?? '', /^(?:p|em|strong|sup|i|b)$/, `${markdown} gives ${rendered}`);
        }
        const expected = runs.filter(({ text, tag }) => tag === 'i' && !isEmpty(text)).length > 0;
        assert.equal(/<(?:em|i)>/.test(rendered), expected, `${markdown} gives ${rendered}`);
      }),
      { numRuns: 3000 },
    );
  });
});
