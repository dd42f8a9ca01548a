import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nbib } from '../../../src/core/formats/nbib';

function items(text: string) {
  const { records, problems } = nbib.read(text);
  assert.deepEqual(problems, []);
  return records.map(record => record.item);
}

const ARTICLE = `
PMID- 11112222
OWN - NLM
IS  - 1234-5679 (Electronic)
IS  - 1234-5679 (Linking)
VI  - 7
IP  - 2
DP  - 2016 Apr 19
TI  - A trial of tea: methods and
      first results.
PG  - 454-81
LID - 10.5555/tea.1 [doi]
AB  - Background first.
      Methods next.
FAU - Okafor, Ada N
AU  - Okafor AN
FAU - Lind, Per Jr
AU  - Lind P Jr
CN  - Tea Study Group
LA  - eng
PT  - Journal Article
PT  - Review
TA  - J Tea
JT  - The journal of tea
MH  - Brain/*enzymology
OT  - tea
PMC - PMC123
AID - 10.5555/tea.1 [doi]
AID - TEA-1 [pii]
SO  - J Tea. 2016 Apr 19;7(2):454-81.
`;

describe('nbib', () => {
  it('reads an article as CSL', () => {
    assert.deepEqual(nbib.read(ARTICLE).records, [
      {
        line: 1,
        item: {
          type: 'article-journal',
          title: 'A trial of tea: methods and first results',
          'container-title': 'The journal of tea',
          'container-title-short': 'J Tea',
          abstract: 'Background first. Methods next.',
          author: [
            { family: 'Okafor', given: 'Ada N' },
            { family: 'Lind', given: 'Per', suffix: 'Jr' },
            { literal: 'Tea Study Group' },
          ],
          issued: { 'date-parts': [[2016, 4, 19]] },
          volume: '7',
          issue: '2',
          page: '454-81',
          ISSN: '1234-5679',
          language: 'eng',
          keyword: 'Brain/enzymology; tea',
          DOI: '10.5555/tea.1',
          PMID: '11112222',
          PMCID: 'PMC123',
        },
      },
    ]);
  });

  it('reads short author names where there are no full ones', () => {
    const [item] = items('PMID- 1\nAU  - van der Berg JA\nAU  - Roe B 3rd\nAU  - et al.\n');
    assert.deepEqual(item?.author, [
      { family: 'van der Berg', given: 'J. A.' },
      { family: 'Roe', given: 'B.', suffix: '3rd' },
    ]);
  });

  it('reads preprints, chapters and reports as what they are', () => {
    const found = items(`PMID- 1
PT  - Preprint
PT  - Journal Article
JT  - bioTest

PMID- 2
TI  - Chapter
BTI - Book
PT  - Book Chapter

OWN - ERIC
TI  - Study
JT  - Test Council
OID - ED123
PT  - Reports - Research

OWN - ERIC
TI  - Article
JT  - Journal
OID - EJ123
PT  - Reports - Research
`);
    assert.deepEqual(found, [
      { type: 'article', publisher: 'bioTest', PMID: '1' },
      { type: 'chapter', title: 'Chapter', 'container-title': 'Book', PMID: '2' },
      { type: 'report', title: 'Study', publisher: 'Test Council' },
      { type: 'article-journal', title: 'Article', 'container-title': 'Journal' },
    ]);
  });

  it('takes an article number for the page but no other item identifier', () => {
    const pages = ['e12516 [pii]', 'S1080-6032(22)00139-9 [pii]'].map(lid => items(`PMID- 1\nLID - ${lid}\n`)[0]?.page);
    assert.deepEqual(pages, ['e12516', undefined]);
  });

  it('separates records that are glued and leaves out text between records', () => {
    const { records } = nbib.read('PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n\nThis is no field.\n\nPMID-3\nTI  -C\n');
    assert.deepEqual(
      records.map(({ item, line }) => [item.PMID, item.title, line]),
      [
        ['1', 'A', 0],
        ['2', 'B', 2],
        ['3', 'C', 7],
      ],
    );
  });

  it('reports a record whose fields are all empty', () => {
    assert.deepEqual(nbib.read('TI  -\nAU  -\n').problems, [
      { line: 0, column: 0, message: 'This record has no field with a value.' },
    ]);
  });

  it('knows MEDLINE from other formats', () => {
    assert.ok(nbib.detect(ARTICLE));
    assert.ok(nbib.detect('\nOWN - ERIC\nTI  - T\n'));
    for (const other of ['', 'TY  - JOUR\nTI  - T\n', '@book{a}', '{}', 'A title\nAbstract: x\n'])
      assert.equal(nbib.detect(other), false);
  });

  it('loses at most the last record of a file that is cut anywhere', () => {
    const text = ARTICLE.repeat(3);
    const whole = nbib.read(text).records;
    for (let end = 0; end <= text.length; end++) {
      const { records } = nbib.read(text.slice(0, end));
      const complete = Math.floor(end / ARTICLE.length);
      assert.deepEqual(records.slice(0, complete), whole.slice(0, complete));
      assert.ok(records.length <= complete + 1);
    }
  });

  it('neither throws nor hangs on any text', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', 'PMID- 1', 'PMID-', 'OWN - ERIC', '      more', 'TI  - ', 'IS  - 1234-5679'),
      fc
        .tuple(
          fc.constantFrom('TI', 'FAU', 'AU', 'DP', 'AID', 'MH', 'PT'),
          fc.string({ unit: 'binary', maxLength: 30 }),
        )
        .map(([tag, value]) => `${tag.padEnd(4)}- ${value}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n');
        nbib.detect(text);
        assert.ok(nbib.read(text).records.length <= lines.length * 2);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const tag of ['TI  ', 'DP  ', 'AU  ', 'FAU ', 'IS  ', 'AID '])
      for (const filler of ['.', ' ', '1', 'A ', '10.1000/', '\u2028'])
        assert.equal(nbib.read(`PMID- 1\n${tag}- ${filler.repeat(50_000)}x`).records.length, 1);
  });
});
