/** Every id that package.json and the code share. A test holds the two against each other. */

export const Command = {
  searchPapers: 'lectern.searchPapers',
  insertCitation: 'lectern.insertCitation',
  insertSummary: 'lectern.insertSummary',
  suggestCitations: 'lectern.suggestCitations',
  relatedPapers: 'lectern.relatedPapers',
  copyCitationKey: 'lectern.copyCitationKey',
  openLink: 'lectern.openLink',
  openPaper: 'lectern.openPaper',
  openPaperList: 'lectern.openPaperList',
  showSources: 'lectern.showSources',
  revealInSource: 'lectern.revealInSource',
  fetchAbstracts: 'lectern.fetchAbstracts',
  refresh: 'lectern.refresh',
  groupByTopic: 'lectern.groupByTopic',
  groupByYear: 'lectern.groupByYear',
  groupByAuthor: 'lectern.groupByAuthor',
  groupByType: 'lectern.groupByType',
  summarizeWithModel: 'lectern.summarizeWithModel',
} as const;

export const View = {
  papers: 'lectern.papers',
} as const;

export const Setting = {
  libraries: 'libraries',
  citationFormat: 'citationFormat',
  summaryFormat: 'summaryFormat',
  fetchArxivUrl: 'fetch.arxivUrl',
  fetchCrossrefUrl: 'fetch.crossrefUrl',
  citationKeyPattern: 'citationKeyPattern',
  showShippedPapers: 'showShippedPapers',
} as const;

/** The section of the settings that are ours. */
export const SETTINGS = 'lectern';

export const ContextKey = {
  grouping: 'lectern.grouping',
  /** `loading`, `empty` or `loaded`: which welcome text, if any, the view shows. */
  libraryState: 'lectern.libraryState',
  /** The editor offers a language model. */
  hasLanguageModel: 'lectern.hasLanguageModel',
} as const;

/** `contextValue` of the tree's rows. */
export const TreeContext = {
  group: 'group',
  /** Followed by `.link` where the paper has a link and by `.source` where it stands in a file of the user's. */
  paper: 'paper',
} as const;

/** What a drag of rows carries, and nothing else: the keys, one a line. */
export const PAPERS_MIME = 'application/vnd.lectern.papers';

/** Scheme of the read-only pages. */
export const PAGE_SCHEME = 'lectern';
