import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ris } from '../../../src/core/formats/ris';

/** The items of RIS text, which is read without a problem. */
function items(text: string) {
  const { records, problems } = ris.read(text);
  assert.deepEqual(problems, []);
  return records.map(record => record.item);
}

const ARTICLE = `TY  - JOUR
AU  - Okafor, Ada N.
AU  - Lindqvist, Per, Jr.
AU  - The Harbour Consortium
TI  - Tidal mixing in narrow
channels
JF  - Journal of Coastal Tests
JA  - J Coast Tests
PY  - 2021/03/09/
VL  - 12
IS  - 4
SP  - 101
EP  - 119
SN  - 1234-5679
DO  - https://doi.org/10.5555/jct.2021.7
UR  - https://example.org/jct/7
KW  - tides
KW  - mixing
N2  - We measured tides.
ER  - 
`;

describe('ris', () => {
  it('reads a journal article as CSL', () => {
    assert.deepEqual(items(ARTICLE), [
      {
        type: 'article-journal',
        title: 'Tidal mixing in narrow channels',
        'container-title': 'Journal of Coastal Tests',
        'container-title-short': 'J Coast Tests',
        abstract: 'We measured tides.',
        volume: '12',
        issue: '4',
        author: [
          { family: 'Okafor', given: 'Ada N.' },
          { family: 'Lindqvist', given: 'Per', suffix: 'Jr.' },
          { literal: 'The Harbour Consortium' },
        ],
        page: '101-119',
        issued: { 'date-parts': [[2021, 3, 9]] },
        ISSN: '1234-5679',
        DOI: '10.5555/jct.2021.7',
        URL: 'https://example.org/jct/7',
        keyword: 'tides; mixing',
      },
    ]);
  });

  it('gives a tag the meaning that it has for the type', () => {
    const [book, chapter, paper, thesis, patent] = items(`TY  - BOOK
A2  - Series, Ed
A3  - Book, Ed
T2  - Blue Series
SP  - 310
SN  - 978-1-2345-6789-7
ER  -
TY  - CHAP
A2  - Book, Ed
A3  - Series, Ed
T2  - The Book
T3  - Blue Series
SP  - 3
EP  - 9
ER  -
TY  - CONF
T2  - Tenth Meeting
C1  - Oslo
CY  - Bergen
ER  -
TY  - THES
M3  - PhD
PB  - University of Bergen
SP  - 210
ER  -
TY  - PAT
A2  - Patent Office
SN  - US123
ER  -
`);
    assert.deepEqual(book, {
      type: 'book',
      'collection-title': 'Blue Series',
      editor: [{ family: 'Book', given: 'Ed' }],
      'collection-editor': [{ family: 'Series', given: 'Ed' }],
      'number-of-pages': '310',
      ISBN: '978-1-2345-6789-7',
    });
    assert.deepEqual(chapter, {
      type: 'chapter',
      'container-title': 'The Book',
      'collection-title': 'Blue Series',
      editor: [{ family: 'Book', given: 'Ed' }],
      'collection-editor': [{ family: 'Series', given: 'Ed' }],
      page: '3-9',
    });
    assert.deepEqual(paper, {
      type: 'paper-conference',
      'container-title': 'Tenth Meeting',
      'event-title': 'Tenth Meeting',
      'publisher-place': 'Oslo',
      'event-place': 'Bergen',
    });
    assert.deepEqual(thesis, {
      type: 'thesis',
      genre: 'PhD',
      publisher: 'University of Bergen',
      'number-of-pages': '210',
    });
    assert.deepEqual(patent, { type: 'patent', authority: 'Patent Office', number: 'US123' });
  });

  it('takes the editor of a book that is in no series as its editor', () => {
    const [book] = items('TY  - BOOK\nA2  - Roe, Jo\nTI  - Alone\nER  -\n');
    assert.deepEqual(book, { type: 'book', title: 'Alone', editor: [{ family: 'Roe', given: 'Jo' }] });
  });

  it('keeps the order of authors whose tags are mixed', () => {
    const [item] = items('TY  - JOUR\nA1  - One, A\nAU  - Two, B\nA1  - Three, C\nER  -\n');
    assert.deepEqual(
      item?.author?.map(name => name.family),
      ['One', 'Two', 'Three'],
    );
  });

  it('takes the year from the first date and the day from the date that has one', () => {
    const dates = items(`TY  - JOUR
PY  - 2013
PY  - 2013/02/15/received
DA  - 2013/07/28
ER  -
TY  - JOUR
PY  - 2019
DA  - Mar 15
ER  -
TY  - JOUR
PY  - in press
ER  -
`);
    assert.deepEqual(
      dates.map(item => item.issued),
      [{ 'date-parts': [[2013, 7, 28]] }, { 'date-parts': [[2019, 3, 15]] }, { literal: 'in press' }],
    );
  });

  it('finds identifiers where exporters put them', () => {
    const found = items(`TY  - JOUR
M3  - doi: 10.5555/abc.1
U1  - 4711[pmid]
U2  - PMC99[pmcid]
ER  -
TY  - JOUR
UR  - https://arxiv.org/abs/2101.00001v2
ER  -
TY  - JOUR
DB  - PubMed
AN  - 123456
UR  - https://dx.doi.org/10.5555/abc.2
ER  -
`);
    assert.deepEqual(
      found.map(({ DOI, PMID, PMCID, custom, genre }) => ({ DOI, PMID, PMCID, custom, genre })),
      [
        { DOI: '10.5555/abc.1', PMID: '4711', PMCID: 'PMC99', custom: undefined, genre: undefined },
        { DOI: undefined, PMID: undefined, PMCID: undefined, custom: { arxiv: '2101.00001' }, genre: undefined },
        { DOI: '10.5555/abc.2', PMID: '123456', PMCID: undefined, custom: undefined, genre: undefined },
      ],
    );
  });

  it('takes ID as the key where it can be one', () => {
    const keys = ['doe2020', '27', 'two words'].map(id => items(`TY  - JOUR\nID  - ${id}\nTI  - T\n`)[0]?.id);
    assert.deepEqual(keys, ['doe2020', undefined, undefined]);
  });

  it('reads keywords that are on lines of their own under one tag', () => {
    const [item] = items('TY  - JOUR\nKW  - tides\nmixing\nsalt; heat\nER  -\n');
    assert.equal(item?.keyword, 'tides; mixing; salt; heat');
  });

  it('reads odd spacing, old line ends and records glued together', () => {
    const titles = (text: string) => items(text).map(item => item.title);
    assert.deepEqual(titles('\uFEFF TY - JOUR\nTI - Loose\nER -\n'), ['Loose']);
    assert.deepEqual(titles('TY  - JOUR\rTI  - Mac\rER  - \r'), ['Mac']);
    assert.deepEqual(titles('TY  - JOUR\r\nTI  - A\r\nER  - TY  - JOUR\r\nTI  - B\r\nER  -'), ['A', 'B']);
    assert.deepEqual(titles('TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B'), ['A', 'B']);
  });

  it('keeps a sentence that looks like a loose field in the abstract', () => {
    const [item] = items('TY  - JOUR\nAB  - The scanner was\nSP - a new one.\nER  -\n');
    assert.deepEqual(item, { type: 'article-journal', abstract: 'The scanner was SP - a new one.' });
  });

  it('reads the labelled notes of ProCite as the fields that they are', () => {
    const [item] = items('TY  - JOUR\nN1  - Record ID: 7\nTI  - T\nN1  - Language: Dutch\nN1  - Notes: Worn\nER  -\n');
    assert.deepEqual(item, { type: 'article-journal', title: 'T', language: 'Dutch', annote: 'Worn' });
  });

  it('reports a record without fields, a stray field and an unknown type at their places', () => {
    const { records, problems } = ris.read('AU  - Stray, A\n\nTY  - JOUR\nER  -\nTY  - ZINE\nTI  - Kept\nER  -\n');
    assert.deepEqual(records, [{ item: { type: 'document', title: 'Kept' }, line: 4 }]);
    assert.deepEqual(problems, [
      { line: 0, column: 0, message: 'Field AU stands outside a record: no line “TY  - …” comes before it.' },
      { line: 2, column: 0, message: 'This JOUR record has no fields.' },
      { line: 4, column: 0, message: 'Reference type “ZINE” is not known; the record is read as a document.' },
    ]);
  });

  it('knows RIS from other formats', () => {
    assert.ok(ris.detect(`Provider: x\n\n${ARTICLE}`));
    for (const other of [
      '',
      '@article{a, note={\nTY  - JOUR\n}}',
      '{"a":"\nTY  - JOUR\n"}',
      '<a>\nTY  - JOUR\n</a>',
      'PMID- 1\n',
    ])
      assert.equal(ris.detect(other), false);
  });

  it('loses at most the last record of a file that is cut anywhere', () => {
    const text = ARTICLE.repeat(3);
    const whole = ris.read(text).records;
    for (let end = 0; end <= text.length; end++) {
      const { records } = ris.read(text.slice(0, end));
      const complete = Math.floor(end / ARTICLE.length);
      assert.deepEqual(records.slice(0, complete), whole.slice(0, complete));
      assert.ok(records.length <= complete + 1);
    }
  });

  it('neither throws nor hangs on any text', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'TY  - JOUR',
        'ER  - ',
        'ER  - TY  - BOOK',
        'AU  - ,',
        'PY  - ////',
        'SN  - 1',
        'KW  -',
        'TY - ',
        '\u2028',
      ),
      fc
        .tuple(fc.constantFrom('TI', 'AU', 'PY', 'DA', 'UR', 'N1', 'AN'), fc.string({ unit: 'binary', maxLength: 30 }))
        .map(([tag, value]) => `${tag}  - ${value}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const text = lines.join(end);
        ris.detect(text);
        const { records, problems } = ris.read(text);
        assert.ok(records.length <= lines.length * 2 && problems.length <= lines.length * 2);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['TY  - JOUR\nDO  - 10.1000/', 'TY  - JOUR\nPY  - ', 'TY  - JOUR\nAU  - '])
      for (const filler of ['.', ' ', '1', ',', '/', '\u2028', 'a '])
        assert.ok(ris.read(`${piece}${filler.repeat(100_000)}x\nER  - `).records.length <= 1);
  });
});
