import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, type Token, type Tokens } from 'marked';
import { paperCard } from '../../../src/core/citations/paperCard';
import { paperPage } from '../../../src/core/citations/paperPage';
import { toPaper } from '../../../src/core/paper';

const HOSTILE =
  '[click](command:quit) <img src=x onerror=alert(1)> https://evil.example/x www.evil.com ![i](https://evil.example/i) $(flame) `code` | # x';

const PAPER = toPaper({
  id: 'doe2020tides',
  type: 'article',
  title: HOSTILE,
  author: [{ family: HOSTILE, given: 'A' }],
  issued: { 'date-parts': [[2020]] },
  'container-title': HOSTILE,
  DOI: '10.1000/a(b)<c>',
  URL: 'javascript:alert(1)',
  abstract: HOSTILE,
  keyword: `${HOSTILE}; tides`,
  custom: { summary: HOSTILE, code: 'https://example.org/a"onclick=' },
});

/** All tokens of a Markdown text, nested ones too. */
function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), token => void tokens.push(token));
  return tokens;
}

test('has only the links of the paper, and neither images nor HTML nor code of its text', () => {
  const card = paperCard(PAPER, [HOSTILE]);
  const tokens = tokensOf(card);
  const links = tokens.flatMap(token => (token.type === 'link' ? [(token as Tokens.Link).href] : []));
  assert.deepEqual(
    links,
    PAPER.links.map(link => link.url),
  );
  assert.deepEqual(
    PAPER.links.map(link => link.label),
    ['DOI', 'Code'],
  );
  assert.deepEqual(
    tokens.filter(token => ['image', 'html', 'heading', 'table'].includes(token.type)),
    [],
  );
  assert.deepEqual(
    tokens.filter(token => token.type === 'codespan').map(token => token.raw),
    ['`doe2020tides`'],
  );
});

test('leaves out what is not known', () => {
  const bare = toPaper({ id: 'x1', type: 'article', title: 'Only a Title' });
  assert.equal(paperCard(bare, []), '**Only a Title**\n\n`x1`');
});

test('shows on the page where a preprint was published', () => {
  const words = {
    summary: 'Summary',
    abstract: 'Abstract',
    keywords: 'Keywords',
    reference: 'Reference',
    related: 'Related Papers',
    publishedIn: 'Published in',
    noAbstract: 'No abstract.',
    note: 'Literature note',
    fromAbstract: 'Taken from the abstract',
  };
  const published = {
    'container-title': 'Tide Letters',
    volume: '4',
    issue: '2',
    page: '7-9',
    issued: { 'date-parts': [[2021]] },
  };
  const paper = toPaper({ id: 'x1', type: 'article', title: 'Only a Title', custom: { published } });
  const page = paperPage(
    paper,
    ['Tides'],
    [toPaper({ id: 'a/b c', type: 'book', title: 'Other [Tides](x)' })],
    ['/n/%40a.md'],
    words,
  );
  assert.match(page, /Published in Tide Letters 4\(2\), 7-9 \(2021\)/);
  assert.match(page, /^# Only a Title\n/);
  assert.match(page, /\n## Related Papers\n\n- \[Other .*\]\(a%252Fb%2520c\.md\)\n$/);
  assert.match(page, / · \[Literature note\]\(<\/n\/%40a\.md>\)\n/);
  assert.ok(!page.includes('undefined'));
});
