import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinWrappedCitation } from '../../../src/core/citations/joinWrappedCitation';
import type { NoteSyntax } from '../../../src/core/citations/syntax/citationCluster';

/** The paragraph after `new2020` joined at the `|`. */
function joined(marked: string, syntax: NoteSyntax = 'pandoc', keys = ['new2020']): string | undefined {
  const text = marked.replace('|', '');
  const edit = joinWrappedCitation(text, marked.indexOf('|'), keys, syntax);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test('joins a citation that runs over two lines behind the item at the caret', () => {
  assert.equal(joined('See [@good2021;\n@aaa1|; @z] more.'), 'See [@good2021;\n@aaa1;\n@new2020;\n@z] more.');
  assert.equal(joined('See [@good2021|;\n@aaa1] more.'), 'See [@good2021;\n@new2020;\n@aaa1] more.');
});

test('joins a LaTeX citation that runs over two lines', () => {
  assert.match(joined('See \\cite{a,\n  b|} more.', 'latex') ?? '', /^See \\cite\{a,\n {2}b,\s*new2020\} more\.$/);
});

test('leaves out a key that is there already', () => {
  assert.equal(joined('See [@good2021;\n@aaa1|].', 'pandoc', ['aaa1']), 'See [@good2021;\n@aaa1].');
});

test('leaves a citation on one line, and text outside, to others', () => {
  assert.equal(joined('See [@good2021|] more.'), undefined);
  assert.equal(joined('See| [@good2021;\n@aaa1].'), undefined);
});
