import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOwnProcess } from './ownProcess.mjs';
import { PlainError } from './runToExit.mjs';

/**
 * Installs npm packages into a folder, without running their scripts: nothing is compiled or downloaded besides.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>> | undefined} dependencies undefined: those of the package.json that is there
 * @param {import('./runToExit.mjs').Cleanup} cleanup
 */
export async function npmInstall(folder, dependencies, cleanup) {
  mkdirSync(folder, { recursive: true });
  if (dependencies) {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  }
  const [command, ...first] = npmCommand();
  const flags = [
    '--ignore-scripts',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    // npm's own patience with a registry that is away comes to minutes.
    '--fetch-timeout=60000',
    '--fetch-retries=3',
    '--fetch-retry-factor=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=10000',
  ];
  const { code, output } = await runOwnProcess(
    command,
    [...first, 'install', ...flags],
    { cwd: folder, env: npmEnvironment(), timeoutSeconds: 900 },
    cleanup,
  ).catch(error => ({ code: 1, output: String(error.message) }));
  if (code !== 0) {
    throw new PlainError(
      `VS Code’s server can’t be installed, because npm can’t get its packages: ${reason(output, code)}.`,
    );
  }
}

function npmCommand() {
  // The npm that runs this script, if one does: it may not be on the PATH.
  const running = process.env.npm_execpath;
  return running && path.basename(running).startsWith('npm-cli.') ? [process.execPath, running] : ['npm'];
}

function npmEnvironment() {
  // What `npm run` says about this project is wrong for another folder.
  const aboutProject =
    /^(npm_(package|lifecycle)_|npm_config_(local_prefix|workspace|omit|include)$|INIT_CWD$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !aboutProject.test(name)));
}

function reason(output, code) {
  const lines = output.split('\n').map(line => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const telling = lines.find(
    line =>
      /request to|getaddrinfo|ECONN|ETIMEDOUT|404|ENOSPC|EACCES|ended after|ENOENT/.test(line) &&
      !/^(code|errno)\b/.test(line),
  );
  return (telling ?? lines.find(Boolean) ?? `exit code ${code}`).replace(/\.$/, '');
}
