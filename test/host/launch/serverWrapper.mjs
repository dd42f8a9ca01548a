#!/usr/bin/env node
// Stands where a desktop VS Code's executable would: `runTests({ vscodeExecutablePath })` of @vscode/test-electron
// starts it with the same arguments. Flags that only a desktop understands are ignored.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from './profile.mjs';
import { runSuiteInServer } from './runSuiteInServer.mjs';
import { runToExit } from './runToExit.mjs';
import { versionSets } from './versionSets.mjs';

const args = process.argv.slice(2);
const valueOf = flag => args.find(arg => arg.startsWith(`--${flag}=`))?.slice(flag.length + 3);
const set = versionSets[process.env.LECTERN_HOST_SET ?? 'newest'];

await runToExit(async cleanup => {
  if (args.includes('--version')) {
    console.log(set.vscode);
    return 0;
  }
  stopWithParent();
  const { ok } = await runSuiteInServer({
    set,
    extension: valueOf('extensionDevelopmentPath'),
    suite: valueOf('extensionTestsPath'),
    workspace: path.resolve(args.find(arg => !arg.startsWith('-') && existsSync(arg)) ?? cleanup.temporaryFolder()),
    // test-electron switches workspace trust off by an argument of its own, so asking for it takes another way.
    restricted: process.env.LECTERN_HOST_RESTRICTED === '1',
    settings: readSettings(valueOf('user-data-dir')),
    timeoutSeconds: Number(process.env.LECTERN_HOST_TIMEOUT ?? 600),
    cleanup,
  });
  return ok ? 0 : 1;
});

/** test-electron passes on SIGINT alone: when it is ended otherwise, so is this. */
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 1000).unref();
}
