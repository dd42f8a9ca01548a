import type { CslDate, CslItem, CslName } from '../../../src/core/csl';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PEOPLE: readonly CslName[] = [
  { family: 'Kim', given: 'Soo Yong' },
  { family: 'Kim', given: 'Jin' },
  { family: 'Okafor', given: 'Adaeze N.' },
  { family: 'Lindqvist', given: 'Åsa' },
  { family: 'Duval', given: 'Jean-Luc' },
  { family: 'Berg', given: 'Pieter', 'non-dropping-particle': 'van der' },
  { family: 'Hoyos', given: 'María', 'dropping-particle': 'de' },
  { family: "O'Rourke", given: 'Niamh' },
  { family: 'Smith-Jones', given: 'Avery' },
  { family: 'Carter', given: 'Leo', suffix: 'Jr.' },
  { family: 'Řeháková', given: 'Jana' },
  { family: 'Ito', given: 'K.' },
  { family: 'Wang', given: 'Lei' },
  { family: 'Wang', given: 'Li' },
  { family: 'Moreau', given: 'Élise M.' },
];
const GROUPS: readonly CslName[] = [{ literal: 'Harbour Survey Group' }, { literal: 'Ministry of Tides' }];

const SUBJECTS = [
  'Tidal currents',
  'mRNA folding',
  'The growth of salt marshes',
  'Reading DNA barcodes',
  'Sea walls',
  'Lighthouse keepers',
];
const ENDINGS = [
  ': a second look',
  ' in the <i>Mytilus edulis</i> beds of the north',
  ' and H<sub>2</sub>O uptake',
  '? Evidence from <span class="nocase">pH</span> records',
  ' as "moving ground"',
  ': what the keepers’ letters say',
  ' in the NATO years',
  '',
];
const JOURNALS: readonly (readonly [string, string])[] = [
  ['Journal of Coastal Letters', 'J. Coast. Lett.'],
  ['Annals of the Quiet Sea', 'Ann. Quiet Sea'],
  ['Shore', 'Shore'],
];
const PLACES = ['Leiden', 'Busan', 'New York', 'São Paulo'];
const PUBLISHERS = ['Harbour Press', 'Lantern & Sons', 'University of Eastmark Press'];

