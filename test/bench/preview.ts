/**
 * How much longer the Markdown preview takes with citations rendered: a note of 2,000 lines with 300 citations, parsed and
 * rendered by markdown-it alone and with the plugin, in the built-in form and in styles that citeproc renders.
 */
import fs from 'node:fs';
import MarkdownIt from 'markdown-it';
import { createBuiltInRenderer } from '../../src/core/citations/csl/builtInRenderer';
import { createNoteRenderer } from '../../src/core/citations/csl/createNoteRenderer';
import { type PackedNode, unpackNode } from '../../src/core/citations/csl/cslNode';
import { toStyle } from '../../src/core/citations/csl/cslStyle';
import type { NoteRenderer } from '../../src/core/citations/csl/noteRenderer';
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

const builtIn = createBuiltInRenderer();
/** Of those in which a style renders a note that is new to it; milliseconds. */
let longestStep = 0;

const engine = () => new MarkdownIt({ html: true, linkify: true });

function withCitations(renderer: NoteRenderer): MarkdownIt {
  const md = engine();
  citationsPlugin(md, {
    words: {
      unknownKey: key => key,
      ambiguousKey: key => key,
      backToCitation: (number, count) => `${number} of ${count}`,
      backToNote: String,
      backToText: () => '',
    },
    isEnabled: () => true,
    noteOf: () => ({
      renderer,
      keys: { itemsOf: key => [items.get(key)].flatMap(item => item ?? []), allKeys: () => [] },
    }),
    fallback: builtIn,
    later: steps => {
      for (let start = cpu(); !steps.next().done; start = cpu()) longestStep = Math.max(longestStep, cpu() - start);
    },
    failed: error => {
      throw error;
    },
  });
  return md;
}

/** A style that ships, as the build writes it. */
function shipped(id: string): NoteRenderer {
  const read = (name: string) => unpackNode(JSON.parse(fs.readFileSync(`dist/${name}.json`, 'utf8')) as PackedNode);
  const locales = new Map([['en-US', read('locales/en-US')]]);
  return createNoteRenderer({ style: toStyle(read(`styles/${id}`)), locales });
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** CPU time, so that other work on the machine counts less; milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timeOf(work: () => unknown): number {
  const start = cpu();
  work();
  return cpu() - start;
}

function main(): void {
  const text = note();
  const plain = engine();
  const edited = text.replace('## Heading 480 ', `## Heading 480 [@author${PAPERS - 1}word] `);
  const styles = ['apa', 'ieee', 'chicago-note-bibliography'];
  const renderers = new Map([
    ['built-in form', () => builtIn],
    ...styles.map((id): [string, () => NoteRenderer] => [id, () => shipped(id)]),
  ]);
  console.log(`${text.split('\n').length} lines; CPU time, medians of ${RUNS} runs in turn with markdown-it alone`);
  for (const [name, make] of renderers) {
    longestStep = 0;
    const md = withCitations(make());
    const first = timeOf(() => md.render(text, {}));
    const marks = md.render(text, {}).match(/class="lectern-citation/g)?.length ?? 0;
    /** The medians of markdown-it alone and of the work, in turn. */
    const compare = (work: (run: number) => unknown): [number, number] => {
      const [alone, cited]: [number[], number[]] = [[], []];
      for (let run = 0; run < RUNS; run++) {
        alone.push(timeOf(() => plain.render(text, {})));
        cited.push(timeOf(() => work(run)));
      }
      return [median(alone), median(cited)];
    };
    const typing = compare(() => md.render(text, {}));
    const citing = compare(run => md.render(run % 2 ? text : edited, {}));
    const figure = ([alone, cited]: [number, number]) =>
      `${cited.toFixed(1)} ms for ${alone.toFixed(1)} (${(cited / alone).toFixed(2)} ×)`;
    console.log(
      `${name}, ${marks} citations: typing ${figure(typing)}, a citation more or less ${figure(citing)}, ` +
        `the first time ${first.toFixed(0)} ms in all, its longest step ${longestStep.toFixed(0)} ms`,
    );
  }
}

main();
