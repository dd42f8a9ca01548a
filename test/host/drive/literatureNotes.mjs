import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A literature note from the tree, its update where the person has changed it, and a review matrix. */
export default async function literatureNotes({
  page,
  openFile,
  openView,
  runCommand,
  editorText,
  webview,
  screenshot,
  workspace,
}) {
  await openView('Lectern');
  // the last row to come: from then on rows stay where they are
  await page.getByRole('treeitem', { name: /^Cited but No Note/ }).waitFor();
  await page.waitForTimeout(500);
  await page.getByRole('treeitem', { name: /^Surgical Video & OR/ }).click();
  await page.getByRole('treeitem', { name: /EndoNet/ }).click({ button: 'right' });
  // a menu takes no click in its first moments
  await page.waitForTimeout(500);
  await screenshot('note-menu');
  await page.getByRole('menuitem', { name: 'Open Literature Note' }).click();
  let text = '';
  for (let i = 0; i < 100 && !text.includes('## Notes'); i++) {
    await page.waitForTimeout(100);
    text = await editorText();
  }
  await page.waitForTimeout(500);
  await screenshot('note-created');
  assert.match(text, /## Notes/);

  await page.keyboard.type('My own words.');
  await page.getByText('## Summary').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('I changed this.');
  await runCommand('Lectern: Update Literature Note');
  await page.getByRole('button', { name: 'Replace' }).waitFor();
  await page.waitForTimeout(1000);
  await screenshot('note-diff');
  await page.getByRole('button', { name: 'Keep Mine' }).click();
  await page.waitForTimeout(500);
  assert.match(await editorText(), /I changed this\./);

  await openFile('empty.md');
  await runCommand('Lectern: Insert Review Matrix');
  await page.waitForTimeout(500);
  await page.keyboard.type('surgical video');
  await page.waitForTimeout(1000);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  await screenshot('note-matrix');
  assert.match(await editorText(), /\| Paper \| Problem \|/);

  await page.getByRole('treeitem', { name: /EndoNet/ }).click();
  const link = (await webview()).getByRole('link', { name: 'Literature note' });
  await link.waitFor();
  await screenshot('note-link');
  await link.click();
  await page.locator('.tab.active', { hasText: '@twinanda2016endonet.md' }).waitFor();

  // a key that is renamed takes the file name and the citekey of its note along
  writeFileSync(path.join(workspace, 'own.bib'), '@book{lamp2020old,\n  title = {Lamps},\n  year = {2020}\n}\n');
  await page.getByRole('treeitem', { name: /^No Topic/ }).click();
  await page.getByRole('treeitem', { name: /Lamps/ }).first().waitFor();
  await page.getByRole('treeitem', { name: /Lamps/ }).first().click({ button: 'right' });
  await page.waitForTimeout(500);
  await page.getByRole('menuitem', { name: 'Open Literature Note' }).click();
  await page.locator('.tab.active', { hasText: '@lamp2020old.md' }).waitFor();
  await page.keyboard.type('Mine, unsaved.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const name = page.locator('.rename-box input');
  // what was typed reaches the extension first: a change of the text takes the box away
  for (let i = 0; i < 5 && !(await name.isVisible()); i++) {
    await page.waitForTimeout(1000);
    await page.keyboard.press('F2');
    await page.waitForTimeout(1000);
  }
  await name.fill('lamp2020new');
  await name.press('Enter');
  await page.locator('.tab.active', { hasText: '@lamp2020new.md' }).waitFor();
  await runCommand('File: Save All');
  await page.waitForTimeout(1000);
  await screenshot('note-renamed');
  const renamed = readFileSync(path.join(workspace, 'literature/@lamp2020new.md'), 'utf8');
  assert.match(renamed, /^---\ncitekey: lamp2020new\n/);
  assert.match(renamed, /\nMine, unsaved\.$/);
  assert.match(readFileSync(path.join(workspace, 'own.bib'), 'utf8'), /^@book\{lamp2020new,/);
}
