import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteSyntax } from '../../../src/core/citations/syntax/citationCluster';
import { completionPlace } from '../../../src/core/language/completionPlace';

/** The place at the `|`; what is replaced between brackets, with what was typed. */
function at(marked: string, syntax: NoteSyntax = 'pandoc', isInvoked = false) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = completionPlace(text, caret, syntax, isInvoked);
  if (!place) return undefined;
  const { start, end, lead, query } = place;
  return { shown: `${text.slice(0, start)}<${lead}${text.slice(start, end)}>${text.slice(end)}`, query };
}
const shown = (marked: string, syntax?: NoteSyntax, isInvoked?: boolean) => at(marked, syntax, isInvoked)?.shown;

test('completes behind @ in the text and in brackets, with or without letters', () => {
  assert.equal(shown('see @|'), 'see @<>');
  assert.equal(shown('see @ki|'), 'see @<ki>');
  assert.equal(shown('[see @ki|]'), '[see @<ki>]');
  assert.equal(shown('[-@ki|]'), '[-@<ki>]');
  assert.equal(shown('[@a, p. 3; @|'), '[@a, p. 3; @<>');
});

test('takes several words for a search', () => {
  assert.deepEqual(at('as in @vascular age|'), { shown: 'as in @<vascular age>', query: 'vascular age' });
  assert.deepEqual(at('[@deep learn|]'), { shown: '[@<deep learn>]', query: 'deep learn' });
  assert.equal(shown('said @kim. Then we|'), undefined);
});

test('replaces the rest of the key behind the caret', () => {
  assert.equal(shown('[@ki|m2020, p. 3]'), '[@<kim2020>, p. 3]');
  assert.equal(shown('so @{ki|m:x}.'), 'so @<{kim:x}>.');
});

test('goes on with the next key behind a semicolon', () => {
  assert.equal(shown('[@a;|]'), '[@a;< @>]');
  assert.equal(shown('[@a; |]'), '[@a; <@>]');
  assert.equal(shown('[@a; vasc age|'), '[@a; <@vasc age>');
  assert.equal(shown('no citation; here|'), undefined);
  assert.equal(shown('[no citation; here|]'), undefined);
});

test('completes in an opening bracket only where it was asked for', () => {
  assert.equal(shown('as shown [vascular|', 'pandoc', true), 'as shown [<@vascular>');
  assert.equal(shown('as shown [vascular|'), undefined);
  assert.equal(shown('- [|] task', 'pandoc', false), undefined);
});

test('never completes where @ is no citation', () => {
  for (const marked of [
    '`@ki|`',
    '```python\n@deco|\n```\n',
    '```python\n@deco|',
    'me@exa|',
    'https://example.org/@use|',
    '<https://example.org/@use|>',
    '---\nauthor: "@ki|"\n---\n',
    '$x @k|$',
    '\\@ki|',
    '<!-- @ki| -->',
    '[link](http://a.b/@k|)',
  ])
    assert.equal(shown(marked), undefined, marked);
});

test('completes in the nocite of the front matter', () => {
  assert.equal(
    shown('---\nnocite: |\n  @a, @ki\n---\n'.replace('|', '>').replace('@ki', '@ki|')),
    '---\nnocite: >\n  @a, @<ki>\n---\n',
  );
});

test('completes in the commands of LaTeX', () => {
  assert.equal(shown('see \\cite{|', 'latex'), 'see \\cite{<>');
  assert.equal(shown('see \\citep[p. 3]{a,ki|} x', 'latex'), 'see \\citep[p. 3]{a,<ki>} x');
  assert.equal(shown('\\parencite{a, deep learn|', 'latex'), '\\parencite{a, <deep learn>');
  assert.equal(shown('% \\cite{k|}', 'latex'), undefined);
  assert.equal(shown('\\emph{k|}', 'latex'), undefined);
});

test('completes in roles and calls', () => {
  assert.equal(shown('{cite:p}`a,k|`', 'myst'), '{cite:p}`a,<k>`');
  assert.equal(shown('{cite}`|', 'myst'), '{cite}`<>');
  assert.equal(shown('x :cite:p:`k|`', 'restructuredtext'), 'x :cite:p:`<k>`');
  assert.equal(shown('see @ki|', 'typst'), 'see @<ki>');
  assert.equal(shown('#cite(<ki|>)', 'typst'), '#cite(<<ki>>)');
});

test('tells the keys that stand beside', () => {
  assert.deepEqual(completionPlace('[@a; @b; @]', 10, 'pandoc', false)?.others, ['a', 'b']);
});
