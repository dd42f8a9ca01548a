import fs from 'node:fs';
import path from 'node:path';
import { readSuite, type SuiteCase } from './csl/suiteCase';
import { runBare, runWithLectern } from './csl/suiteRun';
import { reasonFor } from './csl/suiteVerdicts';
import { printTimes } from './csl/noteTimes';

/** Prints how Lectern's rendering fares in CSL's official suite, and how long a long note takes: `npm run bench:csl [-- --all --no-times]`. */
const folder = path.resolve('..', 'shared', 'bench', 'csl', 'test-suite');
const isListing = process.argv.includes('--all');

/** What is the same on both sides: blanks between elements and at the ends of an entry, links, which are Lectern's own, and whether a citation was rendered again. */
function normal(html: string): string {
  return html
    .replace(/<a href="[^"]*">([^<]*)<\/a>/g, '$1')
    .replace(/^(?:>>|\.\.)(?=\[\d+\])/gm, '')
    .replace(/>\s*\n\s*</g, '><')
    .replace(/\s*\n\s*(?=<\/?div|$)/g, '')
    .replace(/(<div class="csl-entry">)\s+|\s+(?=<\/div>)/g, '$1')
    .replace(/style="baseline"/g, 'style="vertical-align:baseline;"')
    .replaceAll('&amp;', '&#38;')
    .replaceAll('&lt;', '&#60;')
    .replaceAll('&gt;', '&#62;')
    .trim();
}

function attempt(run: (test: SuiteCase) => string, test: SuiteCase): string {
  try {
    return normal(run(test));
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

if (!fs.existsSync(folder)) console.log('CSL suite skipped: ../shared/bench/csl is not there.');
else {
  const tests = readSuite(folder);
  const counts = { pass: 0, fail: 0, 'not applicable': 0, bare: 0 };
  for (const test of tests) {
    const expected = normal(test.expected);
    const bare = attempt(runBare, test);
    if (bare === expected) counts.bare++;
    else if (isListing) console.log(`bare fails ${test.name}\n    wanted ${expected}\n    bare   ${bare}`);
    const ours = attempt(runWithLectern, test);
    if (ours === expected) {
      counts.pass++;
      continue;
    }
    const { verdict, why } = reasonFor(test, bare === expected);
    counts[verdict]++;
    console.log(`${verdict}: ${test.name}: ${why}`);
    if (isListing)
      console.log(
        `    wanted  ${expected}\n    Lectern ${ours}\n    bare    ${bare === expected ? 'as wanted' : bare}`,
      );
  }
  const { pass, fail, 'not applicable': other, bare } = counts;
  console.log(
    `\nCSL suite, ${tests.length} tests: Lectern passes ${pass}, fails ${fail}, not applicable ${other}; citeproc alone passes ${bare}`,
  );
}
if (!process.argv.includes('--no-times')) printTimes();
