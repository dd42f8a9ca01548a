import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { driveApi } from './driveApi.mjs';
import { openHeadlessBrowser, takePicture } from './headlessBrowser.mjs';
import { installExtension } from './installExtension.mjs';
import { installHost } from './installHost.mjs';
import { timeLimit } from './ownProcess.mjs';
import { profileSettings, writeSettings } from './profile.mjs';
import { startServerHost } from './serverHost.mjs';

/**
 * Opens the workbench with the extension installed and lets a script (a module whose default export takes a
 * {@link import('./driveApi.mjs').DriveApi}) use it as a person would.
 *
 * @param {object} options
 * @param {import('./versionSets.mjs').VersionSet} options.set
 * @param {string} options.extension the extension's folder or its .vsix
 * @param {string} options.script
 * @param {string} options.workspace used as it is
 * @param {string} options.shots the folder for pictures
 * @param {{ width: number, height: number }} [options.size]
 * @param {boolean} [options.restricted]
 * @param {Readonly<Record<string, unknown>>} [options.settings]
 * @param {number} options.timeoutSeconds
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup
 * @throws what the script throws
 */
export async function runDriveInServer({
  set,
  extension,
  script,
  workspace,
  shots,
  size = { width: 1280, height: 800 },
  restricted = false,
  settings,
  timeoutSeconds,
  cleanup,
}) {
  const host = await installHost(set, cleanup);
  const temporary = cleanup.temporaryFolder();
  const dataFolder = path.join(temporary, 'server');
  writeSettings(path.join(dataFolder, 'data'), profileSettings({ restricted, settings }));
  await installExtension({ host, extension, dataFolder, cleanup });
  const server = await startServerHost({ host, dataFolder, restricted, cleanup });
  const { page, crashed } = await openHeadlessBrowser({
    host,
    profile: path.join(temporary, 'browser'),
    size,
    cleanup,
  });
  const name = path.basename(script, path.extname(script));
  const limit = timeLimit(timeoutSeconds, name);
  const use = async () => {
    const payload = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    await page.goto(server.url(workspace, payload), { timeout: 120_000 });
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 120_000 });
    const { default: drive } = await import(pathToFileURL(script).href);
    await drive(driveApi({ page, baseUrl: server.baseUrl, workspace, shots }));
  };
  try {
    await Promise.race([
      use(),
      crashed,
      limit.passed,
      server.exited.then(status => {
        throw new Error(`VS Code’s server ended (${status}):\n${server.logTail()}`);
      }),
    ]);
  } catch (error) {
    await takePicture(page, shots, `${name}-failure`);
    throw error;
  } finally {
    limit.clear();
  }
}
