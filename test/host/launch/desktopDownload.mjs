import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SilentReporter, downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from './cacheFolder.mjs';

const site = 'https://update.code.visualstudio.com/api/releases/stable';
const answerMilliseconds = 10_000;

/**
 * Downloads a desktop VS Code into the cache folder, unless it is there.
 *
 * @param {string} version a number, or `stable`
 * @param {import('./runToExit.mjs').Cleanup} cleanup
 * @returns {Promise<string>} its executable
 * @throws {Error} whose message says why not, to go on after "it"
 */
export async function downloadDesktop(version, cleanup) {
  const cachePath = path.join(cacheFolder(), 'desktop');
  const present = completeDownloads(cachePath).some(name => version === 'stable' || name.endsWith(`-${version}`));
  // What is there already can be used without the site.
  if (!present) await askSite();
  mkdirSync(cachePath, { recursive: true });
  // An interrupted download would be taken for a usable one by the next that finds the site silent.
  cleanup.add(() => removeIncomplete(cachePath));
  try {
    return await downloadAndUnzipVSCode({
      version,
      cachePath,
      timeout: answerMilliseconds,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    removeIncomplete(cachePath);
    throw new Error(`the download failed: ${error?.message ?? error}`, { cause: error });
  }
}

/** Asks the site briefly, since the download itself would try again and again. */
async function askSite() {
  // Only the downloader knows how to go through a proxy.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return;
  try {
    const response = await fetch(site, { signal: AbortSignal.timeout(answerMilliseconds) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`it answers with status ${response.status}`);
  } catch (error) {
    const why =
      error.name === 'TimeoutError'
        ? `no answer within ${answerMilliseconds / 1000} s`
        : (error.cause?.code ?? error.message);
    throw new Error(`VS Code’s download site can’t be reached: ${why}`, { cause: error });
  }
}

function completeDownloads(cachePath) {
  if (!existsSync(cachePath)) return [];
  return readdirSync(cachePath).filter(name => existsSync(path.join(cachePath, name, 'is-complete')));
}

function removeIncomplete(cachePath) {
  const complete = new Set(completeDownloads(cachePath));
  for (const name of existsSync(cachePath) ? readdirSync(cachePath) : []) {
    if (!complete.has(name)) rmSync(path.join(cachePath, name), { recursive: true, force: true });
  }
}
