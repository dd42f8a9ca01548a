/** For each CSL variable the RIS tags that hold it, best first. */
export type RisVariables = readonly (readonly [variable: string, tags: readonly string[]])[];

export interface RisMapping {
  /** Variables that take one text: the first tag that has one. */
  readonly texts: RisVariables;
  /** Name variables: all names of all tags, in the record's order. */
  readonly names: RisVariables;
  /** What `SP` and `EP` say: the pages, how many there are, or how long a film runs; `undefined` where they say nothing. */
  readonly pages: 'page' | 'number-of-pages' | 'dimensions' | undefined;
}

interface Exceptions {
  readonly texts?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly pages?: RisMapping['pages'] | 'none';
}

const TEXTS: Readonly<Record<string, string>> = {
  title: 'TI T1 BT CT',
  'title-short': 'ST',
  'container-title': 'JF T2 BT JO J2 JA J1',
  'container-title-short': '',
  'collection-title': 'T3',
  abstract: 'AB N2',
  archive: 'DB',
  archive_location: 'AN AV',
  'call-number': 'CN H2',
  edition: '',
  genre: '',
  language: 'LA',
  'number-of-volumes': '',
  publisher: 'PB',
  'publisher-place': 'CY PP',
  source: 'DP H1',
  volume: 'VL VO',
};

const NAMES: Readonly<Record<string, string>> = { author: 'A1 AU', editor: 'A2 ED', translator: 'A4' };

const PERIODICAL: Exceptions = {
  texts: { 'container-title-short': 'J2 JA J1 JO', issue: 'IS CP M1', volume: 'VL VO' },
};
const BOOK: Exceptions = {
  texts: {
    'container-title': '',
    'collection-title': 'T2 T3',
    'collection-number': 'SV M1',
    edition: 'ET',
    'number-of-volumes': 'NV',
    volume: 'VL VO IS',
  },
  names: { editor: 'A3 ED', 'collection-editor': 'A2' },
  pages: 'number-of-pages',
};
const CHAPTER: Exceptions = {
  texts: {
    'container-title': 'T2 BT JF J2 JO',
    'collection-number': 'SV',
    edition: 'ET',
    'number-of-volumes': 'NV M1',
  },
  names: { editor: 'A2 ED', 'collection-editor': 'A3' },
};
const MEETING: Exceptions = {
  texts: { 'container-title': 'C3 BT JF T2 JO J2', 'event-title': 'T2', 'publisher-place': 'C1 CY PP', issue: 'IS' },
  names: { editor: 'A2 ED', 'collection-editor': 'A3', contributor: 'A4', translator: '' },
};
const REPORT: Exceptions = {
  texts: { 'container-title': '', 'collection-title': 'T2 T3', genre: 'M3', number: 'SN IS M1' },
  names: { editor: 'ED', 'collection-editor': 'A2' },
};
const IMAGE: Exceptions = {
  texts: { 'container-title': '', medium: 'M3 M1', dimensions: 'C3', 'collection-title': '', volume: '' },
  names: { editor: 'ED' },
  pages: 'none',
};
const FILM: Exceptions = {
  texts: { 'container-title': '', medium: 'C5', genre: 'C4 M3', volume: '' },
  names: { editor: 'ED', producer: 'A3', contributor: 'A4', translator: '' },
  pages: 'dimensions',
};
const MUSIC: Exceptions = {
  texts: { 'container-title': 'T2', medium: 'C5', 'number-of-volumes': 'NV' },
  names: { composer: 'A1 AU', performer: 'A2', editor: 'ED', translator: 'A4' },
  pages: 'none',
};
const LAW: Exceptions = {
  texts: {
    'container-title': 'T2 A2',
    authority: 'T3 PB',
    'chapter-number': 'ET',
    number: 'SV M1',
    references: 'OP',
    section: 'SE',
    'collection-title': '',
    publisher: '',
    'publisher-place': '',
    archive: '',
    archive_location: '',
    'call-number': '',
    source: '',
  },
  names: { editor: '', translator: '' },
};
const WEB: Exceptions = {
  texts: {
    'container-title': 'JF J2 JO T2',
    genre: 'M3',
    archive: '',
    archive_location: '',
    'call-number': '',
    source: '',
    volume: '',
  },
  names: { editor: 'ED', translator: '' },
  pages: 'none',
};
const UNPUBLISHED: Exceptions = {
  texts: { 'container-title': 'JF JO T2 J2', 'collection-title': '', genre: 'M3', volume: '' },
  pages: 'number-of-pages',
};
const DATASET: Exceptions = {
  texts: { 'container-title': '', version: 'ET IS', number: 'NV', genre: '', volume: '' },
  names: { editor: 'ED', contributor: 'A4', translator: '' },
  pages: 'none',
};

