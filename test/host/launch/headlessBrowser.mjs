import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Opens a headless browser that reaches 127.0.0.1 and nothing else.
 *
 * @param {object} options
 * @param {import('./hostParts.mjs').HostParts} options.host
 * @param {string} options.profile its folder
 * @param {{ width: number, height: number }} options.size
 * @param {import('./runToExit.mjs').Cleanup} options.cleanup closes it
 * @returns {Promise<{ page: import('playwright-core').Page, crashed: Promise<never> }>}
 */
export async function openHeadlessBrowser({ host, profile, size, cleanup }) {
  const { chromium } = createRequire(path.join(host.home, 'any.js'))('playwright-core');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || path.join(host.browser, 'chromium'),
    env: browserEnvironment(host.browser),
    headless: true,
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
    timeout: 90_000,
    // A signal is ours to handle: playwright would end the process before the server is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--mute-audio',
      // A proxy that does not exist, for every address but this machine's.
      '--proxy-server=http://127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>;127.0.0.1;localhost',
    ],
  });
  cleanup.add(() => Promise.race([context.close(), new Promise(resolve => setTimeout(resolve, 5000))]));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.route(
    url => url.hostname !== '127.0.0.1' && /^https?:$/.test(url.protocol),
    route => route.abort(),
  );
  const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error('The page crashed.'))));
  crashed.catch(() => {});
  return { page, crashed };
}

/**
 * Takes a picture; one that can't be taken is said, not thrown, since pictures go with failures.
 *
 * @returns {Promise<string | undefined>} its path
 */
export async function takePicture(page, folder, name) {
  try {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file, timeout: 30_000 });
    console.error(`picture ${file}`);
    return file;
  } catch (error) {
    console.error(`no picture: ${error.message}`);
    return undefined;
  }
}

function browserEnvironment(folder) {
  if (process.env.CHROMIUM) return process.env;
  // For the browser alone: other programs shall keep to the system's libraries.
  const libraries = [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { FONTCONFIG_FILE: path.join(folder, 'fonts/fonts.conf'), ...process.env, LD_LIBRARY_PATH: libraries };
}
