import fs from 'node:fs';
import path from 'node:path';
import { scanCitations } from '../../src/core/citations/syntax/scanCitations';
import { sortedView, viewOfItem, viewOfOuter, type PandocMode } from './pandoc/pandocView';

/** Prints how the citations that Lectern finds compare with Pandoc's: `npm run bench:citations`. Nothing of the cases is kept here. */
interface Cited {
  readonly id: string;
  readonly mode: PandocMode;
  readonly prefix: string;
  readonly suffix: string;
}
interface Case {
  readonly input: string;
  readonly citations: readonly (readonly Cited[])[];
}

const file = path.resolve('..', 'shared', 'bench', 'pandoc-citations', 'cases.json');

if (!fs.existsSync(file)) {
  console.log('Pandoc citations skipped: ../shared/bench/pandoc-citations is not there.');
} else {
  const { cases } = JSON.parse(fs.readFileSync(file, 'utf8')) as { cases: Case[] };
  let equal = 0;
  for (const { input, citations } of cases) {
    const view = citations.map(items =>
      items.map(({ prefix, mode, id, suffix }) => viewOfItem(prefix, mode, id, suffix)),
    );
    const expected = sortedView(view);
    // The cases leave out what stands within prefixes and suffixes, and so do the clusters at the top.
    const found = sortedView(viewOfOuter(scanCitations(input, 'pandoc')));
    if (found === expected) equal++;
    else console.log(`differs: ${JSON.stringify(input)}\n  pandoc:  ${expected}\n  lectern: ${found}`);
  }
  console.log(`Pandoc citations: ${cases.length} cases, ${equal} equal`);
}
