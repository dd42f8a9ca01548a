import assert from 'node:assert/strict';

/** A literature note from the tree, its update where the person has changed it, and a review matrix. */
export default async function literatureNotes({
  page,
  openFile,
  openView,
  runCommand,
  editorText,
  webview,
  screenshot,
}) {
  await openView('Lectern');
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
}
