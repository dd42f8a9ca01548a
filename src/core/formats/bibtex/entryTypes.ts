/**
 * Entry types of BibTeX, biblatex and the programs that export them, with their CSL types as Zotero and Pandoc map them.
 * @see biblatex manual, section 2.1.1
 */
const CSL_TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  bibnote: 'document',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'pamphlet',
  collection: 'book',
  commentary: 'document',
  conference: 'paper-conference',
  customa: 'document',
  customb: 'document',
  customc: 'document',
  customd: 'document',
  custome: 'document',
  customf: 'document',
  data: 'dataset',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'figure',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'book',
  map: 'map',
  mastersthesis: 'thesis',
  masterthesis: 'thesis',
  misc: 'document',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  nameonly: 'document',
  newspaper: 'article-newspaper',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  presentation: 'speech',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  softwaremodule: 'software',
  softwareversion: 'software',
  codefragment: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  talk: 'speech',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  webpage: 'webpage',
  www: 'webpage',
};

/** Types that only carry fields for other entries, or settings: they are no records. */
const NO_RECORDS = new Set(['xdata', 'set', 'control', 'ieeetranbstctl', 'options']);

const ARTICLE_SUBTYPES: Readonly<Record<string, string>> = {
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
};

type Read = (field: string) => string | undefined;

/** Whether `type`, lower case, is an entry type that people use. */
export function isEntryType(type: string): boolean {
  return Object.hasOwn(CSL_TYPES, type) || NO_RECORDS.has(type);
}

/** Types of entries that are records, lower case. */
export const RECORD_TYPES: readonly string[] = Object.keys(CSL_TYPES);

/** Whether an entry of this type is a record of its own. */
export function isRecordType(type: string): boolean {
  return !NO_RECORDS.has(type);
}

/** The CSL type of an entry; `document` where the entry type is not known. */
export function cslTypeOf(type: string, read: Read): string {
  const known = Object.hasOwn(CSL_TYPES, type) ? CSL_TYPES[type]! : 'document';
  const subtype = read('entrysubtype')?.trim().toLowerCase();
  if (known === 'article-journal' && subtype && Object.hasOwn(ARTICLE_SUBTYPES, subtype))
    return ARTICLE_SUBTYPES[subtype]!;
  if (subtype === 'preprint' && (type === 'article' || type === 'misc')) return 'article';
  const isPreprint = Boolean(read('eprint')) && !read('journal') && !read('journaltitle') && !read('booktitle');
  if (isPreprint && (type === 'misc' || type === 'unpublished' || type === 'article')) {
    const archive = (read('eprinttype') ?? read('archiveprefix') ?? '').toLowerCase();
    return type === 'article' || archive === 'arxiv' ? 'article' : known;
  }
  if (type === 'unpublished' && read('eventtitle')) return 'speech';
  if (type === 'misc' && /^(?:data\s?set)$/i.test(read('type') ?? '')) return 'dataset';
  if (type === 'misc' && /^software$/i.test(read('type') ?? '')) return 'software';
  return known;
}

/**
 * Fields without which an entry of a type cannot be cited; `a/b` is satisfied by either. Both BibTeX's names and
 * biblatex's do, and what only one of the two asks for is not asked for.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  article: ['author/editor', 'title', 'journal/journaltitle/eprint/doi', 'year/date'],
  book: ['author/editor', 'title', 'year/date'],
  inbook: ['author/editor', 'title/chapter', 'year/date'],
  incollection: ['author/editor', 'title', 'booktitle/maintitle', 'year/date'],
  inproceedings: ['author/editor', 'title', 'booktitle/eventtitle', 'year/date'],
  conference: ['author/editor', 'title', 'booktitle/eventtitle', 'year/date'],
  proceedings: ['title', 'year/date'],
  collection: ['title', 'year/date'],
  manual: ['title'],
  booklet: ['title'],
  mastersthesis: ['author', 'title', 'school/institution', 'year/date'],
  phdthesis: ['author', 'title', 'school/institution', 'year/date'],
  thesis: ['author', 'title', 'school/institution', 'year/date'],
  techreport: ['author/editor', 'title', 'institution/school/publisher', 'year/date'],
  report: ['author/editor', 'title', 'year/date'],
  patent: ['author/holder', 'title', 'number', 'year/date'],
  online: ['title', 'url/doi/eprint/howpublished'],
  unpublished: ['author', 'title'],
};

const REQUIRED_CHOICES = new Map(
  Object.entries(REQUIRED).map(([type, required]) => [type, required.map(choice => choice.split('/'))] as const),
);

const NOTHING: readonly never[] = [];

/** The fields that the type requires and the entry has not, each as people call it: `author or editor`. */
export function missingFields(type: string, has: (field: string) => boolean): readonly string[] {
  let missing: string[] | undefined;
  for (const choices of REQUIRED_CHOICES.get(type) ?? NOTHING)
    if (!choices.some(has)) (missing ??= []).push(choices.slice(0, 2).join(' or '));
  return missing ?? NOTHING;
}
