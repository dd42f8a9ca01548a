import fc from 'fast-check';
import type { CslDate, CslItem, CslName } from '../../../../src/core/csl';
import { identifiersOf, splitKeywords } from '../../../../src/core/paper';
import { plainTitle } from '../../../../src/core/text/plainTitle';
import { settledDate } from '../../../../src/core/formats/write/bibDates';

/** Words as titles and names have them, and what is live in LaTeX, RIS, YAML or a list of names. */
const WORDS = [
  'Deep', 'learning', 'CT', 'MedCLM', 'of', 'größer', 'Über', 'naïve', 'Łódź', '日本語', 'α-synuclein', 'COVID-19', 'R&D', '50%',
  'C#', 'cost_$5', 'x^2', '~n', 'a\\b', '{brace}', '}', '{', "Crohn's", "''", '--', '---', '“quoted”', '"q"', '`tick`', 'and', 'TY - x', 'key: value',
  '- item', '# hash', '<3', '@misc{x,', 'A', 'vitamin D', 'e.g.', '[1]', 'true', '1e3', '…', 'H₂O', 'an', 'X-ray', 'Chain-of-Thought',
]; // prettier-ignore

export const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 }).map(words => words.join(' '));

const namePart = fc.constantFrom(
  'Kim', 'Soo Yong', 'García Márquez', 'da Silva', 'O’Neil', "d'Alembert", 'Smith, Jones', 'Rock and Roll', 'Jean-Paul', 'J. H.', 'Ødegård', '王', 'others', 'von', 'al-Khwarizmi', '{X}', 'a=b', 'Čapek',
); // prettier-ignore
const nameParticle = fc.constantFrom('van der', 'de', 'von', 'Van', 'de la', "d'");
const suffix = fc.constantFrom('Jr.', 'III');

const person: fc.Arbitrary<CslName> = fc
  .record(
    {
      family: namePart,
      given: namePart,
      'non-dropping-particle': nameParticle,
      'dropping-particle': nameParticle,
      suffix,
    },
    { requiredKeys: ['family', 'given'] },
  )
  .map(name => name as CslName);
const body = fc
  .constantFrom('World Health Organization', 'R&D Group, Ltd', 'Rock and Roll Hall', 'others', 'CERN')
  .map((literal): CslName => ({ literal }));
export const names = fc.array(fc.oneof({ weight: 4, arbitrary: person }, { weight: 1, arbitrary: body }), {
  minLength: 1,
  maxLength: 4,
});

const day = fc.record({ year: fc.integer({ min: 1000, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }); // prettier-ignore
const parts = fc
  .tuple(day, fc.integer({ min: 1, max: 3 }))
  .map(([{ year, month, day: d }, count]) => [year, month, d].slice(0, count));
export const date: fc.Arbitrary<CslDate> = fc.oneof(
  { weight: 6, arbitrary: parts.map(one => ({ 'date-parts': [one] })) },
  fc.tuple(parts, parts).map(([a, b]) => ({ 'date-parts': [a, b].sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0)) })),
  fc.integer({ min: 1000, max: 2030 }).map(year => ({ 'date-parts': [[year]], circa: true })),
  fc.tuple(fc.integer({ min: 1000, max: 2030 }), fc.integer({ min: 1, max: 4 })).map(([year, season]) => ({ 'date-parts': [[year]], season })), // prettier-ignore
  fc.constant({ literal: 'forthcoming' }),
  fc.constantFrom(-44, -500, 800, 12000).map(year => ({ 'date-parts': [[year]] })),
);

export const TYPES = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'book', 'chapter', 'dataset', 'document',
  'entry-encyclopedia', 'graphic', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'pamphlet',
  'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication', 'report', 'review', 'software',
  'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage', 'bill', 'hearing', 'interview', 'post-weblog', 'regulation',
]; // prettier-ignore

const number = fc.constantFrom('1', '12', '7A', 'S2', '3-4');

/** A record with any of the variables that papers have. */
export const record: fc.Arbitrary<CslItem> = fc
  .record(
    {
      id: fc.constantFrom('kim2025', 'a:b/c+d_e', 'Müller2020', 'x.y-z'),
      type: fc.constantFrom(...TYPES),
      title: text,
      'title-short': text,
      'container-title': text,
      'container-title-short': text,
      'collection-title': text,
      'event-title': text,
      'event-place': text,
      publisher: text,
      'publisher-place': text,
      genre: text,
      note: text,
      annote: text,
      abstract: text,
      author: names,
      editor: names,
      translator: names,
      issued: date,
      accessed: parts.map(one => ({ 'date-parts': [one] })),
      'original-date': parts.map(one => ({ 'date-parts': [one] })),
      volume: number,
      issue: number,
      page: fc.constantFrom('12', '12-19', '12–19', 'e123', 'S12–S15', '1, 5-7'),
      number,
      edition: number,
      version: number,
      'number-of-volumes': fc.constantFrom('2', '12'),
      'number-of-pages': fc.constantFrom('220', '12'),
      'chapter-number': number,
      'collection-number': number,
      language: fc.constantFrom('en', 'en-US', 'de', 'sw'),
      keyword: fc.constantFrom('imaging; triage', 'one', 'R&D; 50%'),
      DOI: fc.constantFrom('10.1000/ex_1', '10.1002/(SICI)1097(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2'),
      URL: fc.constantFrom('https://example.org/a_b?c=d&e=%20f#g', 'http://example.org/~x'),
      ISBN: fc.constant('978-3-16-148410-0'),
      ISSN: fc.constant('1234-5678'),
      PMID: fc.constant('12345678'),
      PMCID: fc.constant('PMC1234567'),
      custom: fc.constantFrom({ arxiv: '2510.04477' }, { arxiv: 'cs/0112017' }),
    },
    { requiredKeys: ['id', 'type', 'title'] },
  )
  .map(item => item as CslItem);

function canonicalName(name: CslName): string {
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  return [particle, name.family ?? name.literal, name.given, name.suffix].filter(Boolean).join('|');
}

/** A value in the one spelling that both sides of a comparison have: dashes of pages, names, dates, keywords. */
function canonicalValue(variable: string, value: unknown): unknown {
  if (variable === 'title' || variable === 'title-short') return plainTitle(String(value));
  if (variable === 'page') return String(value).replace(/[–-]/g, '-');
  if (variable === 'keyword') return splitKeywords(String(value));
  if (Array.isArray(value)) return value.map(name => canonicalName(name as CslName));
  if (typeof value === 'object' && value !== null) return settledDate(value as CslDate);
  return String(value).normalize('NFC');
}

/** Whether a particle is one that BibTeX can't tell from the family name. */
export function hasLooseParticle({ author, editor, translator }: CslItem): boolean {
  const all = [author, editor, translator as CslItem['author']].flatMap(list => list ?? []);
  return all.some(name => /Van/.test(`${name['dropping-particle']} ${name['non-dropping-particle']}`));
}

/** The variables of a record that a format holds, for comparison. */
export function canonical(item: Partial<CslItem>, isHeld: (variable: string) => boolean): Record<string, unknown> {
  const all = Object.entries(item).filter(
    ([variable, value]) => variable !== 'custom' && isHeld(variable) && value !== undefined,
  );
  const arxiv = identifiersOf(item).find(id => id.startsWith('arxiv:'));
  return { ...Object.fromEntries(all.map(([variable, value]) => [variable, canonicalValue(variable, value)])), arxiv };
}
