import type { Difference } from './importSuitesCompare';

export interface Verdict {
  readonly whose: 'taste' | 'theirs wrong';
  readonly why: string;
}

interface Rule extends Verdict {
  readonly suite: RegExp;
  /** The record's label, where the verdict is on one record only. */
  readonly record?: RegExp;
  readonly field: RegExp;
  readonly ours?: RegExp;
  readonly theirs?: RegExp;
}

const RIS = /^Zotero RIS$/;
const MEDLINE = /^Zotero (?:MEDLINE|PubMed)/;
const ENDNOTE = /^Zotero Endnote/;
const JABREF_RIS = /^JabRef RIS$/;
const JABREF = /^JabRef/;
const BIBTEX = /^Zotero BibTeX$/;
const JABREF_MEDLINE = /^JabRef MEDLINE$/;

const RULES: readonly Rule[] = [
  {
    suite: RIS,
    field: /^container-title$/,
    ours: /^(?:book|dictionary|encyclopedia|title of)/,
    theirs: /^(?:abbreviation|periodical title)$/,
    whose: 'theirs wrong',
    why: 'T2 is the title of the book or weblog, J2 only its abbreviation',
  },
  {
    suite: RIS,
    field: /^title(?:-short)?$/,
    ours: /./,
    theirs: /^(?:Abbreviated Case Name|Short Title)?$/,
    whose: 'theirs wrong',
    why: 'TI is the name of the case or act, ST its short form',
  },
  {
    suite: RIS,
    field: /^container-title$/,
    ours: /^(?:conference name|album title)$/,
    theirs: /^$/,
    whose: 'taste',
    why: 'T2 names what the paper or the piece appeared in, so it is the container too',
  },
  {
    suite: RIS,
    field: /^section$/,
    ours: /^$/,
    theirs: /^(?:E-Pub Date|Start Page|Duration of Grant)$/,
    whose: 'theirs wrong',
    why: 'SE of this type is no section',
  },
  {
    suite: RIS,
    field: /^section$/,
    theirs: /^Section$/,
    whose: 'taste',
    why: 'an article in a journal has no section; a generic record is read as one',
  },
  {
    suite: RIS,
    field: /^number-of-volumes$/,
    ours: /^Number of Volumes$/,
    whose: 'theirs wrong',
    why: 'NV is the number of volumes, M1 the volume of the series',
  },
  {
    suite: RIS,
    field: /^type$/,
    ours: /^(?:document|manuscript|standard|pamphlet)$/,
    whose: 'taste',
    why: 'a grant, an unpublished work, a standard and a pamphlet are no articles, reports or manuscripts, and CSL has the types',
  },
  {
    suite: RIS,
    field: /^(?:container-title-short|collection-title|issue|page|number-of-pages|genre)$/,
    ours: /^(?:|Type of Work|Pages)$/,
    theirs: /^(?:|periodical title|abbreviation|department|Status|Number|Pages)$/,
    whose: 'taste',
    why: 'follows from the type',
  },
  {
    suite: RIS,
    field: /^genre$/,
    ours: /^(?:Type|Medium Designator)$/,
    theirs: /^$/,
    whose: 'taste',
    why: 'M3 is the type of the work; nothing is lost by keeping it',
  },
  {
    suite: RIS,
    field: /^(?:author|performer)$/,
    ours: /./,
    record: /audioRecording/,
    whose: 'taste',
    why: 'Zotero lists a recording under its performers, the record under its composer; both are kept',
  },
  {
    suite: RIS,
    field: /^performer$/,
    ours: /^$/,
    theirs: /^Year Cited$/,
    whose: 'theirs wrong',
    why: 'a year is no performer',
  },
  {
    suite: RIS,
    field: /^(?:producer|editor|collection-editor)$/,
    theirs: /Author, (?:Subsidiary|Monographic)/,
    whose: 'theirs wrong',
    why: 'the label of the note is taken for the name',
  },
  {
    suite: RIS,
    field: /^editor$/,
    ours: /^Subsidiary Author/,
    whose: 'taste',
    why: "a book's subsidiary author is no series editor",
  },
  {
    suite: RIS,
    field: /^collection-title$/,
    theirs: /^$/,
    whose: 'taste',
    why: 'T3 is the title of a series; Zotero reads it for some types only',
  },
  {
    suite: RIS,
    field: /^number$/,
    ours: /^Patent Number$/,
    theirs: /^$/,
    whose: 'theirs wrong',
    why: 'IS is the number of the patent and is lost in theirs',
  },
  {
    suite: MEDLINE,
    field: /^(?:URL|DOI)$/,
    theirs: /^$/,
    whose: 'taste',
    why: 'the record states the address; Zotero keeps it as an attachment',
  },
  {
    suite: MEDLINE,
    field: /^page$/,
    ours: /^$/,
    theirs: /^(?:S\d{4}-.*|[A-Z]+)$/,
    whose: 'theirs wrong',
    why: "the publisher's item identifier is no page",
  },
  {
    suite: ENDNOTE,
    field: /^(?:editor|collection-editor)$/,
    whose: 'theirs wrong',
    why: 'a book that is in no series has no series editor; these are the editors of the book',
  },
  {
    suite: ENDNOTE,
    field: /^publisher-place$/,
    theirs: /^$/,
    whose: 'taste',
    why: 'the place is in the record; Zotero puts it into a note',
  },
  {
    suite: JABREF_RIS,
    record: /^RisImporterTest1\.ris/,
    field: /./,
    whose: 'taste',
    why: 'each TY begins a record here, so that a missing ER costs nothing; JabRef reads nine TY as one record',
  },
  {
    suite: JABREF_RIS,
    field: /^container-title$/,
    theirs: /^j\. /i,
    whose: 'taste',
    why: 'JF is the full name of the journal, JO its abbreviation',
  },
  {
    suite: JABREF_RIS,
    field: /^issue$/,
    theirs: /^(?:PMC\d+|\d{6,}|0)$/i,
    whose: 'theirs wrong',
    why: 'an accession number or M1’s 0 is no issue',
  },
  {
    suite: JABREF_RIS,
    field: /^(?:PMID|PMCID)$/,
    theirs: /^$/i,
    whose: 'taste',
    why: 'U1 and AN mark the PubMed number',
  },
  {
    suite: JABREF_RIS,
    field: /^URL$/,
    theirs: /pmc\/articles/i,
    whose: 'taste',
    why: 'UR is the address, L2 that of the full text',
  },
  {
    suite: JABREF_RIS,
    field: /^IS[SB]N$/,
    ours: /^(?:|97[89].*)$/i,
    theirs: /^(?:|97[89].*)$/i,
    whose: 'theirs wrong',
    why: 'a book number is no serial number',
  },
  {
    suite: JABREF_RIS,
    field: /^ISSN$/,
    ours: /^\S+ \S+$/i,
    whose: 'taste',
    why: 'both numbers of the journal are kept, not the last one only',
  },
  {
    suite: JABREF_RIS,
    field: /^publisher-place$/,
    ours: /^$/i,
    whose: 'theirs wrong',
    why: 'AD is where the authors are, not the publisher',
  },
  {
    suite: JABREF_RIS,
    record: /^RisImporterTest7/,
    field: /^(?:author|editor)$/,
    whose: 'theirs wrong',
    why: 'A2 of a book is its editor, no further author',
  },
  {
    suite: JABREF_RIS,
    record: /^RisImporterTest3/,
    field: /^author$/,
    whose: 'taste',
    why: 'a name without a comma may be that of a body; it is not taken apart',
  },
  {
    suite: JABREF_RIS,
    record: /DoiAndJournalTitle/,
    field: /^(?:container-title|issue|edition)$/,
    whose: 'taste',
    why: 'a patent is in no journal and has a number in place of an issue',
  },
  {
    suite: JABREF_RIS,
    field: /^issued$/,
    theirs: /^\d{4}$/i,
    whose: 'theirs wrong',
    why: 'the date names the month',
  },
  {
    suite: JABREF_RIS,
    field: /^edition$/,
    ours: /^$/i,
    whose: 'theirs wrong',
    why: 'ET of a journal article is the date of the electronic edition',
  },
  {
    suite: JABREF_RIS,
    field: /^title$/,
    ours: /—/i,
    whose: 'theirs wrong',
    why: 'the dash is a long one',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^type$/,
    ours: /^article-journal$/i,
    whose: 'taste',
    why: 'without a type of its own a MEDLINE record is an article; an editorial or a consensus conference is published as one',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^PMID$/,
    theirs: /invalid line/i,
    whose: 'theirs wrong',
    why: 'the line after the number is no part of it',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^(?:issue|ISSN|DOI|PMID|PMCID|collection-title)$/,
    theirs: /^$/i,
    whose: 'taste',
    why: 'JabRef keeps it in a field of its own',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^keyword$/,
    whose: 'theirs wrong',
    why: 'a comma inside a heading is taken for the end of it',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^publisher-place$/,
    ours: /^$/i,
    whose: 'taste',
    why: 'PL is the country of the journal, which nobody cites',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^(?:author|editor)$/,
    whose: 'taste',
    why: 'a name without a comma is not taken apart, and a body among the authors is one of them',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^title$/,
    whose: 'taste',
    why: 'TI is there once in MEDLINE; the first one counts',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^abstract$/,
    whose: 'taste',
    why: 'the abstract stays as the record has it',
  },
  {
    suite: JABREF_MEDLINE,
    field: /^ISBN$/,
    whose: 'theirs wrong',
    why: 'the word ISBN is no part of the number',
  },
  {
    suite: JABREF,
    field: /^language$/,
    ours: /^eng$/,
    theirs: /^en$/,
    whose: 'taste',
    why: 'the code stays as the record has it; CSL takes either',
  },
  {
    suite: BIBTEX,
    field: /^title$/,
    ours: /nocase/,
    whose: 'taste',
    why: 'braces protect capitals, which CSL needs to know; Zotero drops them on import',
  },
  {
    suite: BIBTEX,
    record: /^2\.1/,
    field: /^(?:container-title|editor|issued)$/,
    whose: 'taste',
    why: 'the entry inherits them by crossref; Zotero does not follow it',
  },
  {
    suite: BIBTEX,
    record: /^4\.1/,
    field: /^title$/,
    whose: 'taste',
    why: 'small capitals and the like are written as CSL has them',
  },
  {
    suite: BIBTEX,
    field: /^language$/,
    ours: /^en$/,
    theirs: /^eng$/,
    whose: 'taste',
    why: 'BibLaTeX names languages in its own way, and they become the codes that CSL locales have',
  },
  {
    suite: BIBTEX,
    field: /^(?:call-number|DOI|PMID|PMCID|number-of-pages)$/,
    ours: /./,
    theirs: /^$/,
    whose: 'taste',
    why: 'the entry states it; Zotero leaves it out or puts it into a note',
  },
  {
    suite: BIBTEX,
    record: /^8\.1/,
    field: /^publisher-place$/,
    whose: 'taste',
    why: 'where location and address both stand, BibLaTeX and Better BibTeX take the location',
  },
  {
    suite: BIBTEX,
    record: /^10\.1/,
    field: /^(?:author|publisher)$/,
    whose: 'theirs wrong',
    why: 'no reading keeps the backslash of an accent as text; the input is damaged on purpose',
  },
  {
    suite: BIBTEX,
    record: /^11\.1/,
    field: /^author$/,
    ours: /^sudhin jacob/,
    whose: 'taste',
    why: 'by BibTeX a name that begins in lower case begins with its particle',
  },
];

/** What was decided about a difference; `undefined` where nothing was, so that it counts against us. */
export function verdictOn(suite: string, record: string, difference: Difference): Verdict | undefined {
  const { field, ours = '', theirs = '' } = difference;
  return RULES.find(
    rule =>
      rule.suite.test(suite) &&
      rule.field.test(field) &&
      (rule.record?.test(record) ?? true) &&
      (rule.ours?.test(ours) ?? true) &&
      (rule.theirs?.test(theirs) ?? true),
  );
}
