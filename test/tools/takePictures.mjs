import { writeFileSync } from 'node:fs';
import path from 'node:path';

const DRAFT = `---
csl: apa
---

# What a wrist watch knows

The age of blood vessels can be told from the pulse at the wrist
[@nie2025artificial, p. 3], and a model that reasons step by step finds
a lesion where another guesses [see @kim2025medclm].

Phases of an operation were first found in video by
@twinanda2016endonet; both ideas meet where a model has to say
*why* [@kim2025medclm; @nie2025artificial].

## References
`;

/**
 * The pictures of the README and the walkthrough, taken from the real editor:
 * npm run drive -- test/tools/takePictures.mjs --workspace test/host/sample-notes --shots media/walkthrough --size 1200x720
 */
export default async function takePictures({
  page,
  quick,
  workspace,
  openFile,
  openView,
  runCommand,
  webview,
  screenshot,
}) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const settle = () => page.waitForTimeout(700);
  // at once, so that the workspace knows the file by the time it is opened
  writeFileSync(path.join(workspace, 'draft.md'), DRAFT);

  await openFile('draft.md');
  await runCommand('View: Toggle Primary Side Bar Visibility');
  await runCommand('Markdown: Open Preview to the Side');
  await webview().getByText('Artificial Intelligence').first().waitFor({ timeout: 60_000 });
  await page.mouse.move(300, 600);
  await page.waitForTimeout(5000);
  await screenshot('preview');
  await runCommand('View: Toggle Primary Side Bar Visibility');
  await runCommand('View: Close All Editors');

  await openFile('2-introduction.md');
  await openView('Lectern');
  await page.getByRole('treeitem', { name: /^PPG, Wearables/ }).click();
  const paper = page.getByRole('treeitem', { name: /Vascular Age from/ });
  await paper.waitFor();
  await runCommand('View: Split Editor Right');
  await paper.click();
  await page.locator('iframe.webview').first().waitFor();
  await page.mouse.move(560, 400);
  await page.waitForTimeout(3000);
  await screenshot('browse');

  await runCommand('View: Close All Editors');
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
