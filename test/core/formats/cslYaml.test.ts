import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cslYaml } from '../../../src/core/formats/cslYaml';
import { TextParts } from '../../../src/core/text/textParts';

function items(text: string) {
  const { records, problems } = cslYaml.read(text);
  assert.deepEqual(problems, []);
  return records.map(record => record.item);
}

const LIBRARY = `---
lang: en
references:
- id: okafor2021
  type: article-journal
  title: "*Tidal* mixing"
  author:
  - family: Okafor
    given: Ada
  issued: 2021-03-09
  volume: 12
- id: roe1999
  type: book
  title: A book
  issued:
  - year: 1999
    month: 4
...
`;

describe('cslYaml', () => {
  it('reads records under `references` with their lines', () => {
    assert.deepEqual(cslYaml.read(LIBRARY), {
      problems: [],
      records: [
        {
          line: 3,
          item: {
            id: 'okafor2021',
            type: 'article-journal',
            title: '*Tidal* mixing',
            author: [{ family: 'Okafor', given: 'Ada' }],
            issued: { 'date-parts': [[2021, 3, 9]] },
            volume: 12,
          },
        },
        {
          line: 11,
          item: { id: 'roe1999', type: 'book', title: 'A book', issued: { 'date-parts': [[1999, 4]] } },
        },
      ],
    });
  });

  it('reads a bare list and a list in flow style', () => {
    assert.deepEqual(items('- id: a\n  title: A\n- id: 12\n'), [
      { id: 'a', type: 'document', title: 'A' },
      { id: '12', type: 'document' },
    ]);
    assert.deepEqual(items('references: [{id: a, title: A},\n  {id: b}]\n'), [
      { id: 'a', type: 'document', title: 'A' },
      { id: 'b', type: 'document' },
    ]);
  });

  it('reads dates in every form that Pandoc takes', () => {
    const forms = [
      '2020',
      "'2020-05'",
      '2020-05~',
      '2019-01/2019-03',
      '2020-22',
      "'May 5, 2020'",
      '{year: 2020, circa: true}',
      '{date-parts: [[2020, 1], [2021]]}',
      '{literal: soon}',
      '{raw: 1 May}',
    ];
    const dates = forms.map(form => items(`- id: a\n  issued: ${form}\n`)[0]?.issued);
    assert.deepEqual(dates, [
      { 'date-parts': [[2020]] },
      { 'date-parts': [[2020, 5]] },
      { 'date-parts': [[2020, 5]], circa: true },
      {
        'date-parts': [
          [2019, 1],
          [2019, 3],
        ],
      },
      { 'date-parts': [[2020]], season: 2 },
      { 'date-parts': [[2020, 5, 5]] },
      { 'date-parts': [[2020]], circa: true },
      { 'date-parts': [[2020, 1], [2021]] },
      { literal: 'soon' },
      { literal: '1 May' },
    ]);
  });

  it('reads the front matter of a note and not the note', () => {
    assert.deepEqual(items('---\nreferences:\n- id: a\n---\n# Note\n\n- id: b: c\n'), [{ id: 'a', type: 'document' }]);
  });

  it('costs one record and gives one problem where one record is damaged', () => {
    const { records, problems } = cslYaml.read(
      'references:\n- id: a\n  title: A\n- id: b\n  title: "open\n- id: c\n  title: C\n  x: [1\n- id: d\n  title: D\nnocite: "@*"\n',
    );
    assert.deepEqual(
      records.map(({ item, line }) => [item.id, line]),
      [
        ['a', 1],
        ['d', 8],
      ],
    );
    assert.deepEqual(
      problems.map(problem => problem.line),
      [5, 8],
    );
    assert.match(problems[0]?.message ?? '', /^This record is left out: .+\.$/);
  });

  it('reports an item that is no record', () => {
    assert.deepEqual(cslYaml.read('references:\n- id: a\n- just text\n').problems, [
      { line: 2, column: 2, message: 'This list item is no record: it has no variables such as “title: …”.' },
    ]);
  });

  it('follows aliases, but not to where they multiply or turn in circles', () => {
    assert.deepEqual(items('- id: a\n  publisher: &p House\n- id: b\n  publisher: *p\n'), [
      { id: 'a', type: 'document', publisher: 'House' },
      { id: 'b', type: 'document', publisher: 'House' },
    ]);
    const levels = Array.from({ length: 20 }, (_, n) => `  l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}, *l${n}]`);
    const bomb = ['references:', '- id: bomb', '  l0: &l0 x', ...levels, '- id: good', '- &me {id: me, x: *me}'].join(
      '\n',
    );
    const { records, problems } = cslYaml.read(bomb);
    assert.deepEqual(
      records.map(record => record.item.id),
      ['good'],
    );
    assert.equal(problems.length, 2);
  });

  it('refuses what is nested too deeply', () => {
    const { records, problems } = cslYaml.read(`references:\n- id: a\n- id: b\n  x: ${'['.repeat(100_000)}\n- id: c\n`);
    assert.deepEqual(
      records.map(record => record.item.id),
      ['a', 'c'],
    );
    assert.equal(problems.length, 1);
  });

  it('knows CSL-YAML from other YAML and other formats', () => {
    assert.ok(cslYaml.detect(LIBRARY));
    assert.ok(cslYaml.detect('- id: a\n  type: book\n'));
    for (const other of [
      '',
      'project:\n  type: book\n',
      '{"references": []}',
      '@book{a}',
      '- a\n- b\n',
      'TY  - JOUR\n',
    ])
      assert.equal(cslYaml.detect(other), false);
  });

  it('loses at most the last record of a file that is cut anywhere', () => {
    const record =
      '- id: x\n  title: "Quoted: title"\n  author: [{family: Roe, given: Jo}]\n  abstract: |\n    Two\n\n    parts\n';
    const head = 'references:\n';
    const text = head + record.repeat(3);
    const whole = cslYaml.read(text).records;
    assert.equal(whole.length, 3);
    for (let end = 0; end <= text.length; end++) {
      const complete = Math.max(0, Math.floor((end - head.length) / record.length));
      const { records } = cslYaml.read(text.slice(0, end));
      assert.deepEqual(records.slice(0, complete), whole.slice(0, complete));
    }
  });

  it('neither throws nor hangs on any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 15 }),
      fc.constantFrom(
        'references:\n',
        '- id: a\n',
        '  issued: ',
        '[',
        '{',
        '"',
        '\n',
        '---\n',
        '&a ',
        '*a ',
        '- ',
        ': ',
        '? ',
        '|\n',
        '  ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const text = pieces.join('');
        cslYaml.detect(text);
        cslYaml.read(text);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('reads a long bibliography in many steps, each record where it stands', () => {
    const record = (i: number) =>
      `- id: key${i}\n  type: book\n  title: Title ${i}\n  abstract: ${'word '.repeat(20)}\n\n`;
    const list = Array.from({ length: 3000 }, (_, i) => record(i)).join('');
    const steps = cslYaml.readPartsInSteps!(
      new TextParts([`---\nlang: en\nreferences:\n${list}nocite: all\n...\nNo record:\n- id: x\n`]),
    );
    let pauses = 0;
    for (let step = steps.next(); ; step = steps.next(), pauses++) {
      if (!step.done) continue;
      const { records, problems } = step.value;
      assert.deepEqual(problems, []);
      assert.deepEqual(
        records.map(({ item, line }) => [item.id, line]),
        Array.from({ length: 3000 }, (_, i) => [`key${i}`, 3 + i * 5]),
      );
      break;
    }
    assert.ok(pauses > 100, `${pauses} pauses`);
  });

  it('reads a long bibliography with anchors in many steps, as if the aliases were written out', () => {
    const publishers = [
      '&house House',
      '*house',
      '*house',
      '&house Press',
      '*house',
      '*none',
      '&city {x: y}',
      '*house',
    ];
    const written = ['House', 'House', 'House', 'Press', 'Press', 'broken', '{x: y}', 'Press'];
    const list = (values: readonly string[]) =>
      Array.from({ length: 3000 }, (_, i) => {
        const value = values[i < values.length ? i : values.length - 1];
        return `- id: key${i}\n  type: book\n  publisher: ${value}\n  title: '${'R&D *none '.repeat(10)}'\n\n`;
      }).join('');
    const text = `references:\n${list(publishers)}nocite: all\n`;
    const steps = [...cslYaml.readPartsInSteps!(new TextParts([text.slice(0, 700), text.slice(700)]))];
    assert.ok(steps.length > 1000, `${steps.length} pauses`);
    const { records, problems } = cslYaml.read(text);
    assert.deepEqual(
      records,
      cslYaml.read(`references:\n${list(written)}nocite: all\n`).records.filter(({ item }) => item.id !== 'key5'),
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1 + 5 * 5 + 2],
    );
  });

  it('follows no more aliases in a long bibliography than in a short one', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `- l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}, *l${n}]\n`);
    const users = Array.from({ length: 20_000 }, (_, n) => `- {id: key${n}, x: *l12}\n`);
    const start = performance.now();
    const { records } = cslYaml.read(`references:\n- l0: &l0 x\n${levels.join('')}${users.join('')}- id: good\n`);
    assert.deepEqual(records.at(-1)?.item, { id: 'good', type: 'document' });
    assert.ok(performance.now() - start < 20_000);
  });
});
