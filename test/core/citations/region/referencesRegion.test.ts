import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findRegions } from '../../../../src/core/citations/region/findRegions';
import {
  insertRegion,
  type RegionContent,
  type RegionEdit,
  updateRegion,
} from '../../../../src/core/citations/region/referencesRegion';

const content = (...html: string[]): RegionContent => ({
  style: 'apa',
  references: html.map((entry, index) => ({ key: `k${index}`, html: entry, text: entry })),
});
const two = content('Cho. <i>B</i>.', 'Kim. <i>A</i>.');
const apply = (note: string, { start, end, text }: RegionEdit) => note.slice(0, start) + text + note.slice(end);
/** The note brought up to date, or what stops it. */
function updated(note: string, with_: RegionContent = two): unknown {
  const update = updateRegion(note, with_);
  return update?.type === 'edit' ? apply(note, update.edit) : (update?.type ?? 'none');
}
const inserted = (marked: string) => {
  const note = marked.replace('|', '');
  return apply(note, insertRegion(note, marked.indexOf('|'), content('A.')));
};
const REGION = '<!-- lectern:references apa -->\n\nA.\n\n<!-- /lectern:references -->';
const OPEN = '<!-- lectern:references -->';
const CLOSE = '<!-- /lectern:references -->';

describe('the region of references', () => {
  it('is written anew between its markers', () => {
    assert.equal(
      updated(`a\n\n${OPEN}\nold\n${CLOSE}\nb`),
      'a\n\n<!-- lectern:references apa -->\n\nCho. *B*.\n\nKim. *A*.\n\n<!-- /lectern:references -->\nb',
    );
    assert.equal(
      updated(`${OPEN}${CLOSE}`, content()),
      '<!-- lectern:references apa -->\n\n<!-- /lectern:references -->',
    );
    assert.equal(
      updated(`> q\n>\n> ${OPEN}\n> ${CLOSE}\n`, content('A.')),
      '> q\n>\n> <!-- lectern:references apa -->\n>\n> A.\n>\n> <!-- /lectern:references -->\n',
    );
    assert.equal(updated('no region'), 'none');
    assert.equal(updated(REGION, content('A.')), 'current');
  });

  it('numbers entries as a list where the style does', () => {
    assert.match(
      String(updated(`${OPEN}\n${CLOSE}`, content('<div>1. </div><div>A.</div>', '<div>2. </div><div>B.</div>'))),
      /\n\n1\. A\.\n\n2\. B\.\n\n/,
    );
    assert.match(String(updated(`${OPEN}\n${CLOSE}`, content('3. A.'))), /\n\n3\\\. A\.\n\n/);
  });

  it('is not touched where its markers are wrong', () => {
    for (const [note, line, reason] of [
      [`a\n${OPEN}\nb`, 1, 'no-end'],
      [`a\n\n${CLOSE}\n`, 2, 'no-start'],
      [`${OPEN}\n${OPEN}\n${CLOSE}`, 1, 'nested'],
      [`${OPEN}\n${CLOSE}\n\n${OPEN}\n${CLOSE}`, 3, 'second'],
      [`${OPEN}\n${CLOSE}\n${CLOSE}`, 2, 'no-start'],
    ] as const) {
      assert.deepEqual(updateRegion(note, two), { type: 'problem', problem: { line, reason } }, note);
    }
  });

  it('is not found in code and in front matter', () => {
    for (const note of [
      `\`\`\`\n${OPEN}\n${CLOSE}\n\`\`\`\n`,
      `    ${OPEN}\n`,
      `in \`${OPEN}\` code`,
      `---\ntitle: "${OPEN}"\n---\n`,
      `<!-- lectern:referencesX -->`,
    ]) {
      assert.deepEqual(findRegions(note), { regions: [], problem: undefined }, note);
    }
    assert.equal(findRegions(`\`code\` ${OPEN} \`x\` ${CLOSE}`).regions.length, 1);
  });

  it('says the style that it was made in', () => {
    assert.equal(findRegions(REGION).regions[0]?.style, 'apa');
    const odd = String(updated(`${OPEN}${CLOSE}`, { ...two, style: ' my --> style/x.csl ' }));
    assert.equal(findRegions(odd).regions[0]?.style, 'my-style-x.csl');
  });
});

describe('a new region', () => {
  it('goes under the heading for it, to an empty line at the caret, or to the end', () => {
    for (const [marked, expected] of [
      ['a |b\n\n## References\n', `a b\n\n## References\n\n${REGION}\n`],
      ['|# Bibliography\ntext\n# More', `# Bibliography\n\n${REGION}\n\ntext\n# More`],
      ['```\n# References\n```\n\n|\n\nb', `\`\`\`\n# References\n\`\`\`\n\n${REGION}\n\nb`],
      ['a\n|\nb', `a\n\n${REGION}\n\nb`],
      ['a\n\n|\n\nb\n', `a\n\n${REGION}\n\nb\n`],
      ['a|', `a\n\n${REGION}\n`],
      ['a\n|', `a\n\n${REGION}\n`],
      ['a\n\n|', `a\n\n${REGION}\n`],
      ['|', `${REGION}\n`],
      ['a\r\n|', `a\r\n\r\n${REGION.replace(/\n/g, '\r\n')}\r\n`],
      ['```\n|\n```\n', `\`\`\`\n\n\`\`\`\n\n${REGION}\n`],
      ['---\na: 1\n|\nb: 2\n---\n', `---\na: 1\n\nb: 2\n---\n\n${REGION}\n`],
    ] as const) {
      assert.equal(inserted(marked), expected, marked);
    }
  });
});

const line = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '',
    '# References',
    '```',
    '> q',
    '- item',
    '    code',
    '[@kim]',
    '---',
    '<!--',
    '-->',
    '`',
    '::: {#refs}',
    ':::',
  ),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, newline]) => lines.join(newline));

describe('whatever stands around a region', () => {
  it('stays as it is, and a second update changes nothing', () => {
    let edits = 0;
    fc.assert(
      fc.property(text, text, text, (before, inside, after) => {
        const note = `${before}\n\n${OPEN}${inside}${CLOSE}\n${after}`;
        const update = updateRegion(note, two);
        if (update?.type !== 'edit') return;
        const { edit } = update;
        const result = apply(note, edit);
        const { regions } = findRegions(note);
        assert.equal(edit.start, regions[0]?.start);
        assert.equal(edit.end, regions[0]?.end);
        assert.equal(result.slice(0, edit.start), note.slice(0, edit.start));
        assert.ok(result.endsWith(note.slice(edit.end)));
        assert.equal(updateRegion(result, two)?.type, 'current');
        edits++;
      }),
      { numRuns: 2000 },
    );
    assert.ok(edits > 500, `${edits} updates`);
  });

  it('stays as it is where a region is inserted, at any caret', () => {
    let found = 0;
    fc.assert(
      fc.property(text, fc.nat(200), (note, at) => {
        const edit = insertRegion(note, Math.min(at, note.length), two);
        assert.equal(edit.start, edit.end);
        const result = apply(note, edit);
        assert.equal(result.slice(0, edit.start) + result.slice(edit.start + edit.text.length), note);
        if (updateRegion(result, two)?.type === 'current') found++;
        assert.ok(!note.includes('\r\n') || !/[^\r]\n/.test(edit.text));
      }),
      { numRuns: 2000 },
    );
    assert.ok(found > 1500, `${found} regions found again`);
  });
});
