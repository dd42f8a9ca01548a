import assert from 'node:assert/strict';

/** Topics are renamed, merged, pinned, hidden and made from a search; all of it outlives a reload and is taken back. */
export default async function topicChoices({ page, openView, runCommand, quick, screenshot }) {
  const tree = '.tree-explorer-viewlet-tree-view .monaco-list-row';
  const input = page.locator(`${quick} input`).first();
  const message = page.locator(`${quick} .quick-input-message`);
  const topics = async () => {
    const labels = page.locator(`${tree}[aria-level="1"] .label-name`);
    return (await labels.allInnerTexts()).map(text => text.trim());
  };
  /** Waits until the topics are as wanted: the tree follows in its own time. */
  const until = async (what, isSo) => {
    for (let i = 0; i < 100; i++) {
      if (isSo(await topics())) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`${what}: ${(await topics()).join(' | ')}`);
  };
  const menu = async (topic, item) => {
    await page.locator(tree, { hasText: topic }).first().click({ button: 'right' });
    // a menu takes no click in its first moments
    await page.waitForTimeout(500);
    await page.getByRole('menuitem', { name: item }).click();
  };

  await openView('Lectern');
  await until('the shipped topics', found => found.includes('Surgical Video & OR'));
  const before = await topics();

  await menu('Surgical Video & OR', 'Rename Topic…');
  await input.waitFor();
  await input.fill('Radiology & Report Generation');
  await message.filter({ hasText: 'another topic of this name' }).waitFor();
  await screenshot('topics-same-name');
  await input.fill('Operating rooms');
  await page.keyboard.press('Enter');
  await until('renamed', found => found.includes('Operating rooms') && !found.includes('Surgical Video & OR'));

  await menu('Operating rooms', 'Pin Topic');
  await until('pinned', found => found[0] === 'Operating rooms');

  await menu('Medical Speech & Acoustics', 'Merge Topic Into…');
  await page.locator(`${quick} .monaco-list-row`, { hasText: 'ECG & Electrograms' }).waitFor();
  await screenshot('topics-merge');
  await input.fill('ECG');
  await page.keyboard.press('Enter');
  await until('merged', found => !found.includes('Medical Speech & Acoustics'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('merge undone', found => found.includes('Medical Speech & Acoustics'));

  await menu('Benchmarks & Reliability', 'Hide Topic');
  await until('hidden', found => !found.includes('Benchmarks & Reliability'));

  await runCommand('Lectern: New Topic from Search');
  await input.waitFor();
  await input.fill('zzzznothing');
  await message.filter({ hasText: 'No paper is found' }).waitFor();
  await input.fill('year:2025 ecg');
  await message.filter({ hasText: /^\d+ papers/ }).waitFor();
  await screenshot('topics-new');
  await page.keyboard.press('Enter');
  await message.filter({ hasText: 'Name of the topic' }).waitFor();
  await input.fill('ECG of 2025');
  await page.keyboard.press('Enter');
  await until('made from a search', found => found.includes('ECG of 2025'));

  await runCommand('Lectern: New Topic from Search');
  await input.waitFor();
  await input.fill('retina');
  await page.keyboard.press('Enter');
  await message.filter({ hasText: 'Name of the topic' }).waitFor();
  await input.fill('ecg of 2025');
  await message.filter({ hasText: 'Choose another name' }).waitFor();
  await page.keyboard.press('Escape');

  // a paper is dragged onto a topic: an exception to what the topic's search finds
  const rule = page.locator(tree, { hasText: 'ECG of 2025' }).first();
  const count = async () => Number(/\d+/.exec((await rule.locator('.label-description').innerText()) ?? '')?.[0]);
  const found = await count();
  await page.locator(tree, { hasText: 'Operating rooms' }).first().click();
  await page
    .getByRole('treeitem', { name: /EndoNet/ })
    .first()
    .dragTo(rule);
  for (let i = 0; i < 50 && (await count()) === found; i++) await page.waitForTimeout(100);
  assert.equal(await count(), found + 1);

  await page.reload();
  await page.waitForSelector('.monaco-workbench .part.statusbar');
  await until('after a reload', now => now[0] === 'Operating rooms' && !now.includes('Benchmarks & Reliability'));
  assert.ok((await topics()).includes('ECG of 2025'));

  await runCommand('Lectern: Reset Topic Choices');
  const rows = page.locator(`${quick} .monaco-list-row`);
  await rows.first().waitFor();
  assert.equal(await rows.count(), 4);
  await screenshot('topics-reset');
  for (let i = 0; i < 4; i++) await rows.nth(i).click();
  await page.keyboard.press('Enter');
  await until('reset', now => before.every(topic => now.includes(topic)));
}
