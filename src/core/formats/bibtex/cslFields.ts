/** How a field's source becomes text: with fonts and protected case, with fonts, without either, or as it stands. */
export type FieldStyle = 'title' | 'rich' | 'plain' | 'verbatim';

/** A CSL variable that is one field, or the first of several fields that the entry has. */
interface CslField {
  readonly variable: string;
  readonly style: FieldStyle;
  readonly fields: readonly string[];
}

export const CSL_FIELDS: readonly CslField[] = [
  { variable: 'title-short', style: 'title', fields: ['shorttitle'] },
  { variable: 'collection-title', style: 'title', fields: ['series'] },
  { variable: 'container-title-short', style: 'plain', fields: ['shortjournal', 'journalabbr', 'shortbooktitle'] },
  { variable: 'event-title', style: 'title', fields: ['eventtitle', 'conference'] },
  { variable: 'event-place', style: 'plain', fields: ['venue'] },
  { variable: 'original-title', style: 'title', fields: ['origtitle'] },
  { variable: 'original-publisher', style: 'plain', fields: ['origpublisher'] },
  { variable: 'original-publisher-place', style: 'plain', fields: ['origlocation'] },
  { variable: 'number-of-volumes', style: 'plain', fields: ['volumes'] },
  { variable: 'number-of-pages', style: 'plain', fields: ['pagetotal', 'numpages'] },
  { variable: 'chapter-number', style: 'plain', fields: ['chapter'] },
  { variable: 'edition', style: 'plain', fields: ['edition'] },
  { variable: 'version', style: 'plain', fields: ['version'] },
  { variable: 'part-number', style: 'plain', fields: ['part'] },
  { variable: 'status', style: 'plain', fields: ['pubstate'] },
  { variable: 'call-number', style: 'plain', fields: ['library', 'lccn', 'callnumber'] },
  { variable: 'dimensions', style: 'plain', fields: ['dimensions'] },
  { variable: 'scale', style: 'plain', fields: ['scale'] },
  { variable: 'abstract', style: 'rich', fields: ['abstract'] },
  { variable: 'annote', style: 'rich', fields: ['annotation', 'annote'] },
  { variable: 'DOI', style: 'verbatim', fields: ['doi'] },
  { variable: 'ISBN', style: 'verbatim', fields: ['isbn'] },
  { variable: 'ISSN', style: 'verbatim', fields: ['issn'] },
  { variable: 'PMID', style: 'verbatim', fields: ['pmid'] },
  { variable: 'PMCID', style: 'verbatim', fields: ['pmcid'] },
];

/** CSL's name variables with the fields that hold such names. */
export const CSL_NAMES: readonly (readonly [variable: string, field: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['director', 'director'],
  ['author', 'holder'],
  ['author', 'authors'],
  ['composer', 'composer'],
  ['illustrator', 'illustrator'],
  ['interviewer', 'interviewer'],
  ['recipient', 'recipient'],
  ['contributor', 'contributor'],
  ['contributor', 'collaborator'],
  ['reviewed-author', 'reviewedauthor'],
  ['collection-editor', 'serieseditor'],
];

/** The variable for an `editor…` field whose `editor…type` says what these people did. */
export const EDITOR_ROLES: Readonly<Record<string, string>> = {
  editor: 'editor',
  compiler: 'compiler',
  founder: 'editor',
  continuator: 'editor',
  redactor: 'editor',
  reviser: 'editor',
  collaborator: 'contributor',
  organizer: 'organizer',
  director: 'director',
  translator: 'translator',
  producer: 'producer',
  curator: 'curator',
  narrator: 'narrator',
  performer: 'performer',
  scriptwriter: 'script-writer',
  composer: 'composer',
};

/** The kinds of theses and reports that the entry type or biblatex's `type` key names. */
export const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  masterthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patent: 'Patent',
  patentus: 'U.S. patent',
  patenteu: 'European patent',
  patentuk: 'British patent',
  patentde: 'German patent',
  patentfr: 'French patent',
  patreq: 'Patent request',
};

/** Languages as babel and polyglossia name them, in BCP 47. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  afrikaans: 'af', arabic: 'ar', basque: 'eu', bulgarian: 'bg', catalan: 'ca', croatian: 'hr', czech: 'cs', danish: 'da',
  dutch: 'nl', english: 'en', american: 'en-US', usenglish: 'en-US', british: 'en-GB', ukenglish: 'en-GB', australian: 'en-AU',
  canadian: 'en-CA', newzealand: 'en-NZ', estonian: 'et', finnish: 'fi', french: 'fr', francais: 'fr', canadien: 'fr-CA',
  german: 'de', ngerman: 'de', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH', greek: 'el',
  hebrew: 'he', hungarian: 'hu', magyar: 'hu', icelandic: 'is', italian: 'it', japanese: 'ja', latin: 'la', latvian: 'lv',
  lithuanian: 'lt', norsk: 'nb', norwegian: 'nb', nynorsk: 'nn', persian: 'fa', farsi: 'fa', polish: 'pl', portuguese: 'pt',
  portuges: 'pt', brazilian: 'pt-BR', brazil: 'pt-BR', romanian: 'ro', russian: 'ru', serbian: 'sr', slovak: 'sk',
  slovene: 'sl', slovenian: 'sl', spanish: 'es', swedish: 'sv', thai: 'th', turkish: 'tr', ukrainian: 'uk', vietnamese: 'vi',
  chinese: 'zh', korean: 'ko', eng: 'en', ger: 'de', fre: 'fr', spa: 'es', ita: 'it', rus: 'ru',
}; // prettier-ignore
