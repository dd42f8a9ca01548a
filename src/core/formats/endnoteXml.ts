import type { XmlElement } from '@rgrove/parse-xml';
import type { LibraryFormat } from './reading';
import { risItem } from './risItem';
import type { RisField } from './risRecords';
import { risType } from './risTypes';
import { childAt, childrenOf, readXmlRecords, readXmlRecordsInSteps, textOf } from './xmlRecords';

const LOOKED_AT = 8192;

/** RIS types of EndNote's reference types, which are the same list under longer names. */
const TYPES: Readonly<Record<string, string>> = {
  'aggregated database': 'AGGR',
  'ancient text': 'ANCIENT',
  artwork: 'ART',
  'audiovisual material': 'ADVS',
  bill: 'BILL',
  blog: 'BLOG',
  book: 'BOOK',
  'book section': 'CHAP',
  case: 'CASE',
  catalog: 'CTLG',
  'chart or table': 'CHART',
  'classical work': 'CLSWK',
  'computer program': 'COMP',
  'conference paper': 'CPAPER',
  'conference proceedings': 'CONF',
  dataset: 'DATA',
  dictionary: 'DICT',
  'edited book': 'EDBOOK',
  'electronic article': 'EJOUR',
  'electronic book': 'EBOOK',
  'electronic book section': 'ECHAP',
  encyclopedia: 'ENCYC',
  equation: 'EQUA',
  figure: 'FIGURE',
  'film or broadcast': 'MPCT',
  generic: 'GEN',
  'government document': 'GOVDOC',
  grant: 'GRANT',
  hearing: 'HEAR',
  interview: 'INTV',
  'journal article': 'JOUR',
  'legal rule or regulation': 'LEGAL',
  'magazine article': 'MGZN',
  manuscript: 'MANSCPT',
  map: 'MAP',
  multimedia: 'MULTI',
  music: 'MUSIC',
  'newspaper article': 'NEWS',
  'online database': 'DBASE',
  'online multimedia': 'MULTI',
  pamphlet: 'PAMP',
  patent: 'PAT',
  'personal communication': 'PCOMM',
  report: 'RPRT',
  serial: 'SER',
  standard: 'STAND',
  statute: 'STAT',
  thesis: 'THES',
  'unpublished work': 'UNPB',
  'web page': 'WEB',
};

/** Where each RIS tag stands in an EndNote record; the last element may be there several times. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['AU', 'contributors/authors/author'],
  ['A2', 'contributors/secondary-authors/author'],
  ['A3', 'contributors/tertiary-authors/author'],
  ['A4', 'contributors/subsidiary-authors/author'],
  ['TI', 'titles/title'],
  ['T2', 'titles/secondary-title'],
  ['T3', 'titles/tertiary-title'],
  ['ST', 'titles/short-title'],
  ['JF', 'periodical/full-title'],
  ['JA', 'periodical/abbr-1'],
  ['J2', 'titles/alt-title'],
  ['SP', 'pages'],
  ['VL', 'volume'],
  ['NV', 'num-vols'],
  ['ET', 'edition'],
  ['SE', 'section'],
  ['KW', 'keywords/keyword'],
  ['PY', 'dates/year'],
  ['DA', 'dates/pub-dates/date'],
  ['CY', 'pub-location'],
  ['PB', 'publisher'],
  ['SN', 'isbn'],
  ['AN', 'accession-num'],
  ['CN', 'call-num'],
  ['DO', 'electronic-resource-num'],
  ['AB', 'abstract'],
  ['LB', 'label'],
  ['N1', 'notes'],
  ['RN', 'research-notes'],
  ['M3', 'work-type'],
  ['LA', 'language'],
  ['DB', 'remote-database-name'],
  ['DP', 'remote-database-provider'],
  ['Y2', 'access-date'],
  ['OP', 'orig-pub'],
  ['UR', 'urls/related-urls/url'],
  ['UR', 'urls/web-urls/url'],
  ['C1', 'custom1'],
  ['C2', 'custom2'],
  ['C3', 'custom3'],
  ['C4', 'custom4'],
  ['C5', 'custom5'],
  ['C6', 'custom6'],
  ['C7', 'custom7'],
];

/** EndNote's XML export: the fields of its RIS export under other names, so they are mapped as those are. */
export const endnoteXml: LibraryFormat = {
  name: 'EndNote XML',
  extensions: ['xml'],
  detect: text => {
    const head = text.slice(0, LOOKED_AT);
    return /^[\s\uFEFF]*</.test(head) && /<records?>/.test(head) && /<(?:ref-type|source-app|database)[\s>]/.test(head);
  },
  read: text => readXmlRecords(text, ['record'], endnoteItem),
  readPartsInSteps: text => readXmlRecordsInSteps(text, ['record'], endnoteItem),
};

function endnoteItem(record: XmlElement) {
  const name = childAt(record, 'ref-type')?.attributes['name']?.toLowerCase() ?? '';
  const type = Object.hasOwn(TYPES, name) ? (TYPES[name] ?? 'GEN') : 'GEN';
  const fields = FIELDS.flatMap(([tag, path]) => fieldsAt(record, tag, path.split('/')));
  fields.push(...fieldsAt(record, type === 'JOUR' || type === 'EJOUR' || type === 'MGZN' ? 'IS' : 'M1', ['number']));
  return risItem({ type, fields, line: 0 }, risType(type) ?? 'document');
}

function fieldsAt(record: XmlElement, tag: string, path: readonly string[]): RisField[] {
  const parent = childAt(record, ...path.slice(0, -1));
  const texts = childrenOf(parent, path.at(-1) ?? '').map(textOf);
  return texts.filter(text => text !== undefined).map(text => ({ tag, lines: [text] }));
}
