import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeText, type TextKind } from '../../../src/core/citations/placeText';

/** The text after the insertion; `|` marks the caret, two of them a selection. Lines above and below are the line's neighbours. */
function place(marked: string, text: string, kind: TextKind): string {
  const lines = marked.split('\n');
  const at = lines.findIndex(line => line.includes('|'));
  const [before = '', middle = '', after] = lines[at]!.split('|');
  const rest = after ?? middle;
  const selected = after === undefined ? '' : middle;
  const start = before.length;
  const put = placeText(
    {
      line: before + selected + rest,
      start,
      end: start + selected.length,
      previousLine: lines[at - 1],
      nextLine: lines[at + 1],
    },
    text,
    kind,
  );
  return [...lines.slice(0, at), before + put + rest, ...lines.slice(at + 1)].join('\n');
}

function check(cases: Readonly<Record<string, string>>, text: string, kind: TextKind): void {
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map(line => [line, place(line, text, kind)])), cases);
}

describe('placeText inline', () => {
  it('puts blanks where a writer would', () => {
    check(
      {
        'word|': 'word [@a]',
        'word |': 'word [@a]',
        '|': '[@a]',
        '(|)': '([@a])',
        'word|.': 'word [@a].',
        'word| next': 'word [@a] next',
        'word |next': 'word [@a] next',
        'end.|': 'end. [@a]',
        'so |old|, then': 'so [@a], then',
        '"|"': '"[@a]"',
        '"word"|': '"word" [@a]',
        '**|**': '**[@a]**',
        '**bold**|': '**bold** [@a]',
        'a—|': 'a—[@a]',
        '- |': '- [@a]',
        '> |': '> [@a]',
        '(see|)': '(see [@a])',
        '研究|。': '研究[@a]。',
        'word\u00a0|': 'word\u00a0[@a]',
        '|word': '[@a] word',
        'x[@b]|': 'x[@b] [@a]',
      },
      '[@a]',
      'inline',
    );
  });

  it('hangs a footnote mark on its word', () => {
    check({ 'word|.': 'word[^a].', 'word| x': 'word[^a] x', 'end.|': 'end.[^a]' }, '[^a]', 'inline');
  });

  it('keeps a LaTeX tie', () => {
    check({ 'word~|': 'word~\\cite{a}', 'word|': 'word \\cite{a}' }, '\\cite{a}', 'inline');
  });
});

describe('placeText as a block', () => {
  it('starts where the line is empty', () => {
    check(
      { '|': '> A\n>\n> — B', '  |': '  > A\n  >\n  > — B', 'text\n\n|': 'text\n\n> A\n>\n> — B' },
      '> A\n>\n> — B',
      'block',
    );
  });

  it('leaves an empty line to text around it', () => {
    check(
      {
        'Some |sentence.': 'Some \n\n> A\n\nsentence.',
        'Some text.|': 'Some text.\n\n> A',
        'above\n|': 'above\n\n> A',
        '|\nbelow': '> A\n\nbelow',
        '|below': '> A\n\nbelow',
        'above\n|\nbelow': 'above\n\n> A\n\nbelow',
        '|old|': '> A',
      },
      '> A',
      'block',
    );
  });

  it('keeps the container', () => {
    check(
      {
        '- item|': '- item\n\n  > A\n  > B',
        '- |': '- > A\n  > B',
        '10. item|': '10. item\n\n    > A\n    > B',
        '  - [ ] item|': '  - [ ] item\n\n    > A\n    > B',
        '> quoted|': '> quoted\n>\n> > A\n> > B',
        '> |': '> A\n> B',
        '>|': '> A\n> B',
        '> - |': '> - > A\n>   > B',
      },
      '> A\n> B',
      'block',
    );
  });

  it('takes over the list that the caret stands in', () => {
    check(
      {
        '- |': '- A\n- B',
        '* |': '* A\n* B',
        '  + |': '  + A\n  + B',
        '1. |': '1. A\n2. B',
        '9) |': '9) A\n10) B',
        '> - |': '> - A\n> - B',
        '- item|': '- item\n\n  - A\n  - B',
        '> |': '> - A\n> - B',
        '- |\n- next': '- A\n- B\n- next',
        'x|': 'x\n\n- A\n- B',
      },
      '- A\n- B',
      'block',
    );
  });

  it('indents a LaTeX block like its line', () => {
    check({ '  |': '  \\begin{quote}\n  A\n  \\end{quote}' }, '\\begin{quote}\nA\n\\end{quote}', 'block');
  });
});
