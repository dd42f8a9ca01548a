import { execFileSync } from 'node:child_process';
import { scanCitations } from '../../src/core/citations/syntax/scanCitations';
import rules from '../fixtures/pandocCitations.json';
import { NoteGenerator } from './pandoc/noteGenerator';
import { reduceBlocks } from './pandoc/reduceBlocks';
import { verdictOf } from './pandoc/verdicts';
import { sortedView, viewOfClusters, viewOfPandoc } from './pandoc/pandocView';

/**
 * Compares the citations that Lectern finds with those of an installed Pandoc: `npm run bench:pandoc [-- --seed N]
 * [--texts N]`.
 */
const option = (name: string, usual: number) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};

/** Runs Pandoc; `undefined` where it is not installed. */
function pandoc(args: readonly string[], input: string): string | undefined {
  try {
    return execFileSync('pandoc', args, { input, encoding: 'utf8', maxBuffer: 64e6 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const byPandoc = (text: string) => viewOfPandoc(pandoc(['--quiet', '-f', 'markdown', '-t', 'json'], text) ?? '[]');
const byLectern = (text: string) => viewOfClusters(scanCitations(text, 'pandoc'));
const isEqual = (text: string) => sortedView(byPandoc(text)) === sortedView(byLectern(text));

function compareRules(): void {
  let [equal, count] = [0, 0];
  for (const { cases } of rules) {
    for (const { input, expected } of cases) {
      count++;
      if (sortedView(byPandoc(input)) === sortedView(expected)) equal++;
      else console.log(`  written otherwise than Pandoc reads: ${JSON.stringify(input)}`);
    }
  }
  console.log(`rules of the manual   ${count} cases, ${equal} as Pandoc reads them, ${count - equal} differ`);
}

function compareTexts(texts: number, seed: number): void {
  let [equal, citations, bytes, scanning] = [0, 0, 0, 0];
  const differing: string[][] = [];
  for (let i = 0; i < texts; i++) {
    const blocks = new NoteGenerator(seed + i).note();
    const text = blocks.join('\n\n');
    const started = performance.now();
    const found = byLectern(text);
    scanning += performance.now() - started;
    citations += found.length;
    bytes += text.length;
    if (sortedView(byPandoc(text)) === sortedView(found)) equal++;
    else differing.push(blocks);
  }
  console.log(
    `generated notes       ${texts} texts (seed ${seed}, ${Math.round(bytes / 1000)} KB), ${citations} citations: ` +
      `${equal} texts equal, ${texts - equal} differ; scanned in ${scanning.toFixed(0)} ms`,
  );
  for (const blocks of differing) {
    const least = reduceBlocks(blocks, part => !isEqual(part.join('\n\n'))).join('\n\n');
    console.log(`  ${JSON.stringify(least)}\n    right:   ${verdictOf(least)}`);
    console.log(`    pandoc:  ${sortedView(byPandoc(least))}\n    lectern: ${sortedView(byLectern(least))}`);
  }
}

const version = pandoc(['--version'], '')?.split('\n')[0];
if (version === undefined) console.log('Comparison with Pandoc skipped: it is not installed (apt-get install pandoc).');
else {
  console.log(version);
  compareRules();
  compareTexts(option('--texts', 300), option('--seed', 1));
}
