import type { XmlElement } from '@rgrove/parse-xml';
import type { CslDate, CslName } from '../csl';
import { medlineType } from './medlineType';
import { withoutStop } from './nbibItem';
import { datePartsOf, parseDate } from './parseDate';
import { institution } from './parseName';
import type { LibraryFormat, SourceRecord } from './reading';
import { childAt, childrenOf, readXmlRecords, readXmlRecordsInSteps, textOf } from './xmlRecords';

const LOOKED_AT = 8192;
const RECORDS = ['PubmedArticle', 'PubmedBookArticle'];

/**
 * PubMed's XML, as its download and E-utilities give it.
 * @see https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
 */
export const pubmedXml: LibraryFormat = {
  name: 'PubMed XML',
  extensions: ['xml'],
  detect: text => {
    const head = text.slice(0, LOOKED_AT);
    return /^[\s\uFEFF]*</.test(head) && /<Pubmed(?:Article|BookArticle|ArticleSet|BookArticleSet)[\s>]/.test(head);
  },
  read: text => readXmlRecords(text, RECORDS, pubmedItem),
  readPartsInSteps: text => readXmlRecordsInSteps(text, RECORDS, pubmedItem),
};

function pubmedItem(record: XmlElement): SourceRecord['item'] {
  const book = childAt(record, 'BookDocument');
  const item = book ? bookItem(book) : articleItem(childAt(record, 'MedlineCitation') ?? record);
  const ids = childrenOf(childAt(record, book ? 'PubmedBookData' : 'PubmedData', 'ArticleIdList'), 'ArticleId');
  const idOf = (kind: string) => textOf(ids.find(id => id.attributes['IdType'] === kind));
  item['DOI'] ??= idOf('doi');
  item['PMCID'] = idOf('pmc');
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
}

function articleItem(citation: XmlElement): Record<string, unknown> {
  const article = childAt(citation, 'Article') ?? citation;
  const journal = childAt(article, 'Journal');
  const issue = journal && childAt(journal, 'JournalIssue');
  const locations = childrenOf(article, 'ELocationID');
  const locationOf = (kind: string) => textOf(locations.find(place => place.attributes['EIdType'] === kind));
  const types = childrenOf(childAt(article, 'PublicationTypeList'), 'PublicationType').map(type => textOf(type) ?? '');
  const type = medlineType(types);
  const preprint = type === 'article';
  const venue = journal && textOf(childAt(journal, 'Title'));
  return {
    type,
    title: withoutStop(textOf(childAt(article, 'ArticleTitle')) ?? textOf(childAt(article, 'VernacularTitle'))),
    author: authorsOf(childAt(article, 'AuthorList')),
    'container-title': preprint ? undefined : venue,
    'container-title-short': preprint ? undefined : journal && textOf(childAt(journal, 'ISOAbbreviation')),
    publisher: preprint ? venue : undefined,
    number: preprint ? locationOf('pii') : undefined,
    volume: issue && textOf(childAt(issue, 'Volume')),
    issue: issue && textOf(childAt(issue, 'Issue')),
    page: textOf(childAt(article, 'Pagination', 'MedlinePgn')),
    issued: dateOf(issue && childAt(issue, 'PubDate')) ?? dateOf(childAt(article, 'ArticleDate')),
    abstract: abstractOf(childAt(article, 'Abstract')),
    language: textOf(childAt(article, 'Language')),
    ISSN: preprint ? undefined : journal && textOf(childAt(journal, 'ISSN')),
    keyword: keywordsOf(citation),
    DOI: locationOf('doi'),
    PMID: textOf(childAt(citation, 'PMID')),
  };
}

function bookItem(document: XmlElement): Record<string, unknown> {
  const book = childAt(document, 'Book') ?? document;
  const bookTitle = withoutStop(textOf(childAt(book, 'BookTitle')));
  const chapter = withoutStop(textOf(childAt(document, 'ArticleTitle')));
  const lists = [...childrenOf(document, 'AuthorList'), ...childrenOf(book, 'AuthorList')];
  const listOf = (kind: string) => authorsOf(lists.find(list => (list.attributes['Type'] ?? 'authors') === kind));
  return {
    type: chapter ? 'chapter' : 'book',
    title: chapter ?? bookTitle,
    'container-title': chapter ? bookTitle : undefined,
    author: listOf('authors'),
    editor: listOf('editors'),
    publisher: textOf(childAt(book, 'Publisher', 'PublisherName')),
    'publisher-place': textOf(childAt(book, 'Publisher', 'PublisherLocation')),
    'collection-title': textOf(childAt(book, 'CollectionTitle')),
    issued: dateOf(childAt(book, 'PubDate')),
    edition: textOf(childAt(book, 'Edition')),
    ISBN: textOf(childAt(book, 'Isbn')),
    abstract: abstractOf(childAt(document, 'Abstract')),
    language: textOf(childAt(document, 'Language')),
    keyword: keywordsOf(document),
    PMID: textOf(childAt(document, 'PMID')),
  };
}

function authorsOf(list: XmlElement | undefined): readonly CslName[] | undefined {
  const names = childrenOf(list, 'Author').map(author => {
    const family = textOf(childAt(author, 'LastName'));
    if (!family) return institution(textOf(childAt(author, 'CollectiveName')) ?? '');
    const given = textOf(childAt(author, 'ForeName')) ?? textOf(childAt(author, 'Initials'));
    const suffix = textOf(childAt(author, 'Suffix'));
    return nameOf(family, given, suffix);
  });
  const known = names.filter(name => name !== undefined);
  return known.length ? known : undefined;
}

function nameOf(family: string, given: string | undefined, suffix: string | undefined): CslName {
  return { family, ...(given && { given }), ...(suffix && { suffix }) };
}

function dateOf(date: XmlElement | undefined): CslDate | undefined {
  if (!date) return undefined;
  const free = textOf(childAt(date, 'MedlineDate'));
  if (free) return parseDate(free);
  const year = textOf(childAt(date, 'Year')) ?? '';
  const season = textOf(childAt(date, 'Season'));
  if (season) return parseDate(`${year} ${season}`);
  return datePartsOf(year, textOf(childAt(date, 'Month')), textOf(childAt(date, 'Day')));
}

/** The parts of a structured abstract with their labels, a line each. */
function abstractOf(abstract: XmlElement | undefined): string | undefined {
  const parts = childrenOf(abstract, 'AbstractText').map(part => {
    const text = textOf(part);
    const label = part.attributes['Label'];
    return text && label ? `${label}: ${text}` : text;
  });
  return parts.filter(Boolean).join('\n') || undefined;
}

function keywordsOf(citation: XmlElement): string {
  const headings = childrenOf(childAt(citation, 'MeshHeadingList'), 'MeshHeading');
  const descriptors = headings.map(heading => textOf(childAt(heading, 'DescriptorName')));
  const own = childrenOf(citation, 'KeywordList').flatMap(list => childrenOf(list, 'Keyword').map(textOf));
  return [...new Set([...descriptors, ...own].filter(Boolean))].join('; ');
}
