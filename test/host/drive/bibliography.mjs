import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Cites a paper that the note's bibliography has not, takes the offer, then tidies the bibliography and copies a paper. */
export default async function bibliography({ page, quick, workspace, openFile, runCommand, openView, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const file = path.join(workspace, 'refs.bib');
  const old = `@article{doe2020,\n  author = {Doe, Jane},\n  title = {Tides of the Upper Bay},\n  journal = {Tide Letters},\n  year = {2020}\n}\n`;
  // a library of one's own hides the papers that ship, which are cited here
  mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
  writeFileSync(path.join(workspace, '.vscode/settings.json'), '{ "lectern.showShippedPapers": "always" }\n');
  writeFileSync(file, old);
  writeFileSync(
    path.join(workspace, 'draft.md'),
    '---\ntitle: Draft\nbibliography: refs.bib\n---\n\nAs shown before [@roe1999].\n\nMore recently ',
  );
  writeFileSync(path.join(workspace, 'paper.qmd'), '---\ntitle: A Paper\n---\n\nText ');
  writeFileSync(path.join(workspace, 'dropped.md'), '---\nbibliography: dropped.bib\n---\n\n\n\nText\n');
  await openFile('draft.md');
  await page.waitForTimeout(1500);
  await page.keyboard.press('Control+End');
  const cite = async query => {
    await runCommand('Lectern: Insert Citation');
    await rows.first().waitFor();
    await input.fill(query);
    // on a busy machine the rows come later, and Enter before them takes none
    await rows
      .filter({ hasText: new RegExp(query, 'i') })
      .first()
      .waitFor();
    for (let i = 0; i < 5 && (await input.isVisible()); i++) {
      await page.waitForTimeout(700);
      if (await input.isVisible()) await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
    }
  };
  await cite('medclm');
  await page.locator('.notification-toast').first().waitFor();
  await page.waitForTimeout(600);
  await screenshot('bibliography-ask');
  await page.keyboard.type(' and ');
  await cite('endonet');
  await page.waitForTimeout(1500);
  await screenshot('bibliography-ask-again');
  await page.locator('.notification-toast .monaco-button', { hasText: /^Add$/ }).first().click();
  for (let i = 0; i < 100 && !readFileSync(file, 'utf8').includes('endonet'); i++) await page.waitForTimeout(100);
  await page.waitForTimeout(400);
  await screenshot('bibliography-added');
  const text = readFileSync(file, 'utf8');
  assert.ok(text.startsWith(old));
  assert.match(text, /kim2025medclm[^]*endonet|endonet[^]*kim2025medclm/);

  await page.keyboard.press('Control+S');
  await runCommand('Lectern: Tidy Bibliography');
  await rows.first().waitFor();
  await page.waitForTimeout(500);
  await screenshot('bibliography-tidy');
  await page.keyboard.press('Escape');

  await runCommand('Lectern: Copy As');
  await rows.first().waitFor();
  await input.fill('medclm');
  await page.waitForTimeout(700);
  await screenshot('bibliography-copy-paper');
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'BibTeX' }).first().waitFor();
  await page.waitForTimeout(400);
  await screenshot('bibliography-copy-as');
  await page.keyboard.press('Escape');

  await openFile('paper.qmd');
  await page.waitForTimeout(1500);
  await page.keyboard.press('Control+End');
  await cite('endonet');
  await page.waitForTimeout(1500);
  await screenshot('bibliography-offer');

  // a paper dragged from the tree into the note counts as cited too
  writeFileSync(path.join(workspace, 'dropped.bib'), '');
  await openFile('dropped.md');
  await openView('Lectern');
  const topic = page.getByRole('treeitem', { name: /^Surgical Video & OR/ });
  await topic.waitFor();
  await topic.click();
  const row = page.getByRole('treeitem', { name: /, \w+ et al\. \d{4}|, \w+ & \w+ \d{4}/ }).first();
  await row.waitFor();
  // a hover of the tree would be in the way
  await page.mouse.move(800, 500);
  await page.waitForTimeout(1500);
  const toast = page.locator('.notification-toast', { hasText: 'dropped.bib' });
  for (let i = 0; i < 3 && !(await toast.count()); i++) {
    await row.dragTo(page.locator('.monaco-editor .view-lines').first(), { targetPosition: { x: 4, y: 100 } });
    await page.waitForTimeout(2500);
  }
  await screenshot('bibliography-drop');
  assert.equal(await toast.count(), 1);
}
