import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { listing } from '../../../src/core/formats/listing';
import { normalizeTitle } from '../../../src/core/text/fold';

type Pair = readonly [title: string, abstract?: string];

/** Titles with their abstracts, as the reader gives them. */
function pairs(text: string): Pair[] {
  return listing
    .read(text)
    .records.map(({ item: { title = '', abstract } }) => (abstract ? [title, abstract] : [title]));
}

const ONE: Pair = [
  'PulseNote: Reading Heart Sounds with Small Models',
  'Heart sounds are cheap to record and hard to read. We train a small model on three thousand recordings and let nurses use it for a month.',
];
const TWO: Pair = [
  'A Quiet Ward: What Alarms Tell and What They Hide',
  'Most alarms on a ward mean nothing. This study counts them over one winter, asks staff which ones they acted on, and finds that nine in ten were silenced unread.',
];
const THREE: Pair = [
  'nnSleep: Staging without Electrodes',
  'Sleep laboratories use many electrodes. We stage sleep from breathing sounds alone, and the error stays below that of two human raters.',
];
const PAPERS = [ONE, TWO, THREE];
const LINES = PAPERS.flat() as string[];
const TEXT = LINES.join('\n');

test('reads title and abstract lines in turn', () => {
  assert.deepEqual(pairs(TEXT), PAPERS);
  assert.deepEqual(listing.read(TEXT).problems, []);
});

test('gives each record the line of its title', () => {
  const records = listing.read(`Upvote 12\n\n${LINES.join('\n\n')}`).records;
  assert.deepEqual(
    records.map(({ line }) => line),
    [2, 6, 10],
  );
});

test('reads any line end, blank lines and white space around lines', () => {
  for (const end of ['\r\n', '\r', '\n\n', '\r\n \r\n', ' \n\t', '\u2028'])
    assert.deepEqual(pairs(LINES.join(end)), PAPERS);
});

test('drops what calls on the visitor above the first paper and unsticks the title below it', () => {
  const top = ['Never miss a paper again!', 'Our best finds, weekly in your inbox', `Subscribe${LINES[0]}`];
  assert.deepEqual(pairs([...top, ...LINES.slice(1)].join('\n')), PAPERS);
  assert.deepEqual(pairs([...LINES, 'ShareGPT4V Is Here to Stay!'].join('\n')), [
    ...PAPERS,
    ['ShareGPT4V Is Here to Stay!'],
  ]);
});

const BOILERPLATE = [
  'Get trending papers in your email inbox!',
  'Load more',
  'Upvote 12',
  '▲ 1.2k',
  '7',
  '3 / 20',
  'Submitted by a_reader',
  'Oct 6, 2025',
  'Published on Oct 6, 2025',
  '2 days ago',
  '· 4 authors',
  'Page 2 of 9',
  'Showing 1-20 of 165 results',
  'Sign Up',
  'Subscribe',
  'View PDF',
  'arXiv:2510.04477',
  'Sort by: Recent',
  'Next ›',
  '—',
];

test('drops lines of the page wherever they stand', () => {
  const boilerplate = fc.array(fc.constantFrom(...BOILERPLATE), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(boilerplate, { minLength: 4, maxLength: 4 }), ([first = [], ...others]) => {
      const lines = [...first, ...PAPERS.flatMap((pair, i) => [...pair, ...(others[i] ?? [])])];
      assert.deepEqual(pairs(lines.join('\n')), PAPERS);
    }),
    { numRuns: 200 },
  );
});

test('keeps titles that resemble lines of the page', () => {
  const titles = [
    'Search Engines',
    'Order Matters: Sorting Wards',
    'Sharing is Caring',
    'Group Normalization',
    'View Synthesis',
  ];
  assert.deepEqual(
    pairs(titles.flatMap(title => [title, ONE[1]]).join('\n')),
    titles.map(title => [title, ONE[1]]),
  );
});

test('takes the words of a button off the first title only', () => {
  const glued = (prefix: string, title: string) =>
    pairs([prefix + title, ONE[1], prefix + title, ONE[1]].join('\n')).map(p => p[0]);
  for (const prefix of ['Subscribe', 'Sign Up', 'Log in', 'Log InSign Up', 'Upvote']) {
    assert.deepEqual(glued(prefix, 'MedCLM: Words'), ['MedCLM: Words', `${prefix}MedCLM: Words`]);
  }
  assert.equal(glued('Subscribe', 'nnSleep: Words')[0], 'nnSleep: Words');
});