const BY_CSL_TYPE: Readonly<Record<string, Exceptions>> = {
  article: PERIODICAL,
  'article-journal': PERIODICAL,
  'article-magazine': { texts: { issue: 'IS CP', 'container-title': 'T2 JF JO J2 JA J1' }, names: { editor: 'ED' } },
  'article-newspaper': {
    texts: { edition: 'ET', section: 'SE', issue: 'IS CP', 'container-title': 'T2 JF JO J2 JA J1' },
  },
  book: BOOK,
  chapter: CHAPTER,
  'entry-dictionary': CHAPTER,
  'entry-encyclopedia': CHAPTER,
  'paper-conference': MEETING,
  speech: MEETING,
  report: REPORT,
  standard: REPORT,
  graphic: IMAGE,
  motion_picture: FILM,
  song: MUSIC,
  bill: { ...LAW, texts: { ...LAW.texts, 'container-title': 'T2 CY', authority: 'T3', number: 'M1 IS' } },
  legislation: { ...LAW, texts: { ...LAW.texts, authority: '', number: 'M1 IS' } },
  hearing: {
    ...LAW,
    texts: {
      ...LAW.texts,
      'container-title': '',
      authority: 'T3',
      section: 'T2',
      number: 'M1',
      publisher: 'PB',
      'publisher-place': 'CY PP',
      'number-of-volumes': 'NV',
    },
  },
  legal_case: {
    ...LAW,
    texts: { ...LAW.texts, 'container-title': 'A2', authority: 'PB', number: 'SV', section: '', 'chapter-number': '' },
  },
  patent: {
    texts: {
      'container-title': '',
      'collection-title': '',
      authority: 'A2',
      'call-number': 'M1',
      number: 'SN IS',
      issue: 'OP',
      references: 'C5',
      status: 'C6',
      publisher: '',
      archive: '',
      archive_location: '',
      source: '',
      volume: '',
    },
    names: { editor: 'ED', translator: '' },
  },
  thesis: {
    texts: { 'container-title': '', genre: 'M3', volume: '' },
    names: { editor: 'ED', contributor: 'A3', translator: '' },
    pages: 'number-of-pages',
  },
  manuscript: UNPUBLISHED,
  pamphlet: { ...UNPUBLISHED, names: { editor: 'ED' } },
  software: {
    texts: { 'container-title': '', 'collection-title': 'T2 T3', version: 'ET IS', volume: '' },
    names: { editor: 'ED', translator: '' },
    pages: 'none',
  },
  dataset: DATASET,
  map: {
    texts: { 'container-title': '', 'collection-title': 'T2 T3', edition: 'ET', genre: 'M3', scale: 'C1' },
    names: { editor: 'ED', translator: '' },
    pages: 'none',
  },
  personal_communication: {
    texts: { 'container-title': '', genre: 'M3', 'title-short': 'ST' },
    names: { editor: 'ED', recipient: 'A2', translator: '' },
  },
  webpage: WEB,
  'post-weblog': { ...WEB, texts: { ...WEB.texts, 'container-title': 'T2 J2 JF JO' } },
};

const DEFAULT = mappingOf({});
const MAPPINGS: ReadonlyMap<string, RisMapping> = new Map(
  Object.entries(BY_CSL_TYPE).map(([type, exceptions]) => [type, mappingOf(exceptions)]),
);

/** How the fields of a RIS record of the given CSL type map to CSL variables. */
export function risVariables(cslType: string): RisMapping {
  return MAPPINGS.get(cslType) ?? DEFAULT;
}

function mappingOf({ texts, names, pages }: Exceptions): RisMapping {
  return {
    texts: tagLists({ ...TEXTS, ...texts }),
    names: tagLists({ ...NAMES, ...names }),
    pages: pages === 'none' ? undefined : (pages ?? 'page'),
  };
}

function tagLists(table: Readonly<Record<string, string>>): RisVariables {
  const filled = Object.entries(table).filter(([, tags]) => tags);
  return filled.map(([variable, tags]) => [variable, tags.split(' ')]);
}
