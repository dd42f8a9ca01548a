import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arxivHost, readArxivAtom } from '../../../src/core/fetch/arxivAtom';

const entry = (id: string, title: string, summary: string) => `<entry>
    <id>http://arxiv.org/abs/${id}</id><updated>2024-01-02T00:00:00Z</updated><published>2024-01-01T00:00:00Z</published>
    <title>${title}</title><summary>${summary}</summary><author><name>Ada Okafor</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages</arxiv:comment>
    <link href="http://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
  </entry>`;
const feed = (...entries: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query: id_list=…</title><id>http://arxiv.org/api/x</id>
<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${entries.length}</opensearch:totalResults>
  ${entries.join('\n  ')}
</feed>
`;
const TEA = '  We brew tea in seven cups\n  and find that $\\alpha$ leaves cost &lt; 5\\% of the time.\n';

describe('arxivHost', () => {
  it('asks for as many results as ids', () => {
    assert.equal(
      arxivHost.url('https://export.example', ['2401.00001', 'math/0309136']),
      'https://export.example/api/query?id_list=2401.00001,math%2F0309136&max_results=2',
    );
  });

  it('reads each entry as plain text', () => {
    const text = feed(entry('2401.00001v3', 'On Tea\n  in Cups', TEA), entry('math/0309136v1', 'Old', `${TEA} Again.`));
    assert.deepEqual(readArxivAtom(text), {
      answers: [
        {
          id: '2401.00001',
          title: 'On Tea in Cups',
          abstract: 'We brew tea in seven cups and find that α leaves cost < 5% of the time.',
        },
        {
          id: 'math/0309136',
          title: 'Old',
          abstract: 'We brew tea in seven cups and find that α leaves cost < 5% of the time. Again.',
        },
      ],
      isWhole: true,
      isRefused: false,
    });
  });

  it('keeps what is whole of a cut feed', () => {
    const text = feed(entry('2401.00001v1', 'First', TEA), entry('2401.00002v1', 'Second', TEA));
    const { answers, isWhole } = readArxivAtom(text.slice(0, text.indexOf('Second') + 40));
    assert.deepEqual([answers.map(({ id }) => id), isWhole], [['2401.00001'], false]);
  });

  it('keeps the others where one entry is damaged', () => {
    const text = feed(entry('2401.00001v1', 'A < B </b>', TEA), entry('2401.00002v1', 'Second', TEA));
    assert.deepEqual(
      readArxivAtom(text).answers.map(({ id }) => id),
      ['2401.00002'],
    );
  });

  it('takes an error entry as a refusal, not as a paper', () => {
    const error = `<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id><title>Error</title>
      <summary>incorrect id format for 1234.12345</summary></entry>`;
    assert.deepEqual(readArxivAtom(feed(error)), { answers: [], isWhole: true, isRefused: true });
  });

  it('takes anything else as nothing', () => {
    for (const text of ['', '<html><body>Log in</body></html>', '{"a":1}', '<feed/>']) {
      assert.deepEqual(readArxivAtom(text), { answers: [], isWhole: false, isRefused: false });
    }
  });

  it('has neither control characters nor entities of its own in its text', () => {
    const text = feed(
      entry('2401.00001v1', 'On\u0007 Tea', `Tea \u0001with&#8203; &bomb; and &amp;lt;b&amp;gt; leaves`),
    );
    const doctype = `<!DOCTYPE feed [<!ENTITY bomb "boom">]>`;
    assert.equal(readArxivAtom(doctype + text).answers[0]?.abstract, 'Tea with &bomb; and <b> leaves');
  });

  it('never throws', () => {
    const whole = feed(entry('2401.00001v1', 'First', TEA));
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string(), (at, dirt) => void readArxivAtom(whole.slice(0, at) + dirt)),
    );
    readArxivAtom(feed(entry('2401.00001v1', 'T', '<a>'.repeat(100_000))));
  });
});
