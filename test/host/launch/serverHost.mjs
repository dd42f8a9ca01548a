import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pause, startOwnProcess } from './ownProcess.mjs';
import { PlainError } from './runToExit.mjs';

const startSeconds = 120;
const serverGuard = path.join(path.dirname(fileURLToPath(import.meta.url)), 'serverGuard.mjs');

/**
 * A running VS Code server.
 *
 * @typedef {object} ServerHost
 * @property {string} baseUrl its address, at 127.0.0.1
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} url the workbench with a folder
 * @property {(file: string) => string} remoteUri what the workbench calls a file of this machine
 * @property {Promise<number | string>} exited its exit code or signal
 * @property {() => string} logTail the last lines that it printed
 */

/**
 * Starts VS Code's server on a free port of 127.0.0.1.
 *
 * @param {object} options
 * @param {import('./hostParts.mjs').HostParts} options.host
 * @param {string} options.dataFolder the profile: settings in `data/User`, installed extensions in `extensions`
 * @param {boolean} [options.restricted] with workspace trust
 * @param {boolean} [options.runsSuite] lets the page name a test suite. A built workbench ignores
 *   `extensionTestsPath` without this, and shows no notification toasts with it.
 * @param {Readonly<Record<string, string>>} [options.env]
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup ends it
 * @returns {Promise<ServerHost>}
 */
export async function startServerHost({ host, dataFolder, restricted = false, runsSuite = false, env = {}, cleanup }) {
  mkdirSync(path.join(dataFolder, 'extensions'), { recursive: true });
  const log = path.join(dataFolder, 'server.log');
  const output = openSync(log, 'w');
  // Other users of the machine and pages in the user's browser can reach a local port: the token keeps them out.
  const token = randomBytes(16).toString('hex');
  const args = [
    path.join(host.vscode, 'out/server-main.js'),
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--connection-token',
    token,
    '--accept-server-license-terms',
    '--server-data-dir',
    dataFolder,
    '--builtin-extensions-dir',
    host.builtinExtensions,
    '--telemetry-level',
    'off',
    '--disable-telemetry',
    '--disable-experiments',
    '--disable-getting-started-override',
    ...(restricted ? [] : ['--disable-workspace-trust']),
    ...(runsSuite ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = startOwnProcess(
    process.execPath,
    [serverGuard, host.node, ...args],
    { cwd: dataFolder, env: serverEnvironment(dataFolder, env), stdio: ['pipe', output, output] },
    cleanup,
  );
  closeSync(output);
  const logTail = () => readFileSync(log, 'utf8').split('\n').slice(-15).join('\n');
  const port = await Promise.race([
    portWhenReady(log),
    server.exited.then(code => {
      throw new PlainError(`VS Code’s server ended at once (${code}):\n${logTail()}`);
    }),
  ]);
  const authority = `127.0.0.1:${port}`;
  return {
    baseUrl: `http://${authority}`,
    url: (folder, payload = []) => {
      const query = `folder=${encodeURIComponent(folder)}&tkn=${token}`;
      return `http://${authority}/?${query}${payload.length ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ''}`;
    },
    remoteUri: file => `vscode-remote://${authority}${encodeURI(file)}`,
    exited: server.exited,
    logTail,
  };
}

async function portWhenReady(log) {
  for (const end = Date.now() + startSeconds * 1000; Date.now() < end; await pause(100)) {
    const port = /Extension host agent listening on (\d+)|Server bound to 127\.0\.0\.1:(\d+)/.exec(
      readFileSync(log, 'utf8'),
    );
    const number = port?.[1] ?? port?.[2];
    if (
      number &&
      (await fetch(`http://127.0.0.1:${number}/version`).then(
        response => response.ok,
        () => false,
      ))
    )
      return number;
  }
  throw new PlainError(`VS Code’s server did not come up within ${startSeconds} s.`);
}

/**
 * The environment of a process of the server.
 *
 * @param {string} dataFolder
 * @param {Readonly<Record<string, string>>} [additions]
 */
export function serverEnvironment(dataFolder, additions) {
  // What another VS Code says about itself, as in its terminal or debugger, must not reach this one.
  const ofAnother = /^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$)/;
  const own = Object.entries(process.env).filter(([name]) => !ofAnother.test(name));
  // VS Code would leave a device's id in the user's cache folder.
  const quiet = { EXTENSIONS_GALLERY: '{}', XDG_CACHE_HOME: path.join(dataFolder, 'cache') };
  return { ...Object.fromEntries(own), ...quiet, ...additions };
}
