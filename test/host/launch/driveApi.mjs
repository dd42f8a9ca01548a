import path from 'node:path';
import { takePicture } from './headlessBrowser.mjs';

/** The quick pick that is on the screen. */
const quick = '.quick-input-widget:not([style*="display: none"])';

/**
 * What a drive script gets, to use VS Code as a person does.
 *
 * @typedef {ReturnType<typeof driveApi>} DriveApi
 *
 * @param {object} options
 * @param {import('playwright-core').Page} options.page
 * @param {string} options.baseUrl
 * @param {string} options.workspace
 * @param {string} options.shots the folder for pictures
 */
export function driveApi({ page, baseUrl, workspace, shots }) {
  const started = Date.now();
  const rows = text => page.locator(`${quick} .monaco-list-row`, { hasText: text });
  return {
    page,
    baseUrl,
    workspace,
    quick,

    /** Takes a picture. */
    screenshot: (/** @type {string} */ name) => takePicture(page, shots, name),

    /** Prints a line with the time since the workbench came up. */
    note: (/** @type {unknown[]} */ ...values) =>
      console.error(`[+${((Date.now() - started) / 1000).toFixed(1)} s]`, ...values),

    /**
     * Runs the command with this title from the palette. The palette lists what can be run at the moment when it
     * opens, and on a slow machine that may come after the editor: it is opened again until the command is there.
     */
    async runCommand(/** @type {string} */ title) {
      const row = rows(title).first();
      for (const end = Date.now() + 60_000; ;) {
        await page.keyboard.press('F1');
        const input = page.locator(`${quick} input[type=text]`);
        await input.waitFor();
        await input.fill(`>${title}`);
        const found = await row.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (found) break;
        if (Date.now() > end) throw new Error(`The palette has no command ${title}.`);
        await page.keyboard.press('Escape');
      }
      await row.click();
    },

    /** Accepts the quick pick's row with this text. */
    async pick(/** @type {string} */ text) {
      await rows(text).first().click();
    },

    /** Opens a file of the workspace by its name. */
    async openFile(/** @type {string} */ name) {
      await page.keyboard.press('Control+P');
      const input = page.locator(`${quick} input[type=text]`);
      await input.waitFor();
      await input.fill(name);
      await rows(name).first().click();
      await page
        .locator('.editor-group-container .tab.active', { hasText: path.basename(name) })
        .first()
        .waitFor();
    },

    /** Opens a view container by its title in the activity bar. */
    async openView(/** @type {string} */ title) {
      await page.locator(`.activitybar a.action-label[aria-label^="${title}"]`).first().click();
    },

    /** The document inside the n-th webview. */
    webview: (n = 0) => page.frameLocator('iframe.webview').nth(n).frameLocator('#active-frame'),

    /** The text of the n-th editor that is on the screen. */
    editorText: (n = 0) =>
      page
        .locator('.monaco-editor .view-lines')
        .nth(n)
        .evaluate(lines =>
          // Their order in the document is not that on the screen.
          [...lines.querySelectorAll('.view-line')]
            .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
            .map(line => line.textContent.replace(/\u00a0/g, ' '))
            .join('\n'),
        ),
  };
}