test('keeps a real name that begins like a button', () => {
  for (const title of [
    'ShareGPT4V: Words on Pictures',
    'ViewCo: Words',
    'FollowIR: Words',
    'Subscribers and Their Habits',
    'Upvoted: A Study',
  ]) {
    assert.equal(pairs(`${title}\n${ONE[1]}`)[0]?.[0], title);
  }
});

test('keeps titles without abstracts in the middle and at the end', () => {
  const lines = [...ONE, 'A Title That Stands Alone', ...TWO, 'Another Title at the End'];
  assert.deepEqual(pairs(lines.join('\n')), [ONE, ['A Title That Stands Alone'], TWO, ['Another Title at the End']]);
});

test('joins the paragraphs of an abstract, its keywords and its address', () => {
  const more = [
    'A second paragraph says more about it. It has two sentences.',
    'Keywords: sleep, sound',
    'https://github.com/a/b',
  ];
  assert.deepEqual(pairs([...ONE, ...more, ...TWO].join('\n')), [[ONE[0], [ONE[1], ...more].join('\n\n')], TWO]);
});

test('reports an abstract without a title once and keeps the rest', () => {
  const { records, problems } = listing.read(
    [ONE[1], 'And one more paragraph of it, with a stop.', ...TWO, ...THREE].join('\n'),
  );
  assert.equal(records.length, 2);
  assert.deepEqual(problems, [
    {
      line: 0,
      column: 0,
      message: 'The abstract that begins "Heart sounds are cheap to record and har…" has no title before it.',
    },
  ]);
});

test('keeps what a listing has that is cut in the middle of a line', () => {
  assert.deepEqual(pairs(`${ONE.join('\n')}\n${TWO[0]}\nMost alarms on a ward me`), [
    ONE,
    [TWO[0], 'Most alarms on a ward me'],
  ]);
  assert.deepEqual(pairs(`${ONE.join('\n')}\nA Quiet Wa`), [ONE, ['A Quiet Wa']]);
});

test('loses at most the last paper wherever a listing is cut', () => {
  for (let length = 0; length <= TEXT.length; length++) {
    const cut = pairs(TEXT.slice(0, length));
    const whole = PAPERS.filter(pair => TEXT.indexOf(pair[1] ?? '') + (pair[1]?.length ?? 0) <= length);
    assert.deepEqual(cut.slice(0, whole.length), whole);
    assert.ok(cut.length <= whole.length + 2);
  }
});

test('reads titles that end with a full stop where all of them do', () => {
  const stopped = PAPERS.map(([title, abstract]): Pair => [`${title}.`, `${abstract} ${abstract} ${abstract}`]);
  assert.deepEqual(pairs(stopped.flat().join('\n')), stopped);
});

test('mends titles and abstracts and names the code', () => {
  const abstract =
    'Error falls by 10\\% against {\\em all} others. Code is at https://github.com/some/repo}. See https://example.org too.';
  assert.deepEqual(listing.read(`Sleep &amp; Sound: A First Look\nAbstract: ${abstract}`).records, [
    {
      item: {
        type: 'article',
        title: 'Sleep & Sound: A First Look',
        abstract:
          'Error falls by 10% against all others. Code is at https://github.com/some/repo. See https://example.org too.',
        custom: { code: 'https://github.com/some/repo' },
      },
      line: 0,
    },
  ]);
});

test('names code whose address lacks a scheme', () => {
  const { records } = listing.read(`${ONE[0]}\n${ONE[1]} All of it is at github.com/some/repo.`);
  assert.equal(records[0]?.item.custom?.code, 'https://github.com/some/repo');
});

const HOSTILE = [
  '[run me](command:workbench.action.quit)',
  '<script>alert(1)</script> in a Title',
  '<img src=x onerror=alert(1)>',
  '${1:x} and ${TM_SELECTED_TEXT}',
  '$(trash) Bins and Their Icons',
  '# No Heading, **No Bold**',
  '`code` | table | cell',
];

test('passes hostile titles through as they are', () => {
  const text = HOSTILE.flatMap(title => [title, ONE[1]]).join('\n');
  assert.deepEqual(
    pairs(text),
    HOSTILE.map(title => [title, ONE[1]]),
  );
  assert.ok(listing.detect(text));
});

