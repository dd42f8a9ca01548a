import assert from 'node:assert/strict';

/** Searches from the palette: our order is kept, the found words are shown, Enter cites in the note. */
export default async function searchPapers({ page, quick, openFile, runCommand, editorText, screenshot }) {
  const rows = page.locator(`${quick} .monaco-list-row`);
  const labels = () => rows.locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  const search = async query => {
    await page.locator(`${quick} input[type=text]`).fill(query);
    await page.waitForTimeout(600);
  };

  await openFile('empty.md');
  await runCommand('Lectern: Search Papers');
  await rows.first().waitFor();
  await screenshot('search-empty');
  assert.ok((await rows.count()) > 5);

  await search('vascular age');
  await screenshot('search-found');
  assert.match((await labels())[0] ?? '', /^Artificial Intelligence-derived Vascular Age/);

  // words of the summary alone: the row must come first although its label does not match
  await search('lesion boxes organ segmentation rationales');
  await screenshot('search-detail');
  assert.match((await labels())[0] ?? '', /^MedCLM/);

  await page.keyboard.press('Enter');
  const text = await eventually(editorText, value => value.includes('[@kim2025medclm]'));
  assert.equal(text.trim(), '[@kim2025medclm]');

  await runCommand('Lectern: Search Papers');
  await rows.first().waitFor();
  await page.waitForTimeout(300);
  await screenshot('search-recent');
  assert.match((await labels())[0] ?? '', /^MedCLM/);
  // a row's button does its work without leaving the keyboard's place
  await search('endonet');
  await rows.first().hover();
  await rows.first().getByRole('button', { name: 'Insert Summary' }).click();
  const summed = await eventually(editorText, value => value.includes('twinanda2016endonet'));
  assert.match(summed, /EndoNet.*\[@twinanda2016endonet\]/s);
}

/** The value once it is as wanted; the last one seen after ten seconds. */
async function eventually(read, isWanted) {
  let value;
  for (let i = 0; i < 100; i++) {
    value = await read();
    if (isWanted(value)) break;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return value;
}
