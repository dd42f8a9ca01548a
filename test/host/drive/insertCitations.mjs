import assert from 'node:assert/strict';

/** Checks papers over two searches and inserts them as one citation. */
export default async function insertCitations({ page, quick, openFile, runCommand, editorText, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const search = async query => {
    await input.fill(query);
    await page.waitForTimeout(600);
  };
  await openFile('empty.md');
  await runCommand('Lectern: Insert Citation');
  await rows.first().waitFor();

  await search('medclm');
  await rows.filter({ hasText: 'MedCLM' }).first().click();
  await search('vascular age');
  await rows.filter({ hasText: 'Vascular Age' }).first().click();
  await page.waitForTimeout(300);
  await screenshot('insert-checked');
  await input.press('Enter');

  let text = '';
  for (let i = 0; i < 100 && !text.includes('@'); i++) {
    await page.waitForTimeout(100);
    text = await editorText();
  }
  await screenshot('insert-done');
  assert.match(text.trim(), /^\[@kim2025medclm; @[a-z0-9]+\]$/);

  // with nothing checked Enter takes the row in focus, the best match
  await runCommand('Lectern: Insert Citation');
  await rows.first().waitFor();
  await search('endonet');
  await input.press('Enter');
  for (let i = 0; i < 100 && !text.includes('endonet'); i++) {
    await page.waitForTimeout(100);
    text = await editorText();
  }
  assert.match(text, /@twinanda2016endonet/);
}
