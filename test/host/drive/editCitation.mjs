import assert from 'node:assert/strict';

/** Edits a citation as a person does: page by Enter, then prefix, order and another paper, with Escape at the end. */
export default async function editCitation({ page, quick, openFile, runCommand, editorText, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const title = text => page.locator(`${quick} .quick-input-title`, { hasText: text });
  const textHas = async pattern => {
    let text = '';
    for (let i = 0; i < 100; i++) {
      text = (await editorText()).replace(/\s+/g, ' ').trim();
      if (pattern.test(text)) return text;
      await page.waitForTimeout(100);
    }
    assert.match(text, pattern);
  };

  await openFile('empty.md');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.insertText('Models reason over images [@twinanda2016endonet; @kim2025medclm] by steps.');
  for (let i = 0; i < 'kim2025medclm] by steps.'.length; i++) await page.keyboard.press('ArrowLeft');

  // Enter on the paper at the caret asks for its locator, Enter again writes it
  await page.keyboard.press('Shift+Alt+E');
  await title('Edit Citation').waitFor();
  await rows.first().waitFor();
  await page.waitForTimeout(500);
  await screenshot('edit-list');
  await input.press('Enter');
  await title('Locator of').waitFor();
  await page.waitForTimeout(300);
  await screenshot('edit-locator-empty');
  await page.keyboard.type('33-35');
  await page.waitForTimeout(300);
  await screenshot('edit-locator');
  await page.keyboard.press('Enter');
  await textHas(/; @kim2025medclm, pp\. 33-35\]/);

  // the list is there again, with the page in the row
  await rows.filter({ hasText: 'pp. 33-35' }).first().waitFor();
  await page.waitForTimeout(300);
  await screenshot('edit-list-again');
  await page.keyboard.type('prefix');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await title('Prefix of Which Paper').waitFor();
  await page.waitForTimeout(300);
  await screenshot('edit-which');
  await page.keyboard.press('Enter');
  await title('Prefix of Kim').waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.type('but see');
  await page.waitForTimeout(300);
  await screenshot('edit-prefix');
  await page.keyboard.press('Enter');
  await textHas(/; but see @kim2025medclm, pp\. 33-35\]/);

  await rows.filter({ hasText: 'but see' }).first().waitFor();
  await page.keyboard.type('sort by year');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'but see' }).first().waitFor();

  await page.keyboard.type('add');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await title('Add Papers').waitFor();
  await input.fill('medclm');
  await rows.filter({ hasText: 'cited here' }).first().waitFor();
  await screenshot('edit-add');
  await input.fill('vascular age');
  await rows.filter({ hasText: 'Vascular Age' }).first().waitFor();
  await page.waitForTimeout(600);
  await input.press('Enter');
  await textHas(/pp\. 33-35; @\w+\]/);
  await title('Edit Citation').waitFor();
  await page.waitForTimeout(300);
  await screenshot('edit-done');

  // words that are no locator are offered as the suffix
  await page.keyboard.press('Enter');
  await title('Locator of').waitFor();
  await input.fill('passim');
  await page.waitForTimeout(300);
  await screenshot('edit-no-locator');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);

  // Escape left what was done, and the caret is still in the note
  const text = await textHas(
    /^Models reason over images \[@twinanda2016endonet; but see @kim2025medclm, pp\. 33-35; @/,
  );
  await page.keyboard.press('Control+Z');
  await textHas(/pp\. 33-35\] by steps/);
  assert.ok(text);

  await runCommand('Lectern: Edit Citation');
  await title('Edit Citation').waitFor();
  await page.keyboard.type('sentence');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await textHas(/images @twinanda2016endonet \[but see @kim2025medclm, pp\. 33-35\] by steps/);
  await page.waitForTimeout(400);
  await screenshot('edit-in-sentence');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await page.locator('.monaco-editor .view-line span', { hasText: 'endonet' }).last().click({ button: 'right' });
  await page.waitForTimeout(1000);
  await screenshot('edit-menu');
  await page.keyboard.press('Escape');
}
