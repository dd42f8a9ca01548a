/**
 * How much longer the Markdown preview takes with citations rendered: a note of 2,000 lines with 300 citations, parsed and
 * rendered by markdown-it alone, with the plugin, and with the plugin when only the renderer runs again (a refresh).
 */
import MarkdownIt from 'markdown-it';
import { createBuiltInRenderer } from '../../src/core/citations/csl/builtInRenderer';
import { citationsPlugin } from '../../src/core/citations/preview/citationsPlugin';
import type { CslItem } from '../../src/core/csl';

const LINES = 2000;
const CITATIONS = 300;
const RUNS = 31;
const PAPERS = 120;

const items = new Map(
  Array.from({ length: PAPERS }, (_, i): [string, CslItem] => [
    `author${i}word`,
    {
      id: `author${i}word`,
      type: 'article-journal',
      title: `A title of some length about subject ${i}`,
      author: [
        { family: `Author${i}`, given: 'Ann B.' },
        { family: 'Second', given: 'Carl' },
      ],
      issued: { 'date-parts': [[1990 + (i % 35)]] },
      'container-title': 'Journal of Things',
      volume: i,
      page: '1-20',
      DOI: `10.1000/${i}`,
    },
  ]),
);

/** Paragraphs, lists, headings, tables and code; every few lines a citation of one of five forms. */
function note(): string {
  const lines: string[] = [];
  let cited = 0;
  for (let i = 0; lines.length < LINES; i++) {
    const wanted = Math.floor(((lines.length + 1) * CITATIONS) / LINES) > cited;
    const key = `author${(cited * 7) % PAPERS}word`;
    const forms = [
      `[@${key}]`,
      `[see @${key}, pp. 3-5]`,
      `@${key}`,
      `[@${key}; @author${cited % PAPERS}word]`,
      `@${key} [p. 4]`,
    ];
    const mark = wanted ? forms[cited++ % forms.length] : 'nothing to cite';
    const text = `Some *emphasised* words and \`code\` with a [link](https://example.org/${i}), then ${mark}, and an end.`;
    if (i % 40 === 0) lines.push(`## Heading ${i} ${mark}`, '');
    else if (i % 10 === 3) lines.push(`- ${text}`, '');
    else if (i % 10 === 6) lines.push(`> ${text}`, '');
    else if (i % 50 === 9) lines.push('```', `a@b [@${key}]`, '```', '');
    else lines.push(text, i % 3 ? 'and a second line.' : '');
  }
  return lines.slice(0, LINES).join('\n');
}

const engine = () => new MarkdownIt({ html: true, linkify: true });

function withCitations(): MarkdownIt {
  const md = engine();
  const renderer = createBuiltInRenderer();
  citationsPlugin(md, {
    words: { unknownKey: key => key, ambiguousKey: key => key },
    isEnabled: () => true,
    noteOf: () => ({
      renderer,
      keys: { itemsOf: key => [items.get(key)].flatMap(item => item ?? []), allKeys: () => [] },
    }),
    failed: error => {
      throw error;
    },
  });
  return md;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

function main(): void {
  const text = note();
  const [plain, cited] = [engine(), withCitations()];
  const tokens = cited.parse(text, {});
  const cases: Readonly<Record<string, () => string>> = {
    'markdown-it alone': () => plain.render(text, {}),
    'with citations': () => cited.render(text, {}),
    'rendered again, tokens kept': () => cited.renderer.render(tokens, cited.options, {}),
  };
  const marks = (cited.render(text, {}).match(/class="lectern-citation"/g) ?? []).length;
  console.log(`${text.split('\n').length} lines, ${marks} citations rendered, medians of ${RUNS} runs in turn`);
  const times = new Map<string, number[]>(Object.keys(cases).map(name => [name, []]));
  for (let run = -5; run < RUNS; run++) {
    for (const [name, work] of Object.entries(cases)) {
      const start = performance.now();
      work();
      if (run >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  const base = median(times.get('markdown-it alone') ?? []);
  for (const [name, values] of times) {
    const value = median(values);
    console.log(`${name.padEnd(30)} ${value.toFixed(1).padStart(7)} ms  ${(value / base).toFixed(2)} ×`);
  }
}

main();
