import assert from 'node:assert/strict';

/** Filters, their help, and the six kinds of query that people type. */
export default async function searchFilters({ page, quick, openFile, runCommand, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const input = page.locator(`${quick} input[type=text]`);
  const labels = () => rows.locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  const search = async query => {
    await input.fill(query);
    await page.waitForTimeout(500);
    return labels();
  };

  await openFile('empty.md');
  await runCommand('Lectern: Search Papers');
  await rows.first().waitFor();

  const firstRows = {
    'endonet laparoscopic': /^EndoNet/,
    'surgical phase videos': /EndoNet|Surg/,
    'how old are my arteries': /Vascular Age/,
    ddxplus: /^DDXPlus/,
    'arrythmia clasification': /ECGformer|Arrhythmia/,
    'can you trust your radiologist?': /^MediConfusion/,
  };
  for (const [query, expected] of Object.entries(firstRows)) {
    assert.match((await search(query))[0] ?? '', expected, query);
    await screenshot(`query-${query.replace(/\W+/g, '-')}`);
  }

  for (const label of await search('year:2016..2019 ecg')) assert.ok(label);
  const descriptions = await rows.locator('.label-description').allInnerTexts();
  assert.ok(descriptions.length > 0 && descriptions.every(text => /201[6-9]/.test(text)), descriptions.join('\n'));
  await screenshot('filter-years');

  await search('year:soon ecg');
  const title = await page.locator(`${quick} .quick-input-title`).innerText();
  assert.match(title, /searched as words: year:soon/);
  await screenshot('filter-wrong');

  await search('zzzzqqqq');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  assert.equal(
    await input.inputValue(),
    '?',
    'the row that leads to the filters is what is left where nothing is found',
  );
  await screenshot('filter-help');
  await rows.filter({ hasText: 'author:kim' }).first().click();
  await page.waitForTimeout(500);
  assert.equal(await input.inputValue(), 'author:kim');
  assert.ok((await labels()).length > 0);
  await page.keyboard.press('Escape');
}
