import fs from 'node:fs';
import path from 'node:path';
import type { CitationCluster } from '../../src/core/citations/syntax/citationCluster';
import { printNote } from '../../src/core/citations/syntax/printCluster';
import { scanCitations } from '../../src/core/citations/syntax/scanCitations';

/** Prints how the citations that Lectern finds compare with Pandoc's: `npm run bench:citations`. Nothing of the cases is kept here. */
interface Cited {
  readonly id: string;
  readonly mode: string;
  readonly prefix: string;
  readonly suffix: string;
}
interface Case {
  readonly input: string;
  readonly citations: readonly (readonly Cited[])[];
}

const file = path.resolve('..', 'shared', 'bench', 'pandoc-citations', 'cases.json');

/** Pandoc's own view of a cluster: text without emphasis, blanks as one, the locator within the suffix. */
function asPandoc(cluster: CitationCluster): Cited[] {
  return cluster.items.map((item, i) => {
    const note = printNote(item);
    const isOwn = i === 0 && cluster.form.type === 'mark';
    const normal = item.suppressAuthor ? 'SuppressAuthor' : 'NormalCitation';
    return {
      id: item.key,
      mode: isOwn ? 'AuthorInText' : normal,
      prefix: plain(item.prefix),
      suffix: (/^\s/.test(note) ? ' ' : '') + plain(note).trim(),
    };
  });
}

/** Without emphasis; the blank that Pandoc keeps from breaking behind an abbreviation is one like any other. */
function plain(markup: string): string {
  return markup.replace(/[*_]+/g, '').replace(/\s+/g, ' ');
}

/** Pandoc gives a footnote's citations where its mark stands, so the order of clusters is left out of the comparison. */
function sorted(clusters: readonly (readonly Cited[])[]): string[] {
  const values = (item: Cited) => [item.id, item.mode, plain(item.prefix), plain(item.suffix)];
  return clusters.map(items => JSON.stringify(items.map(values))).toSorted();
}

function isCitation(cluster: CitationCluster): boolean {
  return cluster.kind !== 'footnote';
}

if (!fs.existsSync(file)) {
  console.log('Pandoc citations skipped: ../shared/bench/pandoc-citations is not there.');
} else {
  const { cases } = JSON.parse(fs.readFileSync(file, 'utf8')) as { cases: Case[] };
  let equal = 0;
  for (const { input, citations } of cases) {
    const clusters = scanCitations(input, 'pandoc').filter(isCitation);
    const expected = sorted(citations).join(' ');
    // The cases leave out what stands within prefixes and suffixes, and so do the clusters at the top.
    const found = sorted(clusters.map(asPandoc)).join(' ');
    if (found === expected) equal++;
    else console.log(`differs: ${JSON.stringify(input)}\n  pandoc:  ${expected}\n  lectern: ${found}`);
  }
  console.log(`Pandoc citations: ${cases.length} cases, ${equal} equal`);
}
