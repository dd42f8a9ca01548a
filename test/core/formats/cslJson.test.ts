import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cslJson } from '../../../src/core/formats/cslJson';

/** Ids of the records, with their lines, and the problems as `line:column message`. */
function read(text: string) {
  const { records, problems } = cslJson.read(text);
  return {
    records: records.map(({ item, line }) => `${item.id} ${line}`),
    problems: problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

const item = (fields: object) => cslJson.read(JSON.stringify([{ title: 'A', ...fields }])).records[0]?.item;

test('reads a list of items with the line of each', () => {
  const text = '[\n  {"id": "a", "title": "A [1] {x} \\"q\\""},\r\n\n  {\n"id": "b", "title": "B"}\n]\n';
  assert.deepEqual(read(text), { records: ['a 1', 'b 3'], problems: [] });
  assert.deepEqual(read(`\ufeff${text}`).records, ['a 1', 'b 3']);
});

test('takes of custom only what has the type that it should have', () => {
  const custom = {
    topics: 'sleep',
    files: [1, {}, ['x']],
    tldr: { a: 1 },
    code: 7,
    published: 'no',
    mine: { kept: true },
  };
  assert.deepEqual(item({ custom })?.custom, { topics: ['sleep'], files: ['1'], code: '7', mine: { kept: true } });
  assert.deepEqual(item({ custom: { topics: {}, arxiv: null } })?.custom, {});
});

test('reads a list inside an object, and an item alone', () => {
  assert.deepEqual(read('{"version": {"items": [1]},\n"items": [{"id": "a", "title": "A"}]}').records, ['a 1']);
  assert.deepEqual(read('{"id": "a", "type": "book", "title": "A"}').records, ['a 0']);
});

test('keeps a complete item as it is', () => {
  const whole = {
    id: 'roe2020',
    type: 'article-journal',
    title: 'A',
    author: [{ family: 'Roe', given: 'Jo', 'non-dropping-particle': 'van' }, { literal: 'The Group' }],
    issued: {
      'date-parts': [
        [2020, 5],
        [2020, 6],
      ],
      circa: true,
    },
    volume: 3,
    page: '1-9',
    DOI: '10.1/x',
    custom: { arxiv: '2001.00001', topics: ['sleep'] },
    'x-own': { kept: [1, null] },
  };
  assert.deepEqual(item(whole), whole);
});

test('coerces odd types', () => {
  assert.deepEqual(
    item({
      id: 7,
      title: ['A title', 'another'],
      'container-title': ['Ward'],
      PMID: 123,
      keyword: ['sleep', 'sound'],
      author: ['Jo Roe', { family: 'Poe', given: 5 }, null, {}],
      editor: { family: 'Doe' },
      issued: '2020-05-01',
      accessed: 2021,
      submitted: { 'date-parts': [['2019', '3', null]] },
      'original-date': [1999, 1],
      'event-date': { 'date-parts': [[null]] },
      custom: 'x',
      abstract: null,
    }),
    {
      id: '7',
      type: 'document',
      title: 'A title',
      'container-title': 'Ward',
      PMID: '123',
      keyword: 'sleep; sound',
      author: [{ literal: 'Jo Roe' }, { family: 'Poe', given: '5' }],
      editor: [{ family: 'Doe' }],
      issued: { 'date-parts': [[2020, 5, 1]] },
      accessed: { 'date-parts': [[2021]] },
      submitted: { 'date-parts': [[2019, 3]] },
      'original-date': { 'date-parts': [[1999, 1]] },
    },
  );
});

test('prefers the citation key to the id, and takes no address for one', () => {
  const keys = [
    { id: 'http://zotero.org/users/1/items/X', 'citation-key': 'roe2020' },
    { id: 'x', note: 'Read twice.\nCitation Key: poe2021' },
    { id: 'http://zotero.org/users/1/items/X' },
    {},
  ];
  assert.deepEqual(
    keys.map(fields => item(fields)?.id),
    ['roe2020', 'poe2021', undefined, undefined],
  );
});

test('makes a bad record one problem on its line', () => {
  assert.deepEqual(read('[{"id":"a","title":"A"},\n3,\n{"id":"n"},\n"x", null,\n{"id":"b","title":"B"}]'), {
    records: ['a 0', 'b 4'],
    problems: [
      '1:0 Record 2 is not an object with fields.',
      '2:0 Record 3 (n) has no title.',
      '3:0 Record 4 is not an object with fields.',
      '3:5 Record 5 is not an object with fields.',
    ],
  });
});

test('keeps the records around a syntax error', () => {
  const around = (broken: string) => read(`[{"id":"a","title":"A"},\n${broken},\n{"id":"c","title":"C"}]`);
  const cases: Record<string, string> = {
    '{"id":"b" "title":"B"}': '1:10 A comma or "}" is missing before “"title":"B"},”.',
    '{"id":"b","title":"B}': '1:18 The text “"B},” has no closing quote.',
    '{"id" "b"}': '1:6 A colon is missing after the field name “"id"”.',
    '{"id":"b",}': '1:10 A comma stands before "}" with nothing after it.',
    '{"id":"b","n":01}': '1:14 A value is missing or not valid at “01},”.',
    '{"id":"b","n":"\\x"}': '1:15 "\\x" is not a valid escape.',
    '{"id":"b","n":[1}': '1:16 A comma or "]" is missing before “},”.',
    "{'id':'b'}": "1:1 A field name in double quotes is missing at “'id':'b'},”.",
  };
  for (const [broken, problem] of Object.entries(cases)) {
    assert.deepEqual(around(broken), { records: ['a 0', 'c 2'], problems: [problem] });
  }
});

test('keeps both records around a comma that is missing or too many', () => {
  assert.deepEqual(read('[{"id":"a","title":"A"}\n{"id":"b","title":"B"},]'), {
    records: ['a 0', 'b 1'],
    problems: ['1:0 A comma is missing before record 2.', '1:22 A comma stands after the last record.'],
  });
});

test('keeps the complete records of a file that is cut anywhere', () => {
  const records = [
    '{"id":"a","title":"A"}',
    '{"id":"b","title":"B, [x] \\"y\\"","n":{"m":[1,2]}}',
    '{"id":"c","title":"C"}',
  ];
  const text = `[${records.join(',\n')}]`;
  for (let length = 1; length < text.length; length++) {
    const cut = cslJson.read(text.slice(0, length));
    const complete = records.filter(record => text.indexOf(record) + record.length <= length);
    assert.equal(cut.records.length, complete.length);
    assert.equal(cut.problems.length, 1);
  }
});

test('ignores __proto__ at any depth', () => {
  const [record] = cslJson.read(
    '[{"title":"A","__proto__":{"x":1},"custom":{"__proto__":{"y":1},"\\u005f_proto__":2,"z":3}}]',
  ).records;
  assert.deepEqual(record?.item, { type: 'document', title: 'A', custom: { z: 3 } });
  assert.equal(record?.item['x'], undefined);
});

test('reports what is no list of items', () => {
  assert.deepEqual(read('words'), { records: [], problems: ['0:0 A list of CSL-JSON items is expected here.'] });
  assert.deepEqual(read(' \n '), { records: [], problems: [] });
  assert.deepEqual(read('[]'), { records: [], problems: [] });
});

test('survives deep and repetitive input', () => {
  const hostile = ['[', '{"a":', '{"id":', '[{"id":', '"', ',', '}', 'x ', '{', '[{"id":"a","title":"A'];
  for (const piece of hostile) assert.equal(cslJson.read(`[${piece.repeat(50_000)}`).records.length, 0);
  const deep = `{"id":"d","title":"D","x":${'['.repeat(1000)}${']'.repeat(1000)}}`;
  assert.deepEqual(read(`[${deep},{"id":"a","title":"A"}]`), {
    records: ['a 0'],
    problems: ['0:1 Record 1 is nested too deeply to be a paper.'],
  });
});

test('returns for 50 MB of one line', () => {
  assert.equal(cslJson.read(`["${'x'.repeat(50e6)}`).records.length, 0);
});

test('knows CSL-JSON from other JSON', () => {
  assert.ok(cslJson.detect(' [{"id": "a", "title": "A"}]'));
  assert.ok(cslJson.detect('{"items": [{"id": "a", "title": "A"}]}'));
  assert.ok(cslJson.detect('{"type": "book", "title": "A", "issued": 2020}'));
  const others = [
    '{"name": "x", "type": "module"}',
    '[1, 2]',
    '["a"]',
    '{}',
    '',
    'words',
    '[link](x) "title": y',
    '{"title": "x"}',
  ];
  assert.deepEqual(others.filter(cslJson.detect), []);
});

test('reads whatever JSON.stringify writes', () => {
  const record = fc.record({
    id: fc.string(),
    title: fc.string({ unit: 'binary' }).map(t => `T${t}`),
    'x-own': fc.jsonValue({ maxDepth: 5 }),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 5 }), fc.constantFrom(0, 2), (records, indent) => {
      const reading = cslJson.read(JSON.stringify(records, null, indent));
      assert.deepEqual([reading.records.length, reading.problems.length], [records.length, 0]);
    }),
    { numRuns: 300 },
  );
});

test('neither throws nor hangs on any text', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '"',
    '"id"',
    '"title":"A"',
    '\\',
    '1',
    'null',
    '\n',
    '{"id":"a","title":"A"}',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.string(), (parts, end) => {
      cslJson.detect(parts.join(''));
      cslJson.read(parts.join('') + end);
    }),
    { numRuns: 1000 },
  );
});
