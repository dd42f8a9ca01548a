import * as fs from 'node:fs';
import Mocha from 'mocha';

/** What the launcher reads to count tests over several runs. */
interface Counts {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/** Runs the suite inside the extension host; rejects where a test failed. */
export async function run(): Promise<void> {
  // the first edit of a run takes seconds on a loaded machine
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false, grep: process.env['LECTERN_TEST_GREP'] });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./publicApi.test');
  await import('./library.test');
  await import('./tree.test');
  await import('./topics.test');
  await import('./pages.test');
  await import('./insert.test');
  await import('./editCitation.test');
  await import('./summaries.test');
  await import('./openPaperList.test');
  await import('./sources.test');
  await import('./followedSources.test');
  await import('./bibliography.test');
  await import('./safeWrite.test');
  await import('./literature.test');
  await import('./preview.test');
  await import('./citationRendering.test');
  await import('./language.test');
  await import('./storage.test');
  // these bring in the real list, which then stays
  await import('./realListing.test');
  await import('./fetchAbstracts.test');

  const { passes, failures, pending } = await new Promise<Counts>(resolve => {
    const runner = mocha.run(() => {
      const { stats } = runner;
      resolve({ passes: stats?.passes ?? 0, failures: stats?.failures ?? 0, pending: stats?.pending ?? 0 });
    });
  });
  const resultFile = process.env['LECTERN_TEST_RESULT'];
  if (resultFile) fs.writeFileSync(resultFile, JSON.stringify({ passes, failures, pending }));
  if (failures) throw new Error(`${failures} host tests failed`);
  if (!passes) throw new Error('no host test ran');
}
