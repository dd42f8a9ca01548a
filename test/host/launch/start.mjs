import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from './cacheFolder.mjs';
import { findVscode } from './findVscode.mjs';
import { installExtension } from './installExtension.mjs';
import { installHost } from './installHost.mjs';
import { profileSettings, settingsFile, writeSettings } from './profile.mjs';
import { projectRoot } from './projectRoot.mjs';
import { PlainError, runToExit } from './runToExit.mjs';
import { startServerHost } from './serverHost.mjs';
import { versionSets } from './versionSets.mjs';

const usage = `usage: npm start -- [options]
  --server       VS Code’s server from npm, also where a desktop VS Code could be had
  --oldest       the oldest VS Code that the extension supports
  --restricted   with workspace trust on, in Restricted Mode (also --trust)`;

await runToExit(
  async cleanup => {
    const options = readOptions();
    const set = versionSets[options.oldest ? 'oldest' : 'newest'];
    console.error('Looking for a VS Code:');
    const found = options.server ? { kind: 'server' } : await findVscode({ purpose: 'start', set, cleanup });
    const notes = sampleNotes();
    return found.kind === 'desktop' ? openDesktop(found, notes, options) : serve(set, notes, options, cleanup);
  },
  { interruptedCode: 0 },
);

/** The notes to try the extension on: a copy that keeps what the user writes, from start to start. */
function sampleNotes() {
  const notes = path.join(cacheFolder(), 'start', 'notes');
  if (!existsSync(notes)) {
    mkdirSync(path.dirname(notes), { recursive: true });
    cpSync(path.join(projectRoot, 'test/host/sample-notes'), notes, { recursive: true });
  }
  console.error(`The notes are in ${notes}: what you write stays there; delete the folder to have them as they were.`);
  return notes;
}

async function openDesktop({ executable, isLauncher }, notes, { restricted }) {
  const userData = profileFolder('desktop', restricted);
  prepareSettings(userData, restricted);
  console.error(`Opening ${executable}`);
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  const { VSCODE_IPC_HOOK_CLI: _remote, ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
  const vscode = spawn(
    executable,
    [
      notes,
      `--extensionDevelopmentPath=${projectRoot}`,
      // A profile of its own: the user's other windows and extensions stay as they are.
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(userData, 'extensions')}`,
      '--skip-welcome',
      '--skip-release-notes',
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...(isLauncher ? ['--wait'] : []),
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore', env },
  );
  return new Promise((resolve, reject) => {
    vscode.once('error', error => reject(new PlainError(`${executable} can’t be started: ${error.message}`)));
    vscode.once('exit', code => {
      if (code) console.error(`VS Code ended with exit code ${code}.`);
      resolve(code ?? 1);
    });
  });
}

async function serve(set, notes, { restricted }, cleanup) {
  const host = await installHost(set, cleanup);
  const dataFolder = profileFolder(`server-${set.vscode}`, restricted);
  prepareSettings(path.join(dataFolder, 'data'), restricted);
  await installExtension({ host, extension: projectRoot, dataFolder, cleanup });
  const server = await startServerHost({ host, dataFolder, restricted, cleanup });
  console.log(`Open ${server.url(notes)} in a browser (on this machine); Ctrl+C ends it.`);
  const code = await server.exited;
  throw new PlainError(`VS Code’s server ended (${code}):\n${server.logTail()}`);
}

function profileFolder(name, restricted) {
  return path.join(cacheFolder(), 'start', restricted ? `${name}-restricted` : name);
}

/** The user may change the settings; they are written once. */
function prepareSettings(userData, restricted) {
  if (!existsSync(settingsFile(userData))) writeSettings(userData, profileSettings({ restricted }));
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        server: { type: 'boolean' },
        oldest: { type: 'boolean' },
        restricted: { type: 'boolean' },
        trust: { type: 'boolean' },
      },
    });
    return { ...values, restricted: Boolean(values.restricted || values.trust) };
  } catch (error) {
    throw new PlainError(`${error.message}\n${usage}`);
  }
}
