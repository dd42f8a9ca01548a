import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runOwnProcess } from './ownProcess.mjs';
import { installedName } from './projectRoot.mjs';
import { PlainError } from './runToExit.mjs';
import { serverEnvironment } from './serverHost.mjs';

/**
 * Puts an extension among a server's installed ones: a folder by a link, a .vsix as a user's would be.
 * Whatever was installed there before goes.
 *
 * @param {object} options
 * @param {import('./hostParts.mjs').HostParts} options.host
 * @param {string} options.extension a folder or a .vsix
 * @param {string} options.dataFolder the server's
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup
 */
export async function installExtension({ host, extension, dataFolder, cleanup }) {
  const installed = path.join(dataFolder, 'extensions');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  if (!extension.endsWith('.vsix')) {
    symlinkSync(extension, path.join(installed, installedName(extension)));
    return;
  }
  const { code, output } = await runOwnProcess(
    host.node,
    [
      path.join(host.vscode, 'out/server-main.js'),
      '--install-extension',
      extension,
      '--extensions-dir',
      installed,
      '--server-data-dir',
      dataFolder,
      '--builtin-extensions-dir',
      host.builtinExtensions,
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
    ],
    { cwd: dataFolder, env: serverEnvironment(dataFolder), timeoutSeconds: 180 },
    cleanup,
  );
  if (code !== 0) throw new PlainError(`${extension} can’t be installed: ${output.trim().split('\n').at(-1)}`);
}
