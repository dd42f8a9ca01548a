import assert from 'node:assert/strict';

/** Suggestions for the sentence at the cursor, and papers related to one of the tree. */
export default async function suggestCitations({
  page,
  quick,
  openFile,
  openView,
  runCommand,
  editorText,
  screenshot,
}) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  await openFile('empty.md');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.type('Models can tell the age of blood vessels from the pulse that a wrist watch records. ');
  await runCommand('Lectern: Suggest Citations for This Paragraph');
  await rows.first().waitFor();
  await page.waitForTimeout(500);
  await screenshot('suggest');
  const first = await rows.first().innerText();
  assert.match(first, /Vascular Age/);
  await page.keyboard.press('Enter');
  let text = '';
  for (let i = 0; i < 100 && !text.includes('[@nie2025artificial]'); i++) {
    await page.waitForTimeout(100);
    text = await editorText();
  }
  assert.match(text, /records\.\s+\[@nie2025artificial\]/);

  await runCommand('Lectern: Suggest Citations for This Paragraph');
  await rows.first().waitFor();
  await page.waitForTimeout(500);
  await screenshot('suggest-cited');
  assert.match(await rows.filter({ hasText: 'Vascular Age' }).first().innerText(), /cited here/);
  await page.keyboard.press('Escape');

  await openView('Lectern');
  await page.getByRole('treeitem', { name: /^Surgical Video & OR/ }).click();
  await page.getByRole('treeitem', { name: /EndoNet/ }).click({ button: 'right' });
  // a menu takes no click in its first moments
  await page.waitForTimeout(500);
  await page.getByRole('menuitem', { name: 'Related Papers' }).click();
  await rows.first().waitFor();
  await page.waitForTimeout(500);
  await screenshot('related');
  const related = await rows.allInnerTexts();
  assert.ok(related.length > 3 && !related.some(row => row.startsWith('EndoNet')), related.join('\n'));
  await page.keyboard.press('Escape');
}
