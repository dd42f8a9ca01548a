import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Pastes the address of a paper as its citation, and drops a library file into a note. */
export default async function pasteAndDrop({ page, workspace, openFile, editorText, screenshot, note }) {
  const at = name => path.join(workspace, name);
  await fs.mkdir(at('.vscode'), { recursive: true });
  await fs.writeFile(at('.vscode/settings.json'), '{ "lectern.pasteAsCitation": true }');
  await fs.mkdir(at('elsewhere'), { recursive: true });
  const entry = key =>
    `@book{${key},\n  author = {Rivera, Ana},\n  title = {Of ${key}},\n  year = {2021},\n  doi = {10.1000/${key}}\n}\n`;
  await fs.writeFile(at('tides.bib'), entry('rivera2021tides'));
  await fs.writeFile(at('more.nbib'), 'PMID- 123456\nTI  - A Paper that Is Dropped\nAU  - Roe J\nDP  - 2020\n\n');
  await fs.writeFile(at('pasted.md'), '');
  const until = async (what, read) => {
    for (let i = 0; i < 100; i++) {
      const value = await read();
      if (value) return value;
      await page.waitForTimeout(100);
    }
    await screenshot('paste-failure');
    throw new Error(`waited for ${what}`);
  };
  await openFile('pasted.md');
  await page.waitForTimeout(3000);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.type('https://doi.org/10.1000/Rivera2021Tides');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+X');
  await page.keyboard.type('See ');
  await page.keyboard.press('Control+V');
  await until('the citation', async () => (await editorText()).trim() === 'See [@rivera2021tides]');
  await page.waitForTimeout(500);
  await screenshot('paste-done');
  note(await editorText());

  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'more.nbib' }).first();
  const target = page.locator('.monaco-editor .view-lines').first();
  const [from, to] = [await row.boundingBox(), await target.boundingBox()];
  assert.ok(from && to);
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 100, to.y + 60, { steps: 10 });
  // without it the editor would open the file
  await page.keyboard.down('Shift');
  await page.waitForTimeout(500);
  await page.mouse.move(to.x + 101, to.y + 61);
  await page.waitForTimeout(500);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.waitForTimeout(1500);
  await screenshot('drop-done');
  note(await editorText());
  await until('the bibliography', async () => (await editorText()).startsWith('---\nbibliography: more.nbib\n---'));
}
