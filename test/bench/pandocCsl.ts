import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createNoteRenderer } from '../../src/core/citations/csl/createNoteRenderer';
import { toStyle } from '../../src/core/citations/csl/cslStyle';
import { localesWanted } from '../../src/core/citations/csl/engine';
import { readCslXml } from '../../src/core/citations/csl/readCslXml';
import { scanCitations } from '../../src/core/citations/syntax/scanCitations';
import { generateNote, generateRecords } from './csl/generateRecords';
import { renderBare } from './csl/bareNote';
import { causesOf } from './csl/pandocCauses';
import { readPandoc } from './csl/pandocText';
import { shippedLocale } from './csl/shippedFiles';

/**
 * Prints how citations and references of generated records compare with `pandoc --citeproc` in the same style file:
 * `npm run bench:pandoc-csl [-- --all] [--seed N]`. Each difference has a cause, with what the CSL specification says.
 */
const STYLES = ['apa', 'ieee', 'chicago-author-date', 'nlm-citation-sequence'];
const folder = path.resolve('..', 'shared', 'bench', 'csl', 'styles');
const isListing = process.argv.includes('--all');
const seed = Number(process.argv[process.argv.indexOf('--seed') + 1]) || 7;
const RECORDS = 200;

/** Blanks of any width are one, and so are the two ways to write an apostrophe. */
function normal(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/'/g, '’')
    .trim();
}

function run(): void {
  const version = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (version.error) return console.log('Pandoc is not installed (apt-get install pandoc): nothing to compare with.');
  if (!fs.existsSync(folder)) return console.log('skipped: ../shared/bench/csl/styles is not there.');
  const records = generateRecords(RECORDS, seed);
  const note = generateNote(records, seed);
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-pandoc-'));
  try {
    fs.writeFileSync(path.join(temporary, 'library.json'), JSON.stringify(records));
    fs.writeFileSync(path.join(temporary, 'note.md'), note);
    console.log(`${version.stdout.split('\n')[0]}, ${RECORDS} generated records (seed ${seed})`);
    const causes = new Map<string, number>();
    for (const style of STYLES) compare(style, temporary, note, records, causes);
    console.log('\nCauses of the differences:');
    for (const [cause, count] of [...causes].sort((a, b) => b[1] - a[1]))
      console.log(`${String(count).padStart(5)}  ${cause}`);
  } finally {
    fs.rmSync(temporary, { recursive: true });
  }
}

function compare(
  id: string,
  temporary: string,
  note: string,
  records: ReturnType<typeof generateRecords>,
  causes: Map<string, number>,
): void {
  const csl = path.join(folder, `${id}.csl`);
  const options = [
    '--citeproc',
    '--csl',
    csl,
    '--bibliography',
    'library.json',
    '-f',
    'markdown',
    '-t',
    'json',
    'note.md',
  ];
  const { stdout, stderr, status } = spawnSync('pandoc', options, {
    cwd: temporary,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return console.log(`${id}: Pandoc failed: ${stderr}`);
  const pandoc = readPandoc(stdout);
  const style = toStyle(readCslXml(fs.readFileSync(csl, 'utf8')));
  const found = localesWanted(style, undefined).flatMap(name => shippedLocale(name) ?? []);
  const locales = new Map(found.map(locale => [locale.attrs['xml:lang'] ?? '', locale]));
  const byKey = new Map(records.map(record => [record.id, record]));
  const clusters = scanCitations(note, 'pandoc');
  const ours = createNoteRenderer({ style, locales }).renderNote(clusters, key => byKey.get(key));
  const alone = renderBare(style, clusters, key => byKey.get(key));
  let equal = 0;
  let own = 0;
  const report = (kind: string, key: string, lectern: string, theirs: string, citeproc: readonly string[]) => {
    if (normal(lectern) === normal(theirs)) return void equal++;
    if (!citeproc.some(text => normal(text) === normal(lectern))) {
      own++;
      console.log(
        `OWN ${id} ${kind} ${key}\n    Lectern  ${normal(lectern)}\n    citeproc ${citeproc.slice(0, 3).map(normal).join(' | ')}`,
      );
    }
    const difference = { style: id, kind, record: byKey.get(key), lectern: normal(lectern), pandoc: normal(theirs) };
    const why = causesOf(difference);
    for (const cause of why) causes.set(cause, (causes.get(cause) ?? 0) + 1);
    if (isListing || why.includes('OPEN'))
      console.log(
        `${id} ${kind} ${key} (${byKey.get(key)?.type}): ${why.join('; ')}\n    Lectern ${normal(lectern)}\n    Pandoc  ${normal(theirs)}`,
      );
  };
  ours.citations.forEach(({ cluster, text }, i) =>
    report('citation', cluster.items[0]?.key ?? '', text, pandoc.citations[i] ?? '', [alone.citations[i] ?? '']),
  );
  const citations = equal;
  for (const { key, text } of ours.references)
    report('reference', key, text, pandoc.references.get(key) ?? '', alone.references);
  const order = [...pandoc.references.keys()];
  const moved = ours.references.length - longestRise(ours.references.map(({ key }) => order.indexOf(key)));
  console.log(
    `${id}: citations ${citations} of ${ours.citations.length} equal, references ${equal - citations} of ${ours.references.length} equal, ${moved} in another place; ${own} differ from citeproc alone`,
  );
}

/** How many stand in the same order. */
function longestRise(places: readonly number[]): number {
  const lengths: number[] = [];
  for (const [i, place] of places.entries())
    lengths.push(1 + Math.max(0, ...lengths.filter((_, j) => (places[j] ?? 0) < place && j < i)));
  return Math.max(0, ...lengths);
}

run();
