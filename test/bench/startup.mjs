// npm run bench:startup [-- --runs N]: starts the editor N times and prints medians, with VS Code's own Markdown
// extension as the baseline in the same runs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { projectRoot } from '../host/launch/projectRoot.mjs';
import { runSuiteInServer } from '../host/launch/runSuiteInServer.mjs';
import { Cleanup, runToExit } from '../host/launch/runToExit.mjs';
import { versionSets } from '../host/launch/versionSets.mjs';

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = value => `${value.toFixed(1)} ms`;

/** dist/extension.js and the chunks that it loads at once. */
function loadedAtStart() {
  const outputs = JSON.parse(readFileSync(path.join(projectRoot, 'dist/meta.json'), 'utf8'));
  const names = new Set(['dist/extension.js']);
  for (const name of names) {
    for (const { path: file, kind } of outputs[name].imports)
      if (kind === 'import-statement' && outputs[file]) names.add(file);
  }
  return [...names].map(name => readFileSync(path.join(projectRoot, name)));
}

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
  const files = loadedAtStart();
  const size = files.reduce((sum, file) => sum + file.length, 0);
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
      'code loaded at the start',
      `${(size / 1024).toFixed(0)} KB`,
      `${(gzipSync(Buffer.concat(files)).length / 1024).toFixed(0)} KB gzipped; wanted under 400 KB`,
    ],
  ];
  console.log(`\nMedians of ${runs.length} starts of VS Code ${versionSets.newest.name}`);
  for (const [what, value, note] of rows) console.log(`${what.padEnd(34)}${value.padStart(10)}   ${note}`);
  return 0;
});
