import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import { NumberedCitations } from '../../../../src/core/citations/csl/numberedCitations';
import type { NoteRenderer, RenderedNote } from '../../../../src/core/citations/csl/noteRenderer';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import type { NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import type { CslItem } from '../../../../src/core/csl';
import { AUTHOR_DATE, LOCALES, NOTES, NUMERIC, styleOf, YEAR } from './tinyStyles';

const item = (id: string, family: string, year: number, more: Partial<CslItem> = {}): CslItem => ({
  id,
  type: 'article-journal',
  title: `On ${id}`,
  author: [{ family, given: 'A.' }],
  issued: { 'date-parts': [[year]] },
  ...more,
});

const RECORDS: readonly CslItem[] = [
  item('kim', 'Kim', 2020),
  item('cho', 'Cho', 2021),
  item('kim2', 'Kim', 2020),
  item('kim3', 'Kim', 2022),
  item('van', 'Meer', 2019, { author: [{ family: 'Meer', given: 'B.', 'non-dropping-particle': 'van der' }] }),
];

const renderer = (xml: string, language?: string) =>
  createNoteRenderer({ style: styleOf(xml), locales: LOCALES, language });

function render(made: NoteRenderer, note: string, records = RECORDS, syntax: NoteSyntax = 'pandoc'): RenderedNote {
  return made.renderNote(scanCitations(note, syntax), key => records.find(({ id }) => id === key));
}

/** The citations of a note, as text. */
const texts = (xml: string, note: string, records = RECORDS, syntax: NoteSyntax = 'pandoc') =>
  render(renderer(xml), note, records, syntax).citations.map(({ text }) => text);
const references = (xml: string, note: string, records = RECORDS) =>
  render(renderer(xml), note, records).references.map(({ key, text }) => `${key}: ${text}`);

describe('createNoteRenderer', () => {
  it('renders citations and the works cited', () => {
    assert.deepEqual(texts(AUTHOR_DATE, 'A [@kim; @cho] b @cho c.'), ['(Cho 2021; Kim 2020)', 'Cho (2021)']);
    assert.deepEqual(
      references(AUTHOR_DATE, '[@kim; @cho]'),
      ['cho: Cho, A. 2021. On cho', 'kim: Kim, A. 2020. On kim'].map(line => `${line}.`),
    );
  });

  it('prints locators with the label of their kind, prefixes and suffixes', () => {
    assert.deepEqual(texts(AUTHOR_DATE, '[see @kim, pp. 33-35 and more; @cho, sec. 2]'), [
      '(Cho 2021, sec. 2; see Kim 2020, pp. 33–35 and more)',
    ]);
  });

  it('turns the Markdown of a suffix into HTML', () => {
    const [citation] = render(renderer(AUTHOR_DATE), '[@kim and *passim* **so** 1<2]').citations;
    assert.equal(citation?.html, '(Kim 2020 and <i>passim</i> <b>so</b> 1&#60;2)');
  });

  it('leaves the author out', () => {
    assert.deepEqual(texts(AUTHOR_DATE, '[-@kim, p. 3]'), ['(2020, p. 3)']);
  });

  it('keeps the author in the text, with the rest of its bracket', () => {
    assert.deepEqual(texts(AUTHOR_DATE, '@kim [p. 3; @cho] says'), ['Kim (2020, p. 3; Cho 2021)']);
    assert.deepEqual(texts(NUMERIC, '@kim says'), ['[1]']);
  });

  it('takes the works of one in-text command one by one', () => {
    assert.deepEqual(texts(AUTHOR_DATE, '\\citet{kim,cho}', RECORDS, 'latex'), ['Kim (2020); Cho (2021)']);
  });

  it('tells works of one author and year apart over the whole note', () => {
    assert.deepEqual(texts(AUTHOR_DATE, '[@kim] [@kim2] [@kim; @kim2; @kim3]'), [
      '(Kim 2020a)',
      '(Kim 2020b)',
      '(Kim 2020a, 2020b, 2022)',
    ]);
  });

  it('puts the letter that tells two works apart next to its year, whether or not the style prints it itself', () => {
    // of a style without a list of references the citations are what citeproc builds last
    const separate = AUTHOR_DATE.replace('collapse="year" ', '').replace(/<bibliography[^]*<\/bibliography>/, '');
    assert.deepEqual(texts(separate, '[@kim; @kim2]'), ['(Kim 2020a; Kim 2020b)']);
    const own = separate.replace(YEAR, `<group>${YEAR}<text variable="year-suffix"/></group>`);
    assert.deepEqual(texts(own, '[@kim; @kim2]'), ['(Kim 2020a; Kim 2020b)']);
  });

  it('numbers in the order of the text and collapses ranges', () => {
    assert.deepEqual(texts(NUMERIC, '[@cho] [@kim2; @kim] [@cho; @kim2; @kim]'), ['[1]', '[2], [3]', '[1]–[3]']);
    assert.deepEqual(references(NUMERIC, '[@cho] [@kim]'), ['cho: [1] A. Cho. On cho.', 'kim: [2] A. Kim. On kim.']);
  });

  it('gives each citation of a note style a footnote, with ibid. and the first note', () => {
    const note = render(renderer(NOTES), '[@kim] [@kim, p. 5] [@cho] [@kim]');
    assert.deepEqual(
      note.citations.map(({ noteNumber, text }) => `${noteNumber} ${text}`),
      ['1 A. Kim, On kim.', '2 Ibid., 5.', '3 A. Cho, On cho.', '4 Kim, note 1.'],
    );
    assert.equal(renderer(NOTES).isNoteStyle, true);
    assert.deepEqual(note.references, []);
  });

  it('leaves the author of an in-text citation before the footnote', () => {
    const [citation] = render(renderer(NOTES), '@kim [p. 3] says').citations;
    assert.deepEqual([citation?.inText?.text, citation?.text], ['A. Kim', 'On kim, 3.']);
  });

  it('lists works that are named for the list only', () => {
    const note = scanCitations('\\nocite{cho} \\cite{kim}', 'latex');
    const made = renderer(NUMERIC).renderNote(note, key => RECORDS.find(({ id }) => id === key));
    assert.deepEqual(
      made.references.map(({ text }) => text),
      ['[1] A. Kim. On kim.', '[2] A. Cho. On cho.'],
    );
    assert.equal(made.citations.length, 1);
  });

  it('marks keys that name no paper and prints the others', () => {
    const { citations } = render(renderer(AUTHOR_DATE), '[@who, p. 3; @kim; see @nobody] [@no] @{a"<i>b}');
    assert.deepEqual(
      citations.map(({ text, unknownKeys }) => [text, unknownKeys]),
      [
        ['(who?, p. 3; Kim 2020; see nobody?)', ['who', 'nobody']],
        ['(no?)', ['no']],
        ['a"<i>b?', ['a"<i>b']],
      ],
    );
    assert.equal(citations[2]?.html, '<span class="lectern-unknown-key">a&quot;&lt;i&gt;b?</span>');
  });

  it('shows the key where the style prints nothing of a work', () => {
    const bare: CslItem = { id: 'bare', type: 'book', title: 'Bare' };
    assert.deepEqual(texts(AUTHOR_DATE, '[@bare] @bare x [-@bare] x [@kim; @bare]', [bare, ...RECORDS]), [
      '(bare)',
      '(bare)',
      '(bare)',
      '(Kim 2020)',
    ]);
    const noDate: CslItem = { ...bare, author: [{ family: 'Kim' }] };
    assert.deepEqual(texts(AUTHOR_DATE, '@bare x [-@bare]', [noDate]), ['Kim', '(bare)']);
  });

  it('renders citations within prefixes and suffixes inside the one that holds them', () => {
    const { citations } = render(renderer(AUTHOR_DATE), '[@kim, as in [@cho, p. 2] shown] [@kim2]');
    assert.deepEqual(
      citations.map(({ text, nested }) => [text, nested.map(inner => inner.text)]),
      [
        ['(Kim 2020a, as in (Cho 2021, p. 2) shown)', ['(Cho 2021, p. 2)']],
        ['(Kim 2020b)', []],
      ],
    );
    const notes = render(renderer(NOTES), '[@kim, as in [@cho, p. 2] shown] [@cho]').citations;
    assert.deepEqual(
      notes.map(({ noteNumber, nested }) => [noteNumber, nested.map(inner => inner.noteNumber)]),
      [
        [1, [1]],
        [2, []],
      ],
    );
  });

  it('writes in the language that is asked for', () => {
    const note = '[@kim; @cho, pp. 3-4]';
    const two = [item('cho', 'Cho', 2021, { author: [{ family: 'Cho' }, { family: 'Ito' }] })];
    const german = render(renderer(AUTHOR_DATE, 'de-DE'), note, two).citations[0]?.text;
    assert.equal(german, '(kim?; Cho und Ito 2021, S. 3–4)');
  });

  it('links addresses in the list, and only addresses', () => {
    const links = (more: Partial<CslItem>) =>
      render(renderer(AUTHOR_DATE), '[@x]', [item('x', 'X', 2020, more)]).references[0]?.html.match(/<a [^>]*>/g) ?? [];
    assert.deepEqual(links({ DOI: '10.1000/a_b', URL: 'https://example.org/?a=1&b=2' }), [
      '<a href="https://doi.org/10.1000/a_b">',
      '<a href="https://example.org/?a=1&#38;b=2">',
    ]);
    assert.deepEqual(links({ URL: 'javascript:alert(1)' }), []);
    assert.deepEqual(links({ URL: 'https://x" onmouseover="alert(1)' }), []);
  });

  it('takes a key for what it is, even the name of something built in', () => {
    const odd = ['constructor', '__proto__', 'toString'].map(key => item(key, 'Odd', 2000));
    assert.deepEqual(texts(NUMERIC, '[@constructor] [@__proto__] [@toString]', odd), ['[1]', '[2]', '[3]']);
  });

  it('renders a record by itself, without the number it would have in a note', () => {
    const made = renderer(NUMERIC);
    const [kim, cho] = RECORDS as [CslItem, CslItem];
    assert.equal(made.renderReference(kim).text, 'A. Kim. On kim.');
    assert.equal(made.renderCitation([kim, cho]).text, '[1], [2]');
    assert.equal(renderer(NOTES).renderReference(kim).text, 'A. Kim, On kim.');
    assert.deepEqual(made.renderCitation([]), { html: '', text: '' });
  });
});

describe('the engine for single records', () => {
  it('is built in steps, once', () => {
    const [prepared, at] = [renderer(AUTHOR_DATE), renderer(AUTHOR_DATE)];
    const [kim] = RECORDS;
    assert.ok(kim);
    assert.ok([...prepared.prepareSingle()].length > 2);
    assert.deepEqual([...prepared.prepareSingle()], []);
    assert.deepEqual(prepared.renderReference(kim), at.renderReference(kim));
    assert.deepEqual(prepared.renderCitation([kim]), at.renderCitation([kim]));
  });
});

describe('NumberedCitations', () => {
  const numbered = (note: string, at = note.length) =>
    new NumberedCitations(
      renderer(NUMERIC),
      {
        clusters: scanCitations(note, 'pandoc'),
        itemOf: key => RECORDS.find(({ id }) => id === key),
      },
      at,
    );
  const cite = (citations: NumberedCitations, ...ids: string[]) =>
    citations.cite(RECORDS.filter(({ id }) => ids.includes(id))).text;

  it('gives a work the number that the note gives it', () => {
    assert.equal(cite(numbered('[@cho] and [@kim]'), 'kim'), '[2]');
    assert.equal(cite(numbered('Nothing yet.'), 'kim'), '[1]');
  });

  it('counts a new work where it is cited', () => {
    assert.equal(cite(numbered('[@cho] and [@kim]'), 'kim2'), '[3]');
    assert.equal(cite(numbered('[@cho] and [@kim]', 6), 'kim2'), '[2]');
    assert.equal(cite(numbered('[@cho]'), 'cho', 'kim'), '[1], [2]');
  });

  it('counts on from one citation to the next, and gives the same one the same number', () => {
    const citations = numbered('[@cho]');
    assert.deepEqual([cite(citations, 'kim'), cite(citations, 'kim2'), cite(citations, 'kim')], ['[2]', '[3]', '[2]']);
  });

  it('is for styles that print numbers in citations', () => {
    assert.deepEqual(
      [renderer(NUMERIC), renderer(AUTHOR_DATE), renderer(NOTES)].map(({ isNumeric }) => isNumeric),
      [true, false, false],
    );
  });
});
