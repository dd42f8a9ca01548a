type Zotero = Readonly<Record<string, unknown>>;

/** Zotero's item types in CSL. @see Zotero's schema, section csl.types */
const TYPES: Readonly<Record<string, string>> = {
  artwork: 'graphic',
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legal_case',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  hearing: 'hearing',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  preprint: 'article',
  presentation: 'speech',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
};

/** Zotero's fields in CSL. @see Zotero's schema, section csl.fields */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'caseName', 'nameOfAct', 'subject'],
  'title-short': ['shortTitle'],
  'container-title': [
    'publicationTitle',
    'bookTitle',
    'proceedingsTitle',
    'encyclopediaTitle',
    'websiteTitle',
    'reporter',
    'code',
  ],
  'collection-title': ['series', 'seriesTitle'],
  'collection-number': ['seriesNumber'],
  'event-title': ['conferenceName', 'meetingName'],
  volume: ['volume'],
  issue: ['issue'],
  number: ['reportNumber', 'patentNumber', 'number', 'docketNumber', 'publicLawNumber'],
  page: ['pages'],
  publisher: ['publisher', 'institution', 'university', 'studio', 'label', 'company', 'distributor', 'repository'],
  'publisher-place': ['place'],
  edition: ['edition'],
  'number-of-pages': ['numPages'],
  'number-of-volumes': ['numberOfVolumes'],
  version: ['versionNumber'],
  abstract: ['abstractNote'],
  language: ['language'],
  'call-number': ['callNumber'],
  DOI: ['DOI'],
  ISBN: ['ISBN'],
  ISSN: ['ISSN'],
  URL: ['url'],
};

const CREATORS: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  bookAuthor: 'container-author',
  director: 'director',
  scriptwriter: 'script-writer',
  contributor: 'contributor',
  seriesEditor: 'collection-editor',
  inventor: 'author',
  presenter: 'author',
  programmer: 'author',
  artist: 'author',
  performer: 'performer',
  composer: 'composer',
  cartographer: 'author',
};

interface Creator {
  readonly creatorType: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly name?: string;
}

/** A Zotero item as flat CSL values: dates as the item writes them, names in reading order, keywords sorted. */
export function zoteroToCsl(item: Zotero): Record<string, string> {
  const csl: Record<string, string> = { type: TYPES[String(item['itemType'])] ?? String(item['itemType']) };
  for (const [variable, names] of Object.entries(FIELDS)) {
    const found = names.map(name => item[name]).find(value => typeof value === 'string' && value);
    if (found) csl[variable] = String(found);
  }
  for (const creator of (item['creators'] ?? []) as readonly Creator[]) {
    const variable = CREATORS[creator.creatorType] ?? creator.creatorType;
    const name = creator.name ?? [creator.firstName, creator.lastName].filter(Boolean).join(' ');
    csl[variable] = csl[variable] ? `${csl[variable]} & ${name}` : name;
  }
  const date = item['date'] ?? item['dateDecided'] ?? item['issueDate'] ?? item['dateEnacted'];
  if (typeof date === 'string') csl['issued'] = date;
  const tags = ((item['tags'] ?? []) as readonly (string | { readonly tag: string })[]).map(tag =>
    typeof tag === 'string' ? tag : tag.tag,
  );
  if (tags.length) csl['keyword'] = tags.sort().join('; ');
  return csl;
}

/** The CSL variables that `zoteroToCsl` can give. */
export const COMPARED = new Set(['type', 'issued', 'keyword', ...Object.keys(FIELDS), ...Object.values(CREATORS)]);
