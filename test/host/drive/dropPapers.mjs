import assert from 'node:assert/strict';

/** Drags one row, then two, from the tree into a note: their citations stand where they were dropped. */
export default async function dropPapers({ page, openFile, openView, editorText, screenshot }) {
  await openFile('empty.md');
  await openView('Lectern');
  const topic = page.getByRole('treeitem', { name: /^Surgical Video & OR/ });
  await topic.waitFor();
  await topic.click();
  const rows = page.getByRole('treeitem', { name: /, \w+ et al\. \d{4}|, \w+ & \w+ \d{4}/ });
  await rows.first().waitFor();

  const editor = page.locator('.monaco-editor .view-lines').first();
  /** A drag that begins while the workbench still draws is lost, so it is begun again. */
  const drag = async (row, pattern) => {
    let text = '';
    for (let i = 0; i < 3 && !pattern.test(text); i++) {
      // the tooltip of the row under the pointer would lie over the next ones
      await page.mouse.move(700, 500);
      await page.waitForTimeout(500);
      await row.dragTo(editor, { targetPosition: { x: 4, y: 8 } });
      text = await textWith(editorText, pattern);
    }
    return text;
  };
  await page
    .locator('.statusbar-item', { hasText: /\d+ papers/ })
    .first()
    .waitFor();
  await page.waitForTimeout(1000);
  const one = await drag(rows.first(), /^\[@[a-z0-9]+\]/);
  await screenshot('drop-one');
  assert.match(one, /^\[@[a-z0-9]+\]$/m);

  await page.keyboard.press('Control+Z');
  await rows.nth(0).click({ modifiers: ['Control'] });
  await rows.nth(1).click({ modifiers: ['Control'] });
  const two = await drag(rows.nth(1), /\[@[a-z0-9]+; @[a-z0-9]+\]/);
  await screenshot('drop-two');
  assert.match(two, /\[@[a-z0-9]+; @[a-z0-9]+\]/);
}

/** The editor's text once it matches; the last text seen after five seconds. */
async function textWith(editorText, pattern) {
  let text = '';
  for (let i = 0; i < 50; i++) {
    text = await editorText();
    if (pattern.test(text)) break;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return text;
}
