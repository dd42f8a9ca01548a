import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const body = (style, title) => `---
csl: ${style}
---

# ${title}

Reasoning that is spelled out step by step helps a model to place a lesion
[see @kim2025medclm, pp. 3-5], and pulse waves tell the age of vessels
[@nie2025artificial; @kim2025medclm]. As @twinanda2016endonet showed, phases
can be found in surgical video.

| Task | Work |
| ---- | ---- |
| Phases | @twinanda2016endonet [p. 4] |
| Age | [@nie2025artificial] |

> Nobody has counted them [@nobody1900], but \`[@kim2025medclm]\` is code
> and mail@kim2025medclm.org an address.

## References

::: {#refs}
:::
`;

/** The preview of a note in two styles: what is seen, and what the page holds. */
export default async function previewCitations({ page, workspace, openFile, runCommand, webview, screenshot }) {
  // all at once, so that the workspace knows the files by the time they are asked for
  writeFileSync(path.join(workspace, 'preview-apa.md'), body('apa', 'In APA style'));
  writeFileSync(path.join(workspace, 'preview-ieee.md'), body('ieee', 'In IEEE style'));
  writeFileSync(path.join(workspace, 'preview-long.md'), `[@kim2025medclm]\n\n${'Filler.\n\n'.repeat(60)}`);
  for (const [style, title, mark, entry] of [
    ['apa', 'In APA style', /\(see Kim et al\., 2025, pp\. 3[-–]5\)/, /^Kim, S\. Y\., Cho, S\./],
    ['ieee', 'In IEEE style', /\[\d\]/, /^\[\d\]\s*S\. Y\. Kim/],
  ]) {
    await openFile(`preview-${style}.md`);
    await runCommand('Markdown: Open Preview to the Side');
    const preview = webview();
    const citations = preview.locator('.lectern-citation');
    await preview.locator('h1', { hasText: title }).waitFor();
    await citations.first().waitFor({ timeout: 60_000 });
    const first = citations.first();
    // a style takes a moment to load; until then the built-in form serves
    await waitFor(
      async () => mark.test(await first.innerText()) && (await entries(preview)).some(text => entry.test(text)),
    );
    await page.waitForTimeout(500);
    await screenshot(`preview-${style}`);

    assert.equal(await citations.count(), 6);
    assert.equal(await preview.locator('.lectern-unknown').count(), 1);
    assert.match(await preview.locator('.lectern-unknown').getAttribute('title'), /nobody1900/);
    assert.match(await first.getAttribute('title'), /MedCLM/);
    assert.equal((await entries(preview)).length, 3);
    assert.match(await preview.locator('body').innerText(), /\[@kim2025medclm\] is code\s+and mail@kim2025medclm\.org/);
    assert.equal(await preview.locator('td .lectern-citation').count(), 2);

    await first.hover();
    await page.waitForTimeout(1200);
    await screenshot(`preview-${style}-tooltip`);
    await runCommand('View: Close All Editors');
  }

  await openFile('preview-long.md');
  await runCommand('Markdown: Open Preview to the Side');
  const entry = webview().locator('.lectern-reference');
  await entry.waitFor({ timeout: 60_000 });
  const top = async () => (await entry.boundingBox())?.y ?? Infinity;
  assert.ok((await top()) > 1000, 'the entry is not on the screen before the click');
  await webview().locator('.lectern-citation').click();
  await waitFor(async () => (await top()) < 900);
  assert.ok((await top()) < 900, `the entry is at ${await top()} after the click`);
  await webview().locator('.lectern-back a').click();
  await waitFor(async () => (await top()) > 1000);
  assert.ok((await top()) > 1000, 'the link in the entry leads back to the citation');
}

async function entries(preview) {
  return (await preview.locator('.lectern-reference').allInnerTexts()).map(text =>
    text.replace(/\s+/g, ' ').replace(/ ↑.*$/, '').trim(),
  );
}

/** Waits for up to 20 seconds. */
async function waitFor(isTrue) {
  for (let i = 0; i < 100 && !(await isTrue()); i++) await new Promise(resolve => setTimeout(resolve, 200));
}
