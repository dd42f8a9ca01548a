import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { endnoteXml } from '../../../src/core/formats/endnoteXml';

const RECORD = `<record><database name="My.enl">My.enl</database><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Okafor, Ada</style></author><author>Roe, Jo</author></authors></contributors>
<titles><title><style face="normal">Mixing of H</style><style face="subscript">2</style><style>O &amp; salt</style></title>
<secondary-title>Journal of Coastal Tests</secondary-title></titles>
<periodical><full-title>Journal of Coastal Tests</full-title><abbr-1>J Coast Tests</abbr-1></periodical>
<pages>1-9</pages><volume>12</volume><number>4</number>
<keywords><keyword>tides</keyword><keyword>salt</keyword></keywords>
<dates><year>2021</year><pub-dates><date>Mar 9</date></pub-dates></dates>
<isbn>1234-5679</isbn><electronic-resource-num>10.5555/jct.7</electronic-resource-num>
<abstract>We measured.</abstract><label>okafor2021</label>
<urls><related-urls><url>https://example.org/7</url></related-urls></urls></record>
`;
const file = (...records: string[]) => `<?xml version="1.0"?>\n<xml><records>\n${records.join('')}</records></xml>\n`;

describe('endnoteXml', () => {
  it('reads a record as CSL with its line', () => {
    assert.deepEqual(endnoteXml.read(file(RECORD)), {
      problems: [],
      records: [
        {
          line: 2,
          item: {
            id: 'okafor2021',
            type: 'article-journal',
            title: 'Mixing of H2O & salt',
            'container-title': 'Journal of Coastal Tests',
            'container-title-short': 'J Coast Tests',
            abstract: 'We measured.',
            volume: '12',
            issue: '4',
            author: [
              { family: 'Okafor', given: 'Ada' },
              { family: 'Roe', given: 'Jo' },
            ],
            page: '1-9',
            issued: { 'date-parts': [[2021, 3, 9]] },
            ISSN: '1234-5679',
            DOI: '10.5555/jct.7',
            URL: 'https://example.org/7',
            keyword: 'tides; salt',
          },
        },
      ],
    });
  });

  it('costs one record and gives one problem where one record is damaged', () => {
    const { records, problems } = endnoteXml.read(
      file(RECORD, '<record><titles><title>Bad</titles></record>\n', RECORD),
    );
    assert.deepEqual(
      records.map(record => record.line),
      [2, 14],
    );
    assert.deepEqual(
      problems.map(({ line, message }) => ({ line, message })),
      [{ line: 13, message: 'This record is left out: missing end tag for element title.' }],
    );
  });

  it('keeps a record with a bare ampersand or a forbidden character', () => {
    const { records, problems } = endnoteXml.read(
      file('<record><titles><title>R & D\u0007 &nbsp;</title></titles></record>'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(records[0]?.item.title, 'R & D &nbsp;');
  });

  it('expands no entity of the file and reads no record in a comment', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<records><!-- <record>no</record> --><record><titles><title>&b;</title></titles></record></records>`;
    assert.deepEqual(
      endnoteXml.read(bomb).records.map(record => record.item.title),
      ['&b;'],
    );
  });

  it('reports a record that is nested too deeply', () => {
    const { records, problems } = endnoteXml.read(file(`<record>${'<a>'.repeat(200_000)}</record>`, RECORD));
    assert.equal(records.length, 1);
    assert.equal(problems.length, 1);
  });

  it('knows EndNote XML from other formats', () => {
    assert.ok(endnoteXml.detect(file(RECORD)));
    for (const other of [
      '',
      '<html><record></html>',
      '<PubmedArticleSet>',
      '{"<records>": "<database>"}',
      'TY  - JOUR',
    ])
      assert.equal(endnoteXml.detect(other), false);
  });

  it('loses at most the last record of a file that is cut anywhere', () => {
    const text = file(RECORD, RECORD, RECORD);
    const whole = endnoteXml.read(text).records;
    const start = text.indexOf('<record>');
    for (let end = 0; end <= text.length; end += 13) {
      const complete = Math.min(3, Math.max(0, Math.floor((end - start) / RECORD.length)));
      const { records, problems } = endnoteXml.read(text.slice(0, end));
      assert.deepEqual(records.slice(0, complete), whole.slice(0, complete));
      assert.ok(problems.length <= 1);
    }
  });

  it('neither throws nor hangs on any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom(
        '<record>',
        '</record>',
        '<titles>',
        '</titles>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&',
        '<',
        '>',
        '<record',
        '="',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const text = pieces.join('');
        endnoteXml.detect(text);
        endnoteXml.read(text);
      }),
      { numRuns: 500, seed: 1 },
    );
    for (const mark of ['<!--', '<![CDATA[', '<record', '<record>', '</record>', '&', '<record a='])
      endnoteXml.read(mark.repeat(2000));
  });
});
