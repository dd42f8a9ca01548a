import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

const entry = (key, title) =>
  `@article{${key},\n  author = {Rivera, Ana and Roe, Jan},\n  title = {${title}},\n  journal = {Tide Letters},\n  year = {2021},\n  doi = {10.1000/${key}}\n}\n`;

/** Types a citation by words of its title, looks at it, renames its key everywhere and takes that back with one undo. */
export default async function citationKeys({ page, workspace, openFile, editorText, screenshot, note }) {
  const at = name => path.join(workspace, name);
  const bib = `% the library\n${entry('rivera2021tides', 'Vascular Age of Tides')}${entry('rivera2021ebb', 'The Ebb of Vascular Age')}`;
  const other = 'Elsewhere [see @rivera2021tides, p. 3; @{rivera2021ebb}].\n';
  await fs.writeFile(at('tides.bib'), bib);
  await fs.writeFile(at('other.md'), other);
  await fs.writeFile(at('draft.md'), '# Draft\n\n');
  const until = async (what, read) => {
    for (let i = 0; i < 100; i++) {
      const value = await read();
      if (value) return value;
      await page.waitForTimeout(100);
    }
    await screenshot('keys-failure');
    throw new Error(`waited for ${what}`);
  };
  const saved = name => fs.readFile(at(name), 'utf8');
  await openFile('draft.md');
  // the library and the index of notes are loaded meanwhile
  await page.waitForTimeout(3000);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');

  await page.keyboard.type('As shown @vascular age', { delay: 60 });
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  await until('the rows', async () => (await rows.count()) > 1);
  await page.waitForTimeout(800);
  await screenshot('keys-completion');
  note('rows', await rows.allInnerTexts());
  await page.keyboard.press('Control+Space');
  await page.waitForTimeout(800);
  await screenshot('keys-documentation');
  const first = (await rows.first().innerText()).trim();
  await page.keyboard.press('Enter');
  await until('the key', async () => /As shown @rivera2021\w+$/.test((await editorText()).trim()));
  note('accepted', first, await editorText());

  await page.keyboard.type(' and [@tides', { delay: 60 });
  await until('the rows', async () => (await rows.count()) > 0);
  await page.keyboard.press('Enter');
  await page.keyboard.type(';', { delay: 60 });
  await until('the next rows', async () => (await rows.count()) > 0);
  await page.keyboard.type(' ebb', { delay: 80 });
  await page.waitForTimeout(800);
  await screenshot('keys-second');
  await page.keyboard.press('Enter');
  await until('both keys', async () => /\[@rivera2021tides; @rivera2021ebb\]/.test(await editorText()));
  await page.keyboard.press('Control+End');
  await page.keyboard.type('. Unknown [@rivera2021tide] and [@rivera2021ebb, @rivera2021tides].', { delay: 10 });
  await page.keyboard.press('Escape');
  await until('problems', async () => (await page.locator('.squiggly-warning').count()) > 1);
  await screenshot('keys-problems');
  note('text', await editorText());

  const key = page.locator('.view-line span', { hasText: 'rivera2021tides' }).first();
  await key.hover({ position: { x: 200, y: 8 } }).catch(() => key.hover());
  await page.waitForTimeout(1500);
  await screenshot('keys-hover');
  await page.keyboard.press('Control+S');
  const draft = await until(
    'the saved draft',
    async () => (await saved('draft.md')).includes('Unknown') && saved('draft.md'),
  );

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('[@rivera2021tides');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await page.waitForTimeout(500);
  await screenshot('keys-rename');
  await box.fill('tides-2021');
  await box.press('Enter');
  await until('the renamed entry', async () => (await saved('tides.bib')).includes('@article{tides-2021,'));
  await until('the renamed note', async () => (await saved('other.md')).includes('[see @tides-2021, p. 3'));
  assert.equal(await saved('tides.bib'), bib.replace('@article{rivera2021tides,', '@article{tides-2021,'));
  assert.equal(await saved('draft.md'), draft.replaceAll('@rivera2021tides', '@tides-2021'));
  await page.waitForTimeout(1000);
  await screenshot('keys-renamed');

  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Z');
  await until('the draft', async () => (await editorText()).includes('[@rivera2021tides'));
  for (const name of ['other.md', 'tides.bib', 'draft.md']) {
    await openFile(name);
    await page.keyboard.press('Control+S');
    await page.waitForTimeout(500);
  }
  await until('the old entry', async () => (await saved('tides.bib')) === bib);
  assert.deepEqual([await saved('tides.bib'), await saved('other.md'), await saved('draft.md')], [bib, other, draft]);
  note('undo restored every byte');

  await page.waitForTimeout(2000);
  await screenshot('keys-undone');
  assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 0);
}
