/**
 * The pictures of the README and the walkthrough, taken from the real editor:
 * npm run drive -- test/tools/takePictures.mjs --workspace test/host/sample-notes --shots media/walkthrough --size 1200x720
 */
export default async function takePictures({ page, quick, openFile, openView, runCommand, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const settle = () => page.waitForTimeout(700);

  await openFile('2-introduction.md');
  await openView('Lectern');
  await page.getByRole('treeitem', { name: /^PPG, Wearables/ }).click();
  const paper = page.getByRole('treeitem', { name: /Vascular Age from/ });
  await paper.waitFor();
  await runCommand('View: Split Editor Right');
  await paper.click();
  await page.locator('iframe.webview').first().waitFor();
  await page.mouse.move(700, 690);
  await page.waitForTimeout(3000);
  await screenshot('browse');

  await page.keyboard.press('Control+W');
  await page.keyboard.press('Control+W');
  await openFile('2-introduction.md');
  await page.keyboard.press('Control+End');
  await runCommand('Lectern: Search Papers');
  await rows.first().waitFor();
  await input.fill('blood pressure from face video');
  await settle();
  await screenshot('search');
  await page.keyboard.press('Escape');

  await runCommand('Lectern: Insert Citation');
  await rows.first().waitFor();
  for (const query of ['blood pressure from face video', 'mspm dataset']) {
    await input.fill(query);
    await settle();
    await page.keyboard.press('ArrowDown');
    await rows.nth(query.startsWith('mspm') ? 1 : 0).click();
    await settle();
  }
  await screenshot('insert');
  await page.keyboard.press('Escape');
}
