import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HTML_MARKUP, htmlToMarkdown } from '../../../../src/core/citations/bibliography/htmlReference';
import { shortReference } from '../../../../src/core/citations/shortReference';
import { toPaper } from '../../../../src/core/paper';

test('makes Markdown of a reference that a style made', () => {
  assert.equal(
    htmlToMarkdown(
      '<div>Kim, S. (2025). <i>On <b>CT</b> &amp; H<sub>2</sub>O</i>. <a href="https://doi.org/10.1/a_b">https://doi.org/10.1/a_b</a></div>',
    ),
    'Kim, S. (2025). *On **CT** & H<sub>2</sub>O*. <https://doi.org/10.1/a_b>',
  );
  assert.equal(
    htmlToMarkdown('See <a href="https://example.org/x">the page</a>, <a href="javascript:a()">no</a>'),
    'See [the page](<https://example.org/x>), no',
  );
  assert.equal(htmlToMarkdown('A *b* [c](d) &lt;script&gt; @x'), 'A \\*b\\* \\[c\\](d) \\<script> \\@x');
});

test('lets no tag of a paper into the HTML of a reference', () => {
  const paper = toPaper({
    id: 'h',
    type: 'book',
    title: '<script>alert(1)</script> "q" & <img src=x onerror=\'a()\'>',
    author: [{ family: '"><b>' }],
    publisher: '</i><svg onload=a()>',
    URL: 'https://example.org/"><script>',
  });
  const html = shortReference(paper, HTML_MARKUP);
  assert.deepEqual(
    html.match(/<[^>]*>/g)?.map(tag => tag.replace(/"[^"<>]*"/, '""')),
    ['<i>', '</i>', '<a href="">', '</a>'],
  );
  assert.doesNotMatch(html.replace(/<\/?i>|<a href="[^"<>]*">|<\/a>/g, ''), /[<>"']/);
});
