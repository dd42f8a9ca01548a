import assert from 'node:assert/strict';

/** The tree knows the notes: counts, icons, smart topics, the papers of the note in use, reading states and the filter. */
export default async function treeOfNotes({ page, quick, openFile, openView, runCommand, screenshot }) {
  await openFile('note.md');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Vascular age can be told from a wrist watch (@nie2025artificial). ');
  await openView('Lectern');
  const rows = page.locator('.monaco-list-row');
  await page.getByRole('treeitem', { name: /cited/ }).first().waitFor();
  await page.getByRole('treeitem', { name: /^Surgical Video & OR/ }).click();
  await page.getByRole('treeitem', { name: /EndoNet/ }).click({ button: 'right' });
  // a menu takes no click in its first moments
  await page.waitForTimeout(500);
  await page.getByRole('menuitem', { name: 'Mark As' }).hover();
  await page.waitForTimeout(700);
  await screenshot('tree-menu');
  await page.getByRole('menuitem', { name: 'Mark as Reading' }).click();
  await page.waitForTimeout(700);
  await screenshot('tree-topics');

  await runCommand('Lectern: Group by Use in This Note');
  await page.getByRole('treeitem', { name: /^Cited Here/ }).waitFor();
  await page.waitForTimeout(500);
  await screenshot('tree-note');

  await runCommand('Lectern: Group by Topic');
  await runCommand('Lectern: Filter Papers…');
  await page.locator(`${quick} input`).first().waitFor();
  await page.keyboard.type('is:cited');
  await page.waitForTimeout(800);
  await screenshot('tree-filter');
  assert.ok((await rows.count()) > 1);
  await page.keyboard.type(' zebra');
  await page.getByText('No paper matches the filter').waitFor();
  await screenshot('tree-filter-none');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
}
