/** Every id that package.json and the code share. A test holds the two against each other. */

export const Command = {
  searchPapers: 'lectern.searchPapers',
  insertCitation: 'lectern.insertCitation',
  insertSummary: 'lectern.insertSummary',
  summarizeWithModel: 'lectern.summarizeWithModel',
  editCitation: 'lectern.editCitation',
  suggestCitations: 'lectern.suggestCitations',
  relatedPapers: 'lectern.relatedPapers',
  insertReferences: 'lectern.insertReferences',
  copyCitationKey: 'lectern.copyCitationKey',
  openLink: 'lectern.openLink',
  openPaper: 'lectern.openPaper',
  openPaperList: 'lectern.openPaperList',
  showSources: 'lectern.showSources',
  revealInSource: 'lectern.revealInSource',
  fetchAbstracts: 'lectern.fetchAbstracts',
  openLiteratureNote: 'lectern.openLiteratureNote',
  updateLiteratureNote: 'lectern.updateLiteratureNote',
  updateAllLiteratureNotes: 'lectern.updateAllLiteratureNotes',
  createNoteTemplate: 'lectern.createNoteTemplate',
  insertReviewMatrix: 'lectern.insertReviewMatrix',
  checkNotes: 'lectern.checkNotes',
  refresh: 'lectern.refresh',
  renameTopic: 'lectern.renameTopic',
  mergeTopics: 'lectern.mergeTopics',
  pinTopic: 'lectern.pinTopic',
  unpinTopic: 'lectern.unpinTopic',
  hideTopic: 'lectern.hideTopic',
  removeFromTopic: 'lectern.removeFromTopic',
  newTopic: 'lectern.newTopic',
  resetTopicChoices: 'lectern.resetTopicChoices',
  regroupTopics: 'lectern.regroupTopics',
  topicOverview: 'lectern.topicOverview',
  groupByTopic: 'lectern.groupByTopic',
  groupByYear: 'lectern.groupByYear',
  groupByAuthor: 'lectern.groupByAuthor',
  groupByType: 'lectern.groupByType',
  copyAs: 'lectern.copyAs',
  tidyBibliography: 'lectern.tidyBibliography',
  exportCitedPapers: 'lectern.exportCitedPapers',
  groupByNote: 'lectern.groupByNote',
  filterPapers: 'lectern.filterPapers',
  clearFilter: 'lectern.clearFilter',
  markUnread: 'lectern.markUnread',
  markReading: 'lectern.markReading',
  markRead: 'lectern.markRead',
  exportReadingStates: 'lectern.exportReadingStates',
} as const;

/** Commands that Lectern's own objects carry; not for people and not in package.json. */
export const InternalCommand = {
  /** Argument: the unique key of a paper that was cited. */
  paperCited: 'lectern._paperCited',
  /** Arguments: address of a note, the range of a key in it, what was typed there. */
  replaceKey: 'lectern._replaceKey',
  /** Arguments: the unique key of a paper, the address of the source to show it in. */
  showEntry: 'lectern._showEntry',
  /** Argument: address of a library file. */
  addLibrary: 'lectern._addLibrary',
} as const;

export const View = {
  papers: 'lectern.papers',
} as const;

export const Setting = {
  libraries: 'libraries',
  citationFormat: 'citationFormat',
  citationStyle: 'citationStyle',
  citationLocale: 'citationLocale',
  summaryFormat: 'summaryFormat',
  fetchArxivUrl: 'fetch.arxivUrl',
  fetchCrossrefUrl: 'fetch.crossrefUrl',
  citationKeyPattern: 'citationKeyPattern',
  showShippedPapers: 'showShippedPapers',
  addToBibliography: 'addToBibliography',
  bibtexEscapeUnicode: 'bibtex.escapeUnicode',
  topics: 'topics',
  automaticTopics: 'automaticTopics',
  notesFolder: 'literatureNotes.folder',
  noteFileName: 'literatureNotes.fileName',
  noteTemplate: 'literatureNotes.template',
  renderCitations: 'preview.renderCitations',
  updateReferencesOnSave: 'references.updateOnSave',
  languageFeatures: 'languageFeatures',
  diagnosticsEnabled: 'diagnostics.enabled',
  diagnosticsSeverity: 'diagnostics.severity',
  inlayHints: 'inlayHints',
  pasteAsCitation: 'pasteAsCitation',
} as const;

/** The section of the settings that are ours. */
export const SETTINGS = 'lectern';

export const ContextKey = {
  grouping: 'lectern.grouping',
  /** `loading`, `empty` or `loaded`: which welcome text, if any, the view shows. */
  libraryState: 'lectern.libraryState',
  isFiltered: 'lectern.isFiltered',
  /** Whether the caret touches a citation. */
  inCitation: 'lectern.inCitation',
  /** The editor offers a language model. */
  hasLanguageModel: 'lectern.hasLanguageModel',
} as const;

/** `contextValue` of the tree's rows. */
export const TreeContext = {
  group: 'group',
  /** Followed by `.pinned`. */
  topic: 'topic',
  /** Followed by `.link` where the paper has a link, `.source` where it stands in a file of the user's, `.note` where there is a note about it. */
  paper: 'paper',
} as const;

/** What a drag of rows carries, and nothing else: the keys, one a line. */
export const PAPERS_MIME = 'application/vnd.lectern.papers';

/** Scheme of the read-only pages. */
export const PAGE_SCHEME = 'lectern';