test('knows a listing by its shape', () => {
  assert.ok(listing.detect(TEXT));
  assert.ok(listing.detect(`Load more\n\n${LINES.join('\r\n\r\n')}`));
  assert.ok(listing.detect(ONE.join('\n')));
  assert.ok(listing.detect([...LINES, 'A Title That Stands Alone'].join('\n')));
  assert.ok(listing.detect(TEXT.slice(0, -60)));
});

test('takes no other text for a listing', () => {
  const sentence =
    'The patient slept well and woke up at six. Nothing else was noted that night, and the ward stayed quiet until noon.';
  const others = {
    empty: '',
    markdown: `# Notes on Sleep\n\n${sentence}\n\n## What Came Next\n\n${sentence}\n`,
    bullets: `Notes on Sleep\n\n${sentence}\n\n- one thing\n- another thing\n- a third thing\n`,
    frontMatter: `---\ntitle: Notes\n---\n\nNotes on Sleep\n\n${sentence}`,
    bibtex: `@article{roe2020,\n  title = {Notes on Sleep},\n  abstract = {${sentence}}\n}`,
    ris: `TY  - JOUR\nTI  - Notes on Sleep\nAB  - ${sentence}\nER  - `,
    nbib: `PMID- 1\nTI  - Notes on Sleep\nAB  - ${sentence}`,
    json: `[{"title": "Notes on Sleep", "abstract": "${sentence}"}]`,
    html: `<!doctype html>\n<h1>Notes on Sleep</h1>\n<p>${sentence}</p>`,
    csv: `title,year,journal,abstract,doi\nNotes on Sleep,2020,Ward,"${sentence}",10.1/x\nMore Notes,2021,Ward,"${sentence}",10.1/y`,
    yaml: `title: Notes on Sleep\nabstract: ${sentence}\nyear: 2020`,
    source: `import { sleep } from './sleep';\n// ${sentence}\nexport function wake() {\n  sleep(6);\n}`,
    prose: Array.from({ length: 8 }, () => sentence).join('\n\n'),
    story: ['Chapter One', ...Array.from({ length: 8 }, () => sentence), 'Chapter Two', sentence].join('\n\n'),
    wrapped:
      'The patient slept well and woke\nup at six that day and nothing\nelse was noted until the ward\nround came at noon.\n'.repeat(
        5,
      ),
    log: Array.from({ length: 6 }, (_, i) => `2025-10-06 12:00:0${i} INFO ${i % 2 ? sentence : 'started'}`).join('\n'),
    titles: PAPERS.map(([title]) => title).join('\n'),
    letter: `Dear colleague,\n${sentence}\nYours,\nA. Reader`,
  };
  assert.deepEqual(
    Object.keys(others).filter(name => listing.detect(others[name as keyof typeof others])),
    [],
  );
});

test('neither throws nor hangs on any text', () => {
  const line = fc.oneof(fc.constantFrom(...LINES, ...BOILERPLATE, ''), fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const text = lines.join('\n');
      listing.detect(text);
      assert.ok(listing.read(text).problems.length <= 1);
    }),
    { numRuns: 300 },
  );
});

test('returns for 50 MB of one line', () => {
  for (const line of ['word '.repeat(10e6), 'x'.repeat(50e6)]) {
    assert.equal(listing.detect(line), false);
    assert.equal(listing.read(line).records.length, 0);
  }
});

test('reads the whole listing that a person copied', t => {
  const [copied, facts] = ['../shared/papers/listing.txt', '../shared/papers/metadata.json'];
  if (!existsSync(copied) || !existsSync(facts)) {
    t.skip('the copied listing is not on this machine: its abstracts are not ours to commit');
    return;
  }
  const text = readFileSync(copied, 'utf8');
  const known = JSON.parse(readFileSync(facts, 'utf8')) as { title: string }[];
  const { records, problems } = listing.read(text);
  assert.ok(listing.detect(text));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    records.map(({ item }) => normalizeTitle(item.title ?? '')),
    known.map(({ title }) => normalizeTitle(title)),
  );
  assert.ok(records.every(({ item }) => item.abstract));
  assert.deepEqual(
    records.filter(({ item }) => /\\|x20\d\d|[{}]|&\w+;/.test(`${item.title} ${item.abstract}`)),
    [],
  );
});
