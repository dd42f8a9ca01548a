// npm run bench:startup [-- --runs N]: starts the editor N times and prints medians, with VS Code's own Markdown
// extension as the baseline in the same runs.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { projectRoot } from '../host/launch/projectRoot.mjs';
import { runSuiteInServer } from '../host/launch/runSuiteInServer.mjs';
import { Cleanup, runToExit } from '../host/launch/runToExit.mjs';
import { versionSets } from '../host/launch/versionSets.mjs';

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = value => `${value.toFixed(1)} ms`;

await runToExit(async cleanup => {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const runs = [];
  for (let i = 0; i < Number(values.runs); i++) {
    const own = new Cleanup();
    cleanup.add(() => own.run());
    const result = path.join(own.temporaryFolder(), 'figures.json');
    process.env.LECTERN_BENCH_RESULT = result;
    const { ok } = await runSuiteInServer({
      set: versionSets.newest,
      extension: projectRoot,
      suite: path.join(projectRoot, 'out/test/bench/startupSuite.js'),
      workspace: own.temporaryFolder(),
      timeoutSeconds: 180,
      cleanup: own,
    });
    if (!ok) throw new Error('the editor did not get through the bench');
    runs.push(JSON.parse(readFileSync(result, 'utf8')));
    await own.run();
  }
  const of = name => median(runs.map(run => run[name]));
  const bundle = path.join(projectRoot, 'dist/extension.js');
  const size = statSync(bundle).size;
  const rows = [
    ['activate() settles', ms(of('activation')), `Markdown extension ${ms(of('peerActivation'))}`],
    [
      'longest stall until searchable',
      ms(of('stall')),
      `Markdown extension ${ms(of('peerStall'))}; wanted under 50 ms`,
    ],
    ['165 papers searchable after', ms(of('searchable')), 'wanted under 300 ms'],
    ['a query, median', ms(of('queryMedian')), 'wanted under 5 ms'],
    ['a query, 95th percentile', ms(of('query95')), 'wanted under 5 ms'],
    [
      'dist/extension.js',
      `${(size / 1024).toFixed(0)} KB`,
      `${(gzipSync(readFileSync(bundle)).length / 1024).toFixed(0)} KB gzipped; wanted under 400 KB`,
    ],
  ];
  console.log(`\nMedians of ${runs.length} starts of VS Code ${versionSets.newest.name}`);
  for (const [what, value, note] of rows) console.log(`${what.padEnd(34)}${value.padStart(10)}   ${note}`);
  return 0;
});
