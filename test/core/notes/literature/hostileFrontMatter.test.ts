import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrontMatter } from '../../../../src/core/notes/literature/frontMatterFields';
import { replaceValue } from '../../../../src/core/notes/literature/printField';

/** Milliseconds; what grows with the square of these lengths takes seconds. */
const SOON = 500;

function assertSoon(work: () => void): void {
  const start = performance.now();
  work();
  assert.ok(performance.now() - start < SOON, `${Math.round(performance.now() - start)} ms`);
}

test('a line of blanks in front matter is read in linear time', () => {
  const text = `---\na${' '.repeat(80_000)}b\ntitle: One\n---\n`;
  assertSoon(() =>
    assert.deepEqual(
      readFrontMatter(text)?.fields.map(({ name }) => name),
      ['title'],
    ),
  );
});

test('a name with blanks in it and behind it is a field', () => {
  const front = readFrontMatter('---\nreading list \t: x\nb\u00a0: y\n---\n');
  assert.deepEqual(
    front?.fields.map(({ name }) => name),
    ['reading list', 'b\u00a0'],
  );
});

test('a value with many signs of comments is replaced soon, or left alone', () => {
  const title = 'a # '.repeat(6000);
  assertSoon(() => assert.equal(replaceValue(` "${title}"\n`, title, 'b'), ' "b"\n'));
  assertSoon(() => assert.equal(replaceValue(` "${title}" # mine\n`, title, 'b'), undefined));
  const wide = `a${' '.repeat(60_000)}b`;
  assertSoon(() => assert.equal(replaceValue(` "${wide}"\n`, wide, 'b'), ' "b"\n'));
});
