import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { openHeadlessBrowser, takePicture } from './headlessBrowser.mjs';
import { installHost } from './installHost.mjs';
import { timeLimit } from './ownProcess.mjs';
import { profileSettings, writeSettings } from './profile.mjs';
import { extensionId, projectRoot } from './projectRoot.mjs';
import { startServerHost } from './serverHost.mjs';
import { webSuiteMark, writeWebSuiteEntry } from './webSuiteEntry.mjs';

const suiteEntry = path.join(path.dirname(fileURLToPath(import.meta.url)), 'suiteEntry.cjs');

/**
 * Runs a test suite (a module that exports `run()`) in the extension host of a VS Code server.
 *
 * @param {object} options
 * @param {import('./versionSets.mjs').VersionSet} options.set
 * @param {string} options.extension the extension's folder
 * @param {string} options.suite
 * @param {string} options.workspace used as it is
 * @param {boolean} [options.web] in the web worker extension host, with the extension's `browser` entry
 * @param {boolean} [options.restricted]
 * @param {Readonly<Record<string, unknown>>} [options.settings]
 * @param {number} options.timeoutSeconds
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup
 * @returns {Promise<{ ok: boolean, counts?: { passes: number, failures: number } }>} counts: of a web suite that prints them
 */
export async function runSuiteInServer({
  set,
  extension,
  suite,
  workspace,
  web = false,
  restricted = false,
  settings,
  timeoutSeconds,
  cleanup,
}) {
  const host = await installHost(set, cleanup);
  const temporary = cleanup.temporaryFolder();
  const dataFolder = path.join(temporary, 'server');
  // A browser's workbench takes no notice of the payload's `extensionDevelopmentKind`; this setting it obeys.
  const kind = web ? { 'remote.extensionKind': { [extensionId(extension)]: ['web'] } } : {};
  writeSettings(path.join(dataFolder, 'data'), profileSettings({ restricted, settings: { ...settings, ...kind } }));
  const log = path.join(temporary, 'suite.log');
  const outcome = path.join(temporary, 'outcome.json');
  const env = { LECTERN_SUITE: suite, LECTERN_SUITE_LOG: log, LECTERN_SUITE_OUTCOME: outcome };
  const server = await startServerHost({ host, dataFolder, restricted, runsSuite: true, env, cleanup });
  const { page, crashed } = await openHeadlessBrowser({
    host,
    profile: path.join(temporary, 'browser'),
    size: { width: 1280, height: 800 },
    cleanup,
  });

  /** @type {{ passes: number, failures: number } | undefined} */
  let counts;
  await page.exposeFunction('codeAutomationLog', (_kind, values) => {
    // VS Code's own log comes this way too.
    const line = format(...values);
    if (!line.startsWith(webSuiteMark)) return;
    const printed = line.slice(webSuiteMark.length);
    const found = printedCounts(printed);
    if (found) counts = found;
    else console.log(printed);
  });
  const ended = new Promise(resolve => void page.exposeFunction('codeAutomationExit', resolve));
  const stopFollowing = followFile(log);
  const limit = timeLimit(timeoutSeconds, 'The test suite');
  try {
    const payload = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
      ['extensionDevelopmentPath', server.remoteUri(extension)],
      ['extensionTestsPath', server.remoteUri(web ? writeWebSuiteEntry(suite) : suiteEntry)],
    ];
    const code = await Promise.race([
      page.goto(server.url(workspace, payload), { timeout: 120_000 }).then(() => ended),
      crashed,
      limit.passed,
      server.exited.then(status => {
        throw new Error(`VS Code’s server ended (${status}):\n${server.logTail()}`);
      }),
    ]);
    stopFollowing();
    const ok = code === 0 && (web || readOutcome(outcome));
    if (!ok) await takePicture(page, path.join(projectRoot, 'shots'), 'suite-failure');
    return { ok, counts };
  } catch (error) {
    stopFollowing();
    await takePicture(page, path.join(projectRoot, 'shots'), 'suite-failure');
    throw error;
  } finally {
    limit.clear();
  }
}

/** A web suite can't write a file: it says its counts in a line. */
function printedCounts(line) {
  const found = /^LECTERN_TEST_RESULT (\{.*\})\s*$/.exec(line);
  return found ? JSON.parse(found[1]) : undefined;
}

function readOutcome(file) {
  if (!existsSync(file)) {
    console.error('The extension host ended before the suite did.');
    return false;
  }
  const { ok, error } = JSON.parse(readFileSync(file, 'utf8'));
  if (error) console.error(error);
  return ok;
}

/** Prints what is added to a file. */
function followFile(file) {
  let position = 0;
  const print = () => {
    if (!existsSync(file)) return;
    const content = readFileSync(file);
    process.stdout.write(content.subarray(position));
    position = content.length;
  };
  const timer = setInterval(print, 150);
  return () => {
    clearInterval(timer);
    print();
  };
}
