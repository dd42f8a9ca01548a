import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { startAbstractServer } from './abstractServer.mjs';
import { findVscode } from './findVscode.mjs';
import { installHost } from './installHost.mjs';
import { profileSettings, writeSettings } from './profile.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runDriveInServer } from './runDriveInServer.mjs';
import { runSuiteInServer } from './runSuiteInServer.mjs';
import { Cleanup, PlainError, runToExit } from './runToExit.mjs';
import { versionSets } from './versionSets.mjs';
import { workspaceCopy } from './workspaceCopy.mjs';

const usage = `usage: npm run test:host -- [options]
  --oldest           the oldest VS Code that the extension supports
  --server           the server from npm, also where a desktop VS Code could be had
  --only-suite       the test suite alone
  --only-web         the web suite alone
  --only-drive NAME  one drive script (repeatable)
  --grep PATTERN     the tests whose title matches
  --vsix FILE        install this package and run the drive scripts against it
  --restricted       with workspace trust on, in Restricted Mode (also --trust)`;

const suiteSeconds = 600;
const driveSeconds = 240;

const suite = path.join(projectRoot, 'out/test/host/suite/index.js');
const webSuite = path.join(projectRoot, 'out/test/host/web/index.js');
const driveFolder = path.join(projectRoot, 'test/host/drive');
const workspace = path.join(projectRoot, 'test/host/workspace');

await runToExit(async cleanup => {
  const options = readOptions();
  const set = versionSets[options.oldest ? 'oldest' : 'newest'];
  console.error(`Looking for a VS Code (${set.name}):`);
  const found =
    options.server || options.vsix ? { kind: 'server' } : await findVscode({ purpose: 'tests', set, cleanup });
  // Installed here, so that the time it takes counts for no test.
  if (found.kind === 'server') await installHost(set, cleanup);

  const run = { options, set, found, cleanup };
  const plan = options.parts.filter(part => part.kind === 'suite' || found.kind === 'server');
  if (plan.length < options.parts.length) {
    console.log('The web suite and the drive scripts are left out: they need the server from npm (--server).');
  }
  let passed = 0;
  let failed = 0;
  for (const part of plan) {
    if (cleanup.begun) break;
    const started = Date.now();
    console.log(`\n${part.name}`);
    let result = await runPart(part, run);
    if (result.failed && part.kind === 'drive' && !cleanup.begun) {
      // mouse and keys go astray now and then on a machine with other work; twice in a row is no accident
      console.log(`once more: ${part.name}`);
      result = await runPart(part, run);
    }
    passed += result.passed;
    failed += result.failed;
    console.log(
      `${result.failed ? 'failed' : 'passed'}: ${part.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  console.log(`\nhost: ${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/** Runs one part with its own cleanup, so that each starts on a quiet machine. */
async function runPart(part, run) {
  const own = new Cleanup();
  run.cleanup.add(() => own.run());
  const copy = workspaceCopy(existsSync(workspace) ? workspace : undefined, own.temporaryFolder());
  try {
    if (part.kind === 'suite') return await runSuite(copy, run, own);
    if (part.kind === 'web') return await runWebSuite(copy, run, own);
    await runDriveInServer({
      set: run.set,
      extension: run.options.vsix ?? projectRoot,
      script: part.script,
      workspace: copy,
      shots: path.join(projectRoot, 'shots'),
      restricted: run.options.restricted,
      timeoutSeconds: driveSeconds,
      cleanup: own,
    });
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!run.cleanup.begun) console.error(error instanceof PlainError ? error.message : (error?.stack ?? error));
    return { passed: 0, failed: 1 };
  } finally {
    await own.run();
  }
}

async function runSuite(folder, { options, set, found }, own) {
  const userData = own.temporaryFolder();
  writeSettings(userData, profileSettings({ restricted: options.restricted }));
  const resultFile = path.join(own.temporaryFolder(), 'result.json');
  const wrapper = path.join(path.dirname(fileURLToPath(import.meta.url)), 'serverWrapper.mjs');
  // test-electron sets no limit; its answer to SIGINT ends the VS Code that it started.
  const limit = setTimeout(() => process.kill(process.pid, 'SIGINT'), (suiteSeconds + 30) * 1000);
  let ok = true;
  try {
    await runTests({
      vscodeExecutablePath: found.kind === 'desktop' ? found.executable : wrapper,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: suite,
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(userData, 'extensions')}`],
      extensionTestsEnv: {
        LECTERN_TEST_RESULT: resultFile,
        ...(options.grep ? { LECTERN_TEST_GREP: options.grep } : {}),
        LECTERN_HOST_SET: set.name,
        LECTERN_HOST_RESTRICTED: options.restricted ? '1' : '0',
        LECTERN_HOST_TIMEOUT: String(suiteSeconds),
      },
    });
  } catch (error) {
    console.error(error.message);
    ok = false;
  } finally {
    clearTimeout(limit);
  }
  return countsOf(existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined, ok);
}

async function runWebSuite(folder, { options, set }, own) {
  const abstracts = await startAbstractServer();
  own.add(abstracts.close);
  // a worker has no environment: the suite finds the address in its folder
  writeFileSync(path.join(folder, 'abstract-server.json'), JSON.stringify({ base: abstracts.base }));
  const { ok, counts } = await runSuiteInServer({
    set,
    extension: projectRoot,
    suite: webSuite,
    workspace: folder,
    web: true,
    restricted: options.restricted,
    timeoutSeconds: suiteSeconds,
    cleanup: own,
  });
  return countsOf(counts, ok);
}

/** A suite that leaves no counts counts as one test; one that fails outside its tests as one failure more. */
function countsOf(counts, ok) {
  const passed = counts?.passes ?? (ok ? 1 : 0);
  const failed = counts?.failures ?? 0;
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        oldest: { type: 'boolean' },
        server: { type: 'boolean' },
        'only-suite': { type: 'boolean' },
        'only-web': { type: 'boolean' },
        'only-drive': { type: 'string', multiple: true },
        grep: { type: 'string' },
        vsix: { type: 'string' },
        restricted: { type: 'boolean' },
        trust: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new PlainError(`${error.message}\n${usage}`);
  }
  const vsix = values.vsix && path.resolve(values.vsix);
  if (vsix && !existsSync(vsix)) throw new PlainError(`There is no package ${vsix}.`);
  return { ...values, vsix, restricted: Boolean(values.restricted || values.trust), parts: chosenParts(values) };
}

function chosenParts(values) {
  const names = existsSync(driveFolder)
    ? readdirSync(driveFolder)
        .filter(name => name.endsWith('.mjs'))
        .sort()
    : [];
  const drives = names.map(name => ({
    kind: 'drive',
    name: `drive ${path.basename(name, '.mjs')}`,
    script: path.join(driveFolder, name),
  }));
  const suites = { kind: 'suite', name: 'suite' };
  const web = { kind: 'web', name: 'web suite' };
  const wanted = values['only-drive'];
  if (!values['only-suite'] && !values['only-web'] && !wanted) {
    if (values.vsix) return drives;
    return [suites, ...(existsSync(webSuite) ? [web] : []), ...drives];
  }
  const chosen = (wanted ?? []).map(name => {
    const drive = drives.find(candidate => candidate.name === `drive ${path.basename(name, '.mjs')}`);
    if (!drive) throw new PlainError(`There is no drive script ${name} in ${driveFolder}.`);
    return drive;
  });
  return [...(values['only-suite'] ? [suites] : []), ...(values['only-web'] ? [web] : []), ...chosen];
}
