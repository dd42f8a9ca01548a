import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import { readNoteCitations } from '../../../../src/core/citations/preview/noteCitations';
import { citedItems } from '../../../../src/core/citations/preview/renderedPreview';
import type { CslItem } from '../../../../src/core/csl';
import { AUTHOR_DATE, LOCALES, NOTES, styleOf } from './tinyStyles';

const book = (id: string, family: string, title: string): CslItem => ({
  id,
  type: 'book',
  title,
  author: [{ family, given: 'Ada' }],
});
const RECORDS = [book('kim', 'Kim', 'On bees'), book('cho', 'Cho', 'On wasps')];

/** What is handed to a renderer for a note of these lines. */
function citing(...lines: string[]) {
  const read = readNoteCitations(lines.join('\n'), 'pandoc');
  const itemsOf = (key: string) => RECORDS.filter(({ id }) => id === key);
  const { clusters } = citedItems(read, { itemsOf, allKeys: () => [] });
  return { clusters, itemOf: (key: string) => itemsOf(key)[0] };
}

const renderer = (style = NOTES) => createNoteRenderer({ style: styleOf(style), locales: LOCALES });

/** Each citation in the order of the text: its number, in parentheses where it is in a footnote of the writer's, and its text. */
function render(...lines: string[]): string[] {
  const { clusters, itemOf } = citing(...lines);
  return renderer()
    .renderNote(clusters, itemOf)
    .citations.map(({ noteNumber, footnoteNumber, text }) =>
      noteNumber === undefined ? `(${footnoteNumber}) ${text}` : `${noteNumber} ${text}`,
    );
}

describe("citations in the writer's own footnotes", () => {
  it('are printed there, and count as it is called', () => {
    assert.deepEqual(
      render(
        'A.[^1] B [@kim, p. 4]. C [@kim, 5].[^x]',
        '',
        '[^1]: See [@kim, p. 3] and more [@cho].',
        '',
        '[^x]: Plain note @cho says; [@kim, p. 9; @cho].',
      ),
      [
        '2 Kim, note 1, 4.',
        '3 Ibid., 5.',
        '(1) (Ada Kim, On bees, 3)',
        '(1) (Ada Cho, On wasps)',
        '(4) Cho, note 1',
        '(4) (Kim, note 1, 9; Cho, note 1)',
      ],
    );
  });

  it('follow the order of the calls, not that of the definitions', () => {
    assert.deepEqual(
      render('A [@cho].[^1] B.[^2] C [@kim].', '', '[^2]: Second @kim [7].', '', '[^1]: First [@kim, p. 3].'),
      ['1 Ada Cho, On wasps.', '4 Kim, note 2.', '(3) Kim, Ibid., 7', '(2) (Ada Kim, On bees, 3)'],
    );
  });

  it('are printed as they are where they are all of it, and without the full stop before more', () => {
    assert.deepEqual(render('A.[^1]', '', '[^1]: [@kim, p. 3].'), ['(1) Ada Kim, On bees, 3.']);
    assert.deepEqual(render('A.[^1]', '', '[^1]: [@kim, p. 3], and so on.'), ['(1) Ada Kim, On bees, 3']);
    assert.deepEqual(render('A.[^1]', '', '[^1]: [@kim, p. 3].', '', '    More.'), ['(1) (Ada Kim, On bees, 3)']);
    assert.deepEqual(render('A.[^1]', '', '[^1]: @kim [p. 3].'), ['(1) Ada Kim, On bees, 3']);
  });

  it('are found in later paragraphs, lists and quotations, and in footnotes within the sentence', () => {
    assert.deepEqual(render('A.[^1] B [@cho].', '', '[^1]: One.', '', '    - item [@kim]', '', 'No longer [@cho].'), [
      '2 Ada Cho, On wasps.',
      '(1) (Ada Kim, On bees)',
      '3 Ibid.',
    ]);
    assert.deepEqual(render('> Q.[^1] [@kim]', '>', '> [^1]: See [@cho].', '', 'X [@cho]'), [
      '2 Ada Kim, On bees.',
      '(1) (Ada Cho, On wasps)',
      '3 Cho, note 1.',
    ]);
    assert.deepEqual(render('A ^[In [@kim, 4]] B [@kim, 4]. ^[None.] C [@cho] \\^[x [@kim]] `^[`]'), [
      '(1) (Ada Kim, On bees, 4)',
      '2 Ibid.',
      '4 Ada Cho, On wasps.',
      '5 Kim, note 1.',
    ]);
  });

  it('count again where a footnote is called again, and last where none calls it', () => {
    assert.deepEqual(render('A.[^1] B.[^1] C [@cho].[^none]', '', '[^2]: No call [@kim].', '', '[^1]: First [@kim].'), [
      '3 Ada Cho, On wasps.',
      '(4) (Kim, note 1)',
      '(1) (Ada Kim, On bees)',
    ]);
  });

  it('count the same from one state of the note to the next', () => {
    const kept = renderer();
    const states = [
      ['A [@kim].[^1]', '', '[^1]: See [@cho].'],
      ['A.[^1] [@kim]', '', '[^1]: See [@cho].'],
      ['A.[^2][^1] [@kim]', '', '[^1]: See [@cho].', '', '[^2]: See [@kim].'],
      ['A [@kim]', '', '[^1]: See [@cho].'],
    ];
    for (const lines of states) {
      const { clusters, itemOf } = citing(...lines);
      const { citations } = kept.renderNote(clusters, itemOf);
      assert.deepEqual(citations, renderer().renderNote(clusters, itemOf).citations);
    }
  });

  it('are like any other where a style does not cite in notes', () => {
    const { clusters, itemOf } = citing('A.[^kim]', '', '[^kim]: See [@cho].');
    const { citations, references } = renderer(AUTHOR_DATE).renderNote(clusters, itemOf);
    assert.deepEqual(
      citations.map(({ noteNumber, footnoteNumber, inText }) => [noteNumber, footnoteNumber, inText]),
      [[undefined, undefined, undefined]],
    );
    assert.match(citations[0]?.text ?? '', /^\(Cho/);
    assert.deepEqual(
      references.map(({ key }) => key),
      ['cho'],
    );
  });
});
