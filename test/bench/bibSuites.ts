import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireFromCache } from './bib/benchCache';
import { runBetterBibtex } from './bib/betterBibtexSuite';
import type { Difference } from './bib/compareFields';
import { runRetorquere, type SuiteResult } from './bib/retorquereSuite';
import { runVolume } from './bib/volumeSuite';
import { type Verdict, VERDICTS } from './bibVerdicts';

const FOLDER = join(process.cwd(), '..', 'shared', 'bench', 'bib');

const NORMALISATIONS = [
  'both suites: Unicode NFC; white space collapsed, no-break space is a space',
  'retorquere: months as numbers; keywords as sorted sets; tags <a>, <code>, <span> and invisible characters (soft hyphen, zero-width space) dropped; a name of one part is a whole name; month and day without leading zero',
  'better-bibtex: Zotero items mapped to CSL by Zotero’s own schema; titles without case and tags, because theirs are put into sentence case; ISBN and ISSN by their digits; page ranges by any dash; languages by babel’s names; keywords as sorted sets; variables that an item type has nowhere in the suite are not compared',
];

function main(): void {
  if (!existsSync(FOLDER)) {
    console.log('bench:bib skipped: there is no ../shared/bench/bib.');
    return;
  }
  const { parse } = requireFromCache({ yaml: '2.9.1' })('yaml') as { parse(text: string): unknown };
  const suites: readonly (readonly [string, SuiteResult])[] = [
    ['retorquere', runRetorquere(join(FOLDER, 'retorquere'), parse)],
    ['better-bibtex', runBetterBibtex(join(FOLDER, 'better-bibtex'))],
  ];
  for (const [, { differences }] of suites) for (const difference of differences) printDifference(difference);
  console.log(`\n${row('suite', 'cases', 'equal', 'differing', 'ours or taste', 'theirs right', 'open', 'agreed')}`);
  for (const [name, result] of suites) console.log(summary(name, result));
  console.log(`\n${row('volume', 'files', 'MB', 'records', 'problems', 'threw')}`);
  for (const name of ['biber-tdata', 'jabref-testbib', 'volume']) {
    const { files, megabytes, records, problems, threw } = runVolume(join(FOLDER, name));
    console.log(row(name, files, megabytes.toFixed(1), records, problems, threw.length));
    for (const line of threw) console.log(`  ${line}`);
  }
  console.log(`\nNormalised before comparing:\n${NORMALISATIONS.map(line => `- ${line}`).join('\n')}`);
}

function summary(name: string, { cases, equal, differences }: SuiteResult): string {
  const byFile = new Map<string, Set<string>>();
  for (const difference of differences) {
    const verdicts = byFile.get(difference.file) ?? new Set();
    byFile.set(difference.file, verdicts.add(verdictOn(difference)?.whoIsRight ?? 'open'));
  }
  const count = (has: (verdicts: ReadonlySet<string>) => boolean) => [...byFile.values()].filter(has).length;
  const open = count(verdicts => verdicts.has('open'));
  const theirs = count(verdicts => verdicts.has('theirs') && !verdicts.has('open'));
  const ours = byFile.size - open - theirs;
  const agreed = `${(((equal + ours) / cases) * 100).toFixed(1)} %`;
  return row(name, cases, equal, byFile.size, ours, theirs, open, agreed);
}

function verdictOn({ suite, file, field, ours, theirs }: Difference): Verdict | undefined {
  const fits = (pattern: RegExp | undefined, text: string) => !pattern || pattern.test(text);
  return VERDICTS.find(
    verdict =>
      verdict.suite === suite &&
      fits(verdict.file, file) &&
      verdict.field.test(field) &&
      fits(verdict.ours, ours) &&
      fits(verdict.theirs, theirs),
  );
}

function printDifference(difference: Difference): void {
  const verdict = verdictOn(difference);
  const { suite, file, field } = difference;
  const [ours, theirs] = excerpts(difference.ours, difference.theirs);
  const judged = verdict ? `${verdict.whoIsRight}: ${verdict.why}` : 'open';
  console.log(`${suite} | ${file} | ${field} | ours “${ours}” | theirs “${theirs}” | ${judged}`);
}

/** Both values around the place where they part. */
function excerpts(ours: string, theirs: string): readonly [string, string] {
  let i = 0;
  while (i < ours.length && ours[i] === theirs[i]) i++;
  const start = Math.max(0, i - 20);
  const cut = (text: string) =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + 60)}${text.length > start + 60 ? '…' : ''}`;
  return [cut(ours), cut(theirs)];
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(16) + cells.map(cell => String(cell).padStart(15)).join('');
}

main();
