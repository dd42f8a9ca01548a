import assert from 'node:assert/strict';

/** Opens the overview: the table and the map are there, a paper is found by keyboard and opens its page. */
export default async function topicOverview({ page, runCommand, screenshot }) {
  await runCommand('Lectern: Topic Overview');
  const outer = page.frameLocator('iframe.webview').first();
  const inner = outer.frameLocator('iframe');
  await inner.locator('table').waitFor({ timeout: 60_000 });
  await inner.locator('.status').waitFor({ state: 'detached', timeout: 120_000 });
  await page.waitForTimeout(500);
  await screenshot('overview');
  assert.ok((await inner.locator('tbody tr').count()) > 3);

  const stage = inner.locator('.stage');
  await stage.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await inner.locator('.card:not([hidden])').waitFor();
  assert.notEqual(await inner.locator('.spoken').innerText(), '');
  await screenshot('overview-card');

  await page.keyboard.press('PageDown');
  assert.match(await inner.locator('.spoken').innerText(), /^ECG & Electrograms, Papers: \d+$/);
  assert.equal(await inner.locator('tbody button[aria-pressed="true"]').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await inner.locator('tbody button[aria-pressed="true"]').count(), 0);

  await inner.locator('tbody button').first().click();
  await page.waitForTimeout(300);
  await screenshot('overview-topic');
  await inner.locator('tbody tr').nth(2).hover();
  await screenshot('overview-table');

  await stage.focus();
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 3; i++) await page.keyboard.press('+');
  await screenshot('overview-zoomed');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(2500);
  await screenshot('overview-opened');

  // closed and opened again the map stands as it stood, without being arranged anew
  await runCommand('View: Close All Editors');
  await runCommand('Lectern: Topic Overview');
  await inner.locator('table').waitFor();
  await inner.locator('.status').waitFor({ state: 'detached', timeout: 2000 });
}
