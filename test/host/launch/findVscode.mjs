import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { downloadDesktop } from './desktopDownload.mjs';

/**
 * A desktop VS Code, or the server from npm where there is none.
 *
 * @typedef {{ kind: 'desktop', executable: string, isLauncher: boolean } | { kind: 'server' }} FoundVscode
 */

/**
 * Finds a VS Code: `$VSCODE_EXECUTABLE`, a `code` on the PATH (not for tests: it hands the work to another process
 * and returns), a download, else the server from npm. Says in one line why each step is left out.
 *
 * @param {object} options
 * @param {'start' | 'tests'} options.purpose
 * @param {import('./versionSets.mjs').VersionSet} options.set `newest` takes any VS Code, `oldest` this version alone
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup
 * @returns {Promise<FoundVscode>}
 */
export async function findVscode({ purpose, set, cleanup }) {
  const pinned = set.name === 'oldest';
  const skip = why => console.error(`  ${why}`);
  const display = missingDisplay();

  const named = process.env.VSCODE_EXECUTABLE;
  const unusable =
    named && (display ?? (pinned ? `VS Code ${set.vscode} is asked for` : unusableReason(named, purpose)));
  if (named && !unusable) return { kind: 'desktop', executable: named, isLauncher: isLauncher(named) };
  skip(named ? `$VSCODE_EXECUTABLE is left out: ${unusable}` : '$VSCODE_EXECUTABLE is not set');

  if (purpose === 'start') {
    const found = codeOnPath();
    const why = found.why ?? display ?? (pinned ? `VS Code ${set.vscode} is asked for` : undefined);
    if (found.code && !why) return { kind: 'desktop', executable: found.code, isLauncher: isLauncher(found.code) };
    skip(found.code ? `the code on the PATH is left out: ${why}` : 'no code on the PATH');
  }

  if (display) {
    skip(`no download of VS Code: ${display}; xvfb-run would provide one`);
  } else {
    try {
      return {
        kind: 'desktop',
        executable: await downloadDesktop(pinned ? set.vscode : 'stable', cleanup),
        isLauncher: false,
      };
    } catch (error) {
      skip(error.message);
    }
  }
  console.error(`  so: VS Code ${set.vscode}’s server from npm`);
  return { kind: 'server' };
}

/** @returns {string | undefined} */
function missingDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY
    ? 'no display ($DISPLAY and $WAYLAND_DISPLAY are empty)'
    : undefined;
}

function unusableReason(file, purpose) {
  if (!isExecutable(file)) return `${file} is no executable file`;
  if (purpose === 'tests' && isLauncher(file))
    return `${file} is a launcher script, and tests need the executable that it starts`;
  return undefined;
}

/** @returns {{ code?: string, why?: string }} */
function codeOnPath() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const code = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map(folder => path.join(folder, name))
    .find(isExecutable);
  if (!code) return {};
  const real = realpathSync(code);
  if (/[\\/]remote-cli[\\/]/.test(real))
    return { code, why: 'it belongs to a remote window, which takes no extension under development' };
  if (process.env.WSL_DISTRO_NAME && code.startsWith('/mnt/'))
    return { code, why: 'it is that of Windows, which can’t load an extension from here' };
  // Windows' launcher is a batch file, which would need a shell; the program stands beside its folder.
  const program = path.join(path.dirname(path.dirname(real)), 'Code.exe');
  return { code: process.platform === 'win32' && existsSync(program) ? program : code };
}

/** Whether a file is the script that starts VS Code, not VS Code. */
function isLauncher(file) {
  return path.basename(path.dirname(realpathSync(file))) === 'bin';
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
