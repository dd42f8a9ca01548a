import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../../src/core/csl';
import { readBibtex } from '../../../../src/core/formats/bibtex/readBibtex';
import { writeBibtex, type BibDialect } from '../../../../src/core/formats/write/writeBibtex';
import { canonical, hasLooseParticle, record } from './records';

const CLASSIC_TYPES = new Set([
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'book', 'chapter', 'manuscript', 'pamphlet',
  'paper-conference', 'report', 'thesis', 'document', 'dataset', 'software',
]); // prettier-ignore
const OTHER_TYPES = new Set(['bill', 'hearing', 'interview', 'post-weblog', 'regulation']);
const WHOLE = new Set(['book', 'pamphlet', 'thesis']);
const SERIES = new Set(['book', 'chapter', 'paper-conference', 'entry-encyclopedia', 'pamphlet']);
const JOURNALS = new Set(['article-journal', 'article-magazine', 'article-newspaper', 'review', 'periodical']);

/** What the entry can't hold of a record, each for a reason that is BibTeX's. */
function heldBy(item: CslItem, dialect: BibDialect): (variable: string) => boolean {
  const { type } = item;
  const keepsType = (dialect === 'biblatex' ? !OTHER_TYPES.has(type) : CLASSIC_TYPES.has(type)) && !(type === 'manuscript' && item['event-title']) && !(type === 'speech' && dialect === 'bibtex' && !item['event-title']); // prettier-ignore
  return variable => {
    switch (variable) {
      case 'type':
        return keepsType;
      case 'number':
        return keepsType && !SERIES.has(type) && !JOURNALS.has(type);
      case 'collection-number':
        return keepsType && SERIES.has(type);
      case 'issue':
        return keepsType && (JOURNALS.has(type) || !item.number);
      case 'page':
        return !(WHOLE.has(type) && /^\d+$/.test(String(item.page)));
      case 'number-of-pages':
        return !(WHOLE.has(type) && item.page);
      case 'genre':
        return keepsType && !(dialect === 'bibtex' && (type === 'dataset' || type === 'software'));
      case 'publisher-place':
        return type !== 'patent';
      case 'author':
      case 'editor':
      case 'translator':
        return dialect === 'biblatex' || !hasLooseParticle(item);
      default:
        return true;
    }
  };
}

for (const dialect of ['bibtex', 'biblatex'] as const) {
  for (const escape of [false, true]) {
    test(`reading a written ${dialect} entry gives the same paper${escape ? ', escaped to ASCII' : ''}`, () => {
      fc.assert(
        fc.property(record, item => {
          const written = writeBibtex(item, { dialect, ...(escape && { needsEscape: () => true }) });
          const { records, problems } = readBibtex(written);
          const held = heldBy(item, dialect);
          assert.equal(records.length, 1, written);
          assert.deepEqual(
            problems.filter(({ severity }) => severity !== 'hint'),
            [],
            written,
          );
          assert.deepEqual(canonical(records[0]!.item, held), canonical(item, held), written);
        }),
        { numRuns: 800, seed: 5 },
      );
    });
  }
}

test('writes an entry as people write it', () => {
  const item: CslItem = {
    id: 'kim2025',
    type: 'article-journal',
    title: 'Reading CT scans with MedCLM: a study of vitamin D in Alzheimer patients',
    author: [
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
      { literal: 'R&D Group' },
    ],
    'container-title': 'Größe & Maß',
    issued: { 'date-parts': [[2025, 3, 7]] },
    page: '10-19',
    DOI: '10.1000/ex_1',
    language: 'en',
    custom: { arxiv: '2510.04477', topics: ['ECG'] },
  };
  assert.equal(
    writeBibtex(item, { dialect: 'bibtex' }),
    `@article{kim2025,
  author = {van der Berg, Jr., Jan and {R\\&D Group}},
  title = {Reading {CT} scans with {MedCLM}: a study of vitamin {D} in {Alzheimer} patients},
  journal = {Größe \\& Maß},
  pages = {10--19},
  year = 2025,
  month = mar,
  day = 7,
  eprint = {2510.04477},
  archiveprefix = {arXiv},
  doi = {10.1000/ex_1},
  language = {english}
}`,
  );
  assert.equal(
    writeBibtex(item, { dialect: 'biblatex', indent: '\t', equals: '=', needsEscape: () => true, newline: '\r\n' }),
    [
      '@article{kim2025',
      '\tauthor={van der Berg, Jr., Jan and {R\\&D Group}}',
      '\ttitle={Reading {CT} scans with {MedCLM}: a study of vitamin {D} in {Alzheimer} patients}',
      '\tjournaltitle={Gr{\\"o}{\\ss}e \\& Ma{\\ss}}',
      '\tpages={10--19}',
      '\tdate={2025-03-07}',
      '\teprint={2510.04477}',
      '\teprinttype={arxiv}',
      '\tdoi={10.1000/ex_1}',
      '\tlangid={english}',
    ].join(',\r\n') + '\r\n}',
  );
});

test('protects names and acronyms of a title, and nothing of what is written in capitals or says itself what is protected', () => {
  const titleOf = (title: string) =>
    /title = \{(.*)\}/.exec(writeBibtex({ id: 'k', title }, { dialect: 'bibtex' }))?.[1];
  assert.equal(titleOf('Deep Learning for X-ray and COVID-19: A Chain-of-Thought Study'), 'Deep Learning for {X-ray} and {COVID-19}: A Chain-of-Thought Study'); // prettier-ignore
  assert.equal(titleOf('A NEW METHOD'), 'A NEW METHOD');
  assert.equal(titleOf('The <span class="nocase">Berlin</span> MRI study'), 'The {Berlin} MRI study');
  assert.equal(
    titleOf('Genes of <i>E. coli</i> in Paris and the sea'),
    'Genes of \\emph{E. coli} in {Paris} and the sea',
  );
});

test('says of a thesis and a report what they are, and no more', () => {
  const genre = (item: Partial<CslItem>) => readBibtex(writeBibtex({ id: 'k', title: 'T', ...item }, { dialect: 'bibtex' })).records[0]?.item['genre']; // prettier-ignore
  assert.equal(genre({ type: 'thesis' }), undefined);
  assert.equal(genre({ type: 'report' }), undefined);
  assert.equal(genre({ type: 'thesis', genre: 'PhD thesis' }), 'PhD thesis');
  assert.equal(genre({ type: 'thesis', genre: 'Diplomarbeit' }), 'Diplomarbeit');
});
