/** Zotero's item types in CSL. @see Zotero's schema, section `csl.types` */
export const ZOTERO_TYPES: Readonly<Record<string, string>> = {
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
  dictionaryEntry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'hearing',
  instantMessage: 'personal_communication',
  interview: 'interview',
  journalArticle: 'article-journal',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  podcast: 'broadcast',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
};

/**
 * CSL's text variables with the fields that Zotero writes into them, the first that an item has. A field that is called
 * otherwise in some item types stands under each of its names.
 * @see Zotero's schema, sections `csl.fields.text` and `itemTypes` (`baseField`)
 */
export const ZOTERO_FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'subject', 'caseName', 'nameOfAct'],
  'title-short': ['shortTitle'],
  abstract: ['abstractNote'],
  archive: ['archive'],
  archive_location: ['archiveLocation'],
  authority: ['authority', 'court', 'legislativeBody', 'issuingAuthority', 'organization'],
  'call-number': ['callNumber', 'applicationNumber'],
  'chapter-number': ['session'],
  'collection-number': ['seriesNumber'],
  'collection-title': ['series', 'seriesTitle'],
  'container-title': [
    'publicationTitle', 'bookTitle', 'proceedingsTitle', 'dictionaryTitle', 'encyclopediaTitle', 'blogTitle', 'forumTitle',
    'websiteTitle', 'programTitle', 'reporter', 'code',
  ],
  'container-title-short': ['journalAbbreviation'],
  dimensions: ['artworkSize', 'runningTime'],
  DOI: ['DOI'],
  edition: ['edition'],
  'event-place': ['eventPlace'],
  'event-title': ['conferenceName', 'meetingName'],
  genre: [
    'type', 'genre', 'reportType', 'thesisType', 'manuscriptType', 'letterType', 'mapType', 'websiteType', 'presentationType',
    'postType', 'programmingLanguage',
  ],
  ISBN: ['ISBN'],
  ISSN: ['ISSN'],
  issue: ['issue', 'priorityNumbers'],
  language: ['language'],
  license: ['rights'],
  medium: [
    'medium', 'artworkMedium', 'audioRecordingFormat', 'videoRecordingFormat', 'audioFileType', 'interviewMedium', 'system',
  ],
  number: [
    'number', 'reportNumber', 'billNumber', 'documentNumber', 'docketNumber', 'patentNumber', 'publicLawNumber', 'episodeNumber',
    'identifier', 'archiveID',
  ],
  'number-of-pages': ['numPages'],
  'number-of-volumes': ['numberOfVolumes'],
  page: ['pages', 'firstPage', 'codePages'],
  PMCID: ['PMCID'],
  PMID: ['PMID'],
  publisher: [
    'publisher', 'institution', 'university', 'studio', 'label', 'company', 'distributor', 'network', 'repository',
  ],
  'publisher-place': ['place', 'repositoryLocation'],
  references: ['references', 'history'],
  scale: ['scale'],
  section: ['section', 'committee'],
  source: ['libraryCatalog'],
  status: ['status', 'legalStatus'],
  URL: ['url'],
  version: ['versionNumber'],
  volume: ['volume', 'codeNumber', 'codeVolume', 'reporterVolume'],
}; // prettier-ignore

/** CSL's dates with Zotero's fields. @see Zotero's schema, section `csl.fields.date` */
export const ZOTERO_DATES: Readonly<Record<string, readonly string[]>> = {
  issued: ['date', 'dateDecided', 'dateEnacted', 'issueDate'],
  accessed: ['accessDate'],
  'original-date': ['originalDate'],
  submitted: ['filingDate'],
};

const CREATORS: Readonly<Record<string, string>> = {
  artist: 'author',
  author: 'author',
  bookAuthor: 'container-author',
  cartographer: 'author',
  castMember: 'performer',
  composer: 'composer',
  contributor: 'contributor',
  director: 'director',
  editor: 'editor',
  guest: 'guest',
  interviewee: 'author',
  interviewer: 'interviewer',
  inventor: 'author',
  performer: 'performer',
  podcaster: 'author',
  presenter: 'author',
  producer: 'producer',
  programmer: 'author',
  recipient: 'recipient',
  reviewedAuthor: 'reviewed-author',
  scriptwriter: 'script-writer',
  seriesEditor: 'collection-editor',
  sponsor: 'author',
  translator: 'translator',
};

/** Creators who are the author of one item type and have a variable of their own with others. */
const PRIMARY: Readonly<Record<string, string>> = {
  audioRecording: 'performer',
  film: 'director',
  hearing: 'contributor',
  radioBroadcast: 'director',
  tvBroadcast: 'director',
  videoRecording: 'director',
};

/** The CSL variable for a creator; `undefined` for one that CSL knows nothing of, such as an attorney. */
export function zoteroCreator(itemType: string, creatorType: string): string | undefined {
  if (Object.hasOwn(PRIMARY, itemType) && PRIMARY[itemType] === creatorType) return 'author';
  return Object.hasOwn(CREATORS, creatorType) ? CREATORS[creatorType] : undefined;
}

/** All variables that {@link zoteroCreator} can give. */
export const CREATOR_VARIABLES: ReadonlySet<string> = new Set(Object.values(CREATORS));
