import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { atOnce } from '../../../src/core/formats/atOnce';
import { cslJson } from '../../../src/core/formats/cslJson';
import { cslYaml } from '../../../src/core/formats/cslYaml';
import { endnoteXml } from '../../../src/core/formats/endnoteXml';
import { nbib } from '../../../src/core/formats/nbib';
import { pubmedXml } from '../../../src/core/formats/pubmedXml';
import type { LibraryFormat } from '../../../src/core/formats/reading';
import { ris } from '../../../src/core/formats/ris';
import { zoteroJson } from '../../../src/core/formats/zotero/zoteroJson';
import { TextParts } from '../../../src/core/text/textParts';

const RECORDS: Readonly<Record<string, string>> = {
  'CSL-JSON': '[\n  {"id": "a", "title": "A [1]", "note": "x\\"}"},\r\n  {"id": "b"},\n {"title": "C", "issued": {"raw": "2001"}}\n ,{"id":"d","title":"Größe"}\n]\n',
  'Better BibTeX JSON': '{"config": {"label": "BetterBibTeX JSON"}, "collections": {"C": {"name": "Tea", "items": [1]}},\n "items": [{"itemType": "book", "itemID": 1, "title": "A"},\r\n{"itemType": "note", "note": "n"},\n {"itemType": "book", "title": "B"}]}',
  'CSL-YAML': 'references:\r\n- id: a\r\n  title: A\n- id: b\n  title: B\n  note: |\n    - c\n- id: d\n  title: "D: *e*"\n',
  'EndNote XML': '<xml><records>\r\n<!-- <record> --><record><ref-type name="Book">6</ref-type><titles><title>A &amp; b</title></titles></record>\r<record>\r\n<notes><![CDATA[</record><record>]]></notes><titles><title>B</title></titles>\n</record ><record><titles><title>C</title></titles></record></records></xml>\n',
  NBIB: 'PMID- 1\r\nTI  - A\r\n      title\r\n\r\nPMID- 2\nTI  - B\nPMID- 3\nTI  - C\n',
  'PubMed XML': '<PubmedArticleSet>\r\n<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A <!-- </PubmedArticle> -->b</ArticleTitle></Article></MedlineCitation></PubmedArticle>\r\n<PubmedBookArticle><BookDocument><PMID>2</PMID><Book><BookTitle>B</BookTitle></Book></BookDocument>\r</PubmedBookArticle><PubmedArticle>\n</PubmedArticle></PubmedArticleSet>',
  RIS: 'TY  - JOUR\r\nTI  - A\r\nAB  - one\r\ntwo\r\nER  - \r\nTY  - BOOK\nTI  - B\nER  - \nTY  - ZINE\nTI  - C\n',
}; // prettier-ignore

/** A text with one character taken out or put in, and the places at which it is cut into parts. */
function damaged(text: string) {
  const places = fc.integer({ min: 0, max: text.length });
  const pieces = fc.constantFrom(
    '',
    '',
    '',
    ',',
    '}',
    ']',
    '"',
    '\n',
    '\r',
    '{',
    '-',
    ' ',
    '<',
    '>',
    '<!--',
    ']]>',
    '&',
  );
  return fc.record({ at: places, skip: fc.integer({ min: 0, max: 1 }), piece: pieces, cuts: fc.array(places) });
}

for (const format of [cslJson, zoteroJson, cslYaml, endnoteXml, nbib, pubmedXml, ris])
  it(`reads ${format.name} in parts as it reads it whole`, () => {
    const source = RECORDS[format.name]!;
    fc.assert(
      fc.property(damaged(source), ({ at, skip, piece, cuts }) => {
        const text = source.slice(0, at) + piece + source.slice(at + (piece ? 0 : skip));
        const ends = [0, ...cuts.sort((a, b) => a - b), text.length];
        const parts = ends.slice(1).map((end, i) => text.slice(ends[i], end));
        const inParts = atOnce(format.readPartsInSteps!(new TextParts(parts)));
        const { records, problems } = format.read(text);
        assert.deepEqual({ records: inParts.records, problems: inParts.problems }, { records, problems });
      }),
      { numRuns: 2000 },
    );
  });

/** Three parts of about one length. */
function inThree(text: string): TextParts {
  const cut = Math.floor(text.length / 3);
  return new TextParts([text.slice(0, cut), text.slice(cut, 2 * cut), text.slice(2 * cut)]);
}

/** Reads the same as the whole, and nothing joins the parts. */
function assertReadInParts(format: LibraryFormat, text: string): void {
  const whole = inThree(text);
  Object.defineProperty(whole.parts, 'join', { value: () => assert.fail('the parts were joined') });
  const { records, problems } = atOnce(format.readPartsInSteps!(whole));
  const expected = format.read(text);
  assert.deepEqual({ records, problems }, { records: expected.records, problems: expected.problems });
}

const LONG = 'word '.repeat(200);

it('reads a list that is longer than its parts without joining it', () => {
  const record = (at: number) => `{"id": "key${at}", "title": "T${at}", "abstract": "${LONG}"}`;
  const text = `[${Array.from({ length: 3000 }, (_, at) => record(at)).join(',\n')}]`;
  assertReadInParts(cslJson, text);
  assert.ok([...cslJson.readPartsInSteps!(inThree(text))].length > 50);
});

it('reads an export of Zotero that is longer than its parts without joining it, notes among the items too', () => {
  const item = (at: number) =>
    at % 10
      ? `{"itemType": "book", "itemID": ${at}, "title": "T${at}", "abstractNote": "${LONG}"}`
      : '{"itemType": "note"}';
  const items = Array.from({ length: 3000 }, (_, at) => item(at)).join(',\n');
  const collections = '{"C": {"name": "Tea", "items": [1, 2999]}}';
  assertReadInParts(
    zoteroJson,
    `{"config": {"label": "BetterBibTeX JSON"}, "collections": ${collections}, "items": [${items}]}`,
  );
});
