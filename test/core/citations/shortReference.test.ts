import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  HTML_MARKUP,
  NOTE_MARKUP,
  PAGE_MARKUP,
  referenceMarkdown,
  shortCitation,
  shortReference,
} from '../../../src/core/citations/shortReference';
import type { CslItem } from '../../../src/core/csl';
import { toPaper } from '../../../src/core/paper';

const paper = (item: Partial<CslItem>) => toPaper({ id: 'k', type: 'article-journal', ...item });
const reference = (item: Partial<CslItem>) => shortReference(paper(item));
const citation = (item: Partial<CslItem>) => shortCitation(paper(item));
const in2025 = { 'date-parts': [[2025]] };

const full: Partial<CslItem> = {
  title: 'A *new* map?',
  author: [
    { family: 'Kim', given: 'Soo Yong' },
    { family: 'Yun', given: 'Vincent-Daniel' },
    { family: 'Berg', given: 'JP', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
    { literal: 'The Map Group' },
  ],
  issued: in2025,
  'container-title': 'J. of_Maps',
  volume: 11,
  issue: '3',
  page: '12-20',
  DOI: '10.1000/a',
};

describe('shortReference', () => {
  it('writes all that is known', () => {
    assert.equal(
      reference(full),
      'Kim, S. Y., Yun, V.-D., van der Berg, J. P., Jr., & The Map Group. (2025). A *new* map? J. of_Maps, 11(3), 12–20. https://doi.org/10.1000/a',
    );
  });

  it('marks up for a note and for a page', () => {
    assert.deepEqual(
      [NOTE_MARKUP, PAGE_MARKUP].map(markup => shortReference(paper({ ...full, author: [] }), markup)),
      [
        'A \\*new\\* map? (2025). *J. of_Maps*, *11*(3), 12–20. <https://doi.org/10.1000/a>',
        'A \\*new\\* map? (2025). *J. of\\_Maps*, *11*(3), 12–20. <https://doi.org/10.1000/a>',
      ],
    );
  });

  it('keeps a title that is an address apart on a page', () => {
    assert.equal(referenceMarkdown(paper({ title: 'On evil.com', issued: in2025 })), 'On evil\\.<!-- -->com. (2025).');
  });

  it('leaves out what is not known', () => {
    assert.deepEqual(
      [
        {},
        { title: 'Maps' },
        { title: 'Maps', author: [{ family: 'Lee' }] },
        { title: 'Maps', issued: in2025, volume: 3, page: '1' },
      ].map(reference),
      ['k. (n.d.).', 'Maps. (n.d.).', 'Lee. (n.d.). Maps.', 'Maps. (2025).'],
    );
  });

  it('cuts long lists of authors', () => {
    const authors = (count: number) => Array.from({ length: count }, (_, i) => ({ family: `A${i + 1}` }));
    assert.equal(reference({ title: 'T', author: authors(20), issued: in2025 }).includes('A19, & A20. (2025)'), true);
    assert.equal(reference({ title: 'T', author: authors(30), issued: in2025 }).includes('A19, … A30. (2025)'), true);
  });

  it('writes names of every kind', () => {
    const names = [
      { family: '王', given: '伟' },
      { given: 'Madonna' },
      { family: 'Beethoven', given: 'L.', 'dropping-particle': 'van' },
      { family: 'Ng', given: 'andrew' },
    ];
    assert.deepEqual(
      names.map(name => reference({ title: 'T', author: [name] })),
      ['王, 伟. (n.d.). T.', 'Madonna. (n.d.). T.', 'Beethoven, L. van. (n.d.). T.', 'Ng, andrew. (n.d.). T.'],
    );
  });
});

describe('shortCitation', () => {
  it('names authors and year, else a short title', () => {
    const title = 'MedCLM: Learning to Localize and Reason via a Curriculum';
    assert.deepEqual(
      [
        { title, author: [{ family: 'Kim' }, { family: 'Cho' }], issued: in2025 },
        { title, author: [{ family: 'Kim' }] },
        { title, issued: in2025 },
        { title: 'A rather long title without any colon in it at all' },
        {},
      ].map(citation),
      ['Kim & Cho 2025', 'Kim', 'MedCLM 2025', 'A rather long title without any colon…', 'k'],
    );
  });

  it('lets no tag of a paper into the HTML of a reference', () => {
    const html = shortReference(
      paper({
        title: '<script>alert(1)</script> "q" & <img src=x onerror=\'a()\'>',
        author: [{ family: '"><b>' }],
        publisher: '</i><svg onload=a()>',
        URL: 'https://example.org/"><script>',
      }),
      HTML_MARKUP,
    );
    assert.deepEqual(
      html.match(/<[^>]*>/g)?.map(tag => tag.replace(/"[^"<>]*"/, '""')),
      ['<i>', '</i>', '<a href="">', '</a>'],
    );
    assert.doesNotMatch(html.replace(/<\/?i>|<a href="[^"<>]*">|<\/a>/g, ''), /[<>"']/);
  });
});
