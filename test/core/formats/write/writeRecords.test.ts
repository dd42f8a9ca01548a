import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import shipped from '../../../../media/library/medical-ai.json';
import type { CslItem } from '../../../../src/core/csl';
import { bibtex } from '../../../../src/core/formats/bibtex/bibtex';
import { cslJson } from '../../../../src/core/formats/cslJson';
import { cslYaml } from '../../../../src/core/formats/cslYaml';
import { ris } from '../../../../src/core/formats/ris';
import { risVariables } from '../../../../src/core/formats/risVariables';
import { recordFor, writeRecords, type WriteFormat } from '../../../../src/core/formats/write/writeRecords';
import { canonical, date, record } from './records';

const list = fc.array(record, { minLength: 1, maxLength: 4 });

for (const [format, reader] of [
  ['csl-json', cslJson],
  ['csl-yaml', cslYaml],
] as const) {
  // prettier-ignore
  test(`reading written ${reader.name} gives the same records, all of each`, () => {
    fc.assert(
      fc.property(list, items => {
        const written = writeRecords(items, format);
        const { records, problems } = reader.read(written);
        assert.deepEqual(problems, [], written);
        assert.deepEqual(records.map(({ item }) => canonical(item, () => true)), items.map(item => canonical(item, () => true)), written); // prettier-ignore
        assert.ok(reader.detect(written));
      }),
      { numRuns: 300, seed: 5 },
    );
  });
}

test('keeps what only Lectern knows of a paper in CSL-JSON', () => {
  const item: CslItem = {
    id: 'a',
    type: 'book',
    title: 'T',
    custom: { arxiv: '2510.04477', topics: ['ECG'], tldr: 'One.' },
  };
  assert.deepEqual(cslJson.read(writeRecords([item], 'csl-json')).records[0]?.item, item);
  assert.deepEqual(recordFor(item, 'b'), { id: 'b', type: 'book', title: 'T', custom: { arxiv: '2510.04477' } });
  assert.equal('custom' in recordFor({ id: 'a', type: 'book', custom: { topics: ['ECG'] } }), false);
});

const UNKNOWN_TO_RIS = new Set(['review', 'performance', 'periodical', 'treaty', 'regulation', 'interview']);
const LAWS = new Set(['bill', 'hearing', 'legislation', 'legal_case']);
const ALWAYS = ['id', 'type', 'title', 'DOI', 'PMID', 'PMCID', 'keyword', 'accessed'];

/** RIS has tags for some variables of each type only. */
function heldByRis(item: CslItem): (variable: string) => boolean {
  const { type } = item;
  const { texts, pages } = risVariables(type);
  const tagOf = new Map(texts);
  return variable => {
    if (UNKNOWN_TO_RIS.has(type)) return variable === 'title' || variable === 'DOI';
    // laws have the same tags for other things
    if (LAWS.has(type)) return ALWAYS.includes(variable);
    if (variable === 'genre') return tagOf.has(variable) && !String(item['genre']).startsWith('10.');
    if (variable === pages) return true;
    // what has no container of its own is read as standing in what comes nearest to one
    if (variable === 'container-title') return variable in item && tagOf.has(variable);
    if (variable === 'ISBN' || variable === 'ISSN') return !texts.some(([, tags]) => tags.includes('SN'));
    return ALWAYS.includes(variable) || tagOf.has(variable);
  };
}

test('reading written RIS gives the same paper, as far as RIS has a tag for it', () => {
  fc.assert(
    fc.property(list, items => {
      const written = writeRecords(items, 'ris');
      const { records, problems } = ris.read(written);
      assert.deepEqual(problems, [], written);
      assert.equal(records.length, items.length, written);
      items.forEach((item, at) => {
        const held = heldByRis(item);
        assert.deepEqual(canonical(records[at]!.item, held), canonical(item, held), written);
      });
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('reading written RIS gives the same dates, circa and years of five digits excepted', () => {
  const plain = date.filter(({ 'date-parts': parts, circa }) => {
    const [from, to] = parts ?? [];
    const year = Number(from?.[0] ?? 2000);
    const isRange = to === undefined || (from?.length === to.length && to.length > 1);
    return !circa && isRange && year >= 1000 && year <= 9999;
  });
  fc.assert(
    fc.property(plain, issued => {
      const written = writeRecords([{ id: 'a1', type: 'book', title: 'T', issued }], 'ris');
      const [back] = ris.read(written).records;
      assert.deepEqual(canonical(back!.item, name => name === 'issued'), canonical({ issued }, () => true), written); // prettier-ignore
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('writes names in RIS as it has them, inverted', () => {
  const author = [
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { literal: 'Open Health Group' },
  ];
  const { records } = ris.read(writeRecords([{ id: 'a1', type: 'book', title: 'T', author }], 'ris'));
  assert.deepEqual(records[0]?.item.author, [
    { family: 'van der Berg', given: 'Jan' },
    { literal: 'Open Health Group' },
  ]);
});

test('the papers that ship come back from each format as they were', () => {
  const papers = cslJson.read(JSON.stringify(shipped)).records.map(({ item }) => item as CslItem);
  assert.equal(papers.length, 165);
  const readers = { bibtex, biblatex: bibtex, 'csl-json': cslJson, 'csl-yaml': cslYaml, ris } as const;
  for (const [format, reader] of Object.entries(readers)) {
    // a comma parts BibTeX's keywords, and RIS has no number for a preprint
    const held = (variable: string) => !(variable === 'keyword' && reader === bibtex) && !(variable === 'number' && reader === ris); // prettier-ignore
    const back = reader
      .read(writeRecords(papers, format as WriteFormat))
      .records.map(({ item }) => canonical(item, held));
    assert.deepEqual(back, papers.map(paper => canonical(paper, held)), format); // prettier-ignore
  }
});