const article = ['container-title', 'volume', 'issue', 'page', 'DOI'];
const book = ['publisher', 'publisher-place', 'edition', 'ISBN'];
/** The variables that a record of each type may have beside author, title and date. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'article-journal': article,
  article: ['number', 'publisher', 'URL', 'DOI'],
  'article-magazine': [...article, 'section'],
  'article-newspaper': ['container-title', 'page', 'section', 'edition', 'URL', 'publisher-place'],
  bill: ['number', 'authority', 'container-title', 'page'],
  book: [...book, 'volume', 'number-of-volumes', 'collection-title', 'editor', 'translator', 'original-date', 'DOI'],
  broadcast: ['publisher', 'container-title', 'medium', 'URL'],
  chapter: ['container-title', 'editor', 'page', ...book, 'volume'],
  dataset: ['publisher', 'version', 'DOI', 'URL'],
  document: ['publisher', 'URL', 'note'],
  'entry-dictionary': ['container-title', 'page', ...book],
  'entry-encyclopedia': ['container-title', 'editor', 'volume', 'page', ...book],
  graphic: ['medium', 'archive', 'publisher-place'],
  hearing: ['number', 'authority', 'publisher'],
  interview: ['interviewer', 'container-title', 'medium', 'URL'],
  legal_case: ['authority', 'container-title', 'volume', 'page', 'number'],
  legislation: ['number', 'container-title', 'section'],
  manuscript: ['genre', 'archive', 'archive_location', 'publisher-place'],
  map: ['scale', 'publisher', 'publisher-place'],
  motion_picture: ['director', 'publisher', 'medium'],
  musical_score: ['composer', 'publisher', 'publisher-place'],
  pamphlet: ['publisher', 'publisher-place'],
  'paper-conference': ['container-title', 'event-title', 'event-place', 'page', 'publisher', 'DOI', 'editor'],
  patent: ['number', 'authority', 'submitted'],
  performance: ['event-place', 'publisher'],
  periodical: ['publisher', 'volume', 'issue'],
  personal_communication: ['recipient', 'genre'],
  post: ['container-title', 'URL', 'genre'],
  'post-weblog': ['container-title', 'URL'],
  report: ['number', 'genre', 'publisher', 'publisher-place', 'URL'],
  review: ['reviewed-title', 'reviewed-author', ...article],
  'review-book': ['reviewed-title', 'reviewed-author', ...article],
  software: ['version', 'publisher', 'URL', 'DOI'],
  song: ['container-title', 'medium', 'publisher'],
  speech: ['event-title', 'event-place', 'genre'],
  standard: ['number', 'publisher', 'URL'],
  thesis: ['genre', 'publisher', 'publisher-place', 'URL'],
  treaty: ['number', 'publisher-place'],
  webpage: ['container-title', 'URL', 'accessed'],
};

/** Records of every CSL type, made up, the same for the same seed. */
export function generateRecords(count: number, seed: number): CslItem[] {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const often = (share: number) => random() < share;

  const date = (): CslDate => {
    const year = 1960 + below(64);
    const kind = random();
    if (kind < 0.5) return { 'date-parts': [[year]] };
    if (kind < 0.65) return { 'date-parts': [[year, 1 + below(12)]] };
    if (kind < 0.9) return { 'date-parts': [[year, 1 + below(12), 1 + below(28)]] };
    if (kind < 0.96) return { 'date-parts': [[year], [year + 1 + below(3)]] };
    return { 'date-parts': [[year]], circa: true };
  };
  const people = (most: number): CslName[] => {
    const pool = PEOPLE.toSorted(() => random() - 0.5);
    return pool.slice(0, 1 + below(most));
  };
  const valueOf = (variable: string, journal: readonly [string, string]): unknown => {
    const first = 10 + below(900);
    switch (variable) {
      case 'container-title':
        return journal[0];
      case 'volume':
      case 'issue':
      case 'number-of-volumes':
        return String(1 + below(40));
      case 'page':
        return oneOf([
          `${first}-${first + 1 + below(30)}`,
          `${first}`,
          `e${first}`,
          `${first}-${first + 3}, ${first + 9}`,
        ]);
      case 'edition':
        return oneOf(['2', '3', 'Revised']);
      case 'DOI':
        return `10.${1000 + below(9000)}/made.${first}`;
      case 'URL':
        return `https://example.org/${oneOf(['a', 'papers/b', 'c?x=1&y=2'])}/${first}`;
      case 'ISBN':
        return `978-0-00-${100000 + below(899999)}-0`;
      case 'publisher':
        return oneOf(PUBLISHERS);
      case 'publisher-place':
      case 'event-place':
        return oneOf(PLACES);
      case 'authority':
        return oneOf(['High Court of Eastmark', 'Harbour Assembly']);
      case 'genre':
        return oneOf(['PhD thesis', 'Technical report', 'Letter', 'Working paper']);
      case 'number':
        return oneOf([`${first}`, `HB-${first}`, `${first}/2`]);
      case 'accessed':
      case 'submitted':
      case 'original-date':
        return { 'date-parts': [[1950 + below(70), 1 + below(12), 1 + below(28)]] };
      case 'editor':
      case 'translator':
      case 'director':
      case 'composer':
      case 'interviewer':
      case 'recipient':
      case 'reviewed-author':
        return people(2);
      case 'version':
        return `${1 + below(4)}.${below(10)}`;
      case 'event-title':
        return 'Third Meeting on Shores';
      case 'collection-title':
        return 'Studies of the Coast';
      default:
        return oneOf(['Harbour archive', 'Box 12', 'Film', 'Section B']);
    }
  };

  const types = Object.keys(TYPES);
  return Array.from({ length: count }, (_, i): CslItem => {
    const type = types[i % types.length] ?? 'book';
    const journal = oneOf(JOURNALS);
    const item: Record<string, unknown> = { id: `rec${i}`, type, title: oneOf(SUBJECTS) + oneOf(ENDINGS) };
    const kind = random();
    if (kind < 0.8) item['author'] = people(often(0.15) ? 9 : 4);
    else if (kind < 0.92) item['author'] = [oneOf(GROUPS)];
    if (often(0.94)) item['issued'] = date();
    for (const variable of TYPES[type] ?? []) if (often(0.75)) item[variable] = valueOf(variable, journal);
    if (item['container-title'] && often(0.5)) item['container-title-short'] = journal[1];
    return item as unknown as CslItem;
  });
}

/** Markdown that cites each record in the ways that Pandoc has: a citation a paragraph. */
export function generateNote(records: readonly CslItem[], seed: number): string {
  const random = randomFrom(seed);
  const key = () => records[Math.floor(random() * records.length)]?.id ?? '';
  const ways = [
    (id: string) => `[@${id}]`,
    (id: string) => `[see @${id}, p. 33]`,
    (id: string) => `@${id}`,
    (id: string) => `[@${id}; @${key()}; @${key()}]`,
    (id: string) => `[-@${id}]`,
    (id: string) => `@${id} [chap. 4]`,
    (id: string) => `[@${id}, pp. 33-35 and *passim*; @${key()}, sec. 2]`,
  ];
  return records.map(({ id }, i) => ways[i % ways.length]?.(id) ?? '').join('\n\n');
}
