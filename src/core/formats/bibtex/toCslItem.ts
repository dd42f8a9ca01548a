import type { CslCustom, CslDate, CslItem, CslName } from '../../csl';
import { normalizeArxiv } from '../../paper';
import { CSL_FIELDS, CSL_NAMES, EDITOR_ROLES, GENRES, LANGUAGES } from './cslFields';
import { JOURNAL_COMMANDS } from './journalMacros';
import type { EntryFields } from './entryFields';
import { cslTypeOf } from './entryTypes';
import { parseBibDate, parseYearMonth } from './parseBibDate';

/** Entry types whose `number` counts within a series, not within a journal. */
const IN_SERIES = new Set([
  'book', 'collection', 'proceedings', 'reference', 'mvbook', 'mvcollection', 'mvproceedings', 'mvreference', 'bookinbook',
  'inbook', 'incollection', 'inproceedings', 'conference', 'inreference', 'suppbook', 'suppcollection', 'booklet',
]); // prettier-ignore
const CHAPTERS = new Set([
  'inbook', 'incollection', 'inproceedings', 'conference', 'inreference', 'bookinbook', 'suppbook', 'suppcollection',
]); // prettier-ignore
const IN_JOURNALS = new Set(['article', 'suppperiodical', 'review', 'newspaper', 'periodical']);

const WHOLE_WORKS = new Set(['book', 'pamphlet', 'thesis']);

/** For each variable one bit, of those that are one field and of those that are names. */
interface Marks {
  values: number;
  names: number;
}

/** The variables that a field may give a value to: most entries have few of the many. */
const MARKS = new Map<string, Marks>();
for (const [at, { fields }] of CSL_FIELDS.entries()) for (const field of fields) marksOf(field).values |= 1 << at;
for (const [at, [, field]] of CSL_NAMES.entries()) marksOf(field).names |= 1 << at;

function marksOf(field: string): Marks {
  const known = MARKS.get(field) ?? { values: 0, names: 0 };
  MARKS.set(field, known);
  return known;
}

function presentIn(entry: EntryFields): Marks {
  const present: Marks = { values: 0, names: 0 };
  for (const field of entry.present) {
    const marks = MARKS.get(field);
    if (!marks) continue;
    present.values |= marks.values;
    present.names |= marks.names;
  }
  return present;
}

type Variables = Record<string, unknown>;

/** One entry in CSL-JSON, its fields mapped as Pandoc and Zotero map them. */
export function toCslItem(key: string, entry: EntryFields): Partial<CslItem> {
  const item: Variables = {};
  if (key) item['id'] = key;
  item['type'] = cslTypeOf(entry.type, name => entry.source(name));
  const present = presentIn(entry);
  putTitles(entry, item);
  putNames(entry, item, present.names);
  putDates(entry, item);
  for (let at = 0; at < CSL_FIELDS.length; at++) {
    if (!(present.values & (1 << at))) continue;
    const { variable, style, fields: names } = CSL_FIELDS[at]!;
    const value = entry.first(style, names);
    if (value) item[variable] = value;
  }
  putNumbers(entry, item);
  putPublisher(entry, item);
  putNotes(entry, item);
  putLinks(entry, item);
  return item as Partial<CslItem>;
}

/** The fields of a title, its subtitle and what is added to it. */
type TitleFields = readonly [title: string, subtitle: string, addon: string];
const OWN_TITLE: TitleFields = ['title', 'subtitle', 'titleaddon'];
const MAIN_TITLE: TitleFields = ['maintitle', 'mainsubtitle', 'maintitleaddon'];
const BOOK_TITLE: TitleFields = ['booktitle', 'booksubtitle', 'booktitleaddon'];

function wholeTitle(entry: EntryFields, fields: TitleFields): string | undefined {
  const title = entry.get('title', fields[0]);
  const subtitle = entry.get('title', fields[1]);
  const addon = entry.get('title', fields[2]);
  const whole = title && subtitle ? `${title}${/[.:?!]$/.test(title) ? '' : ':'} ${subtitle}` : (title ?? subtitle);
  return whole && addon ? `${whole}${/[.?!]$/.test(whole) ? '' : '.'} ${addon}` : (whole ?? addon);
}

function journalOf(entry: EntryFields): string | undefined {
  const source = (entry.source('journaltitle') ?? entry.source('journal'))?.trim();
  const macro = source && /^\{?\\([a-z]+)\s*(?:\{\})?\}?$/.exec(source)?.[1];
  if (macro && Object.hasOwn(JOURNAL_COMMANDS, macro)) return JOURNAL_COMMANDS[macro];
  return entry.first('rich', ['journaltitle', 'journal']);
}

function putTitles(entry: EntryFields, item: Variables): void {
  const isChapter = CHAPTERS.has(entry.type);
  const mainTitle = wholeTitle(entry, MAIN_TITLE);
  const bookTitle = wholeTitle(entry, BOOK_TITLE);
  const journal = journalOf(entry);
  const journalSubtitle = entry.get('rich', 'journalsubtitle');
  const ownTitle = wholeTitle(entry, OWN_TITLE);
  const put = (variable: string, value: string | undefined) => {
    if (value) item[variable] = value;
  };
  put('title', (!isChapter && mainTitle) || ownTitle || (isChapter ? undefined : bookTitle));
  if (mainTitle) put('volume-title', isChapter ? bookTitle : ownTitle);
  const inJournal = journal && journalSubtitle ? `${journal}: ${journalSubtitle}` : journal;
  const container = isChapter
    ? (mainTitle ?? bookTitle ?? inJournal)
    : (inJournal ?? (ownTitle ? bookTitle : undefined));
  put('container-title', container ?? entry.first('title', ['maintitle']) ?? undefined);
  if (item['container-title'] === item['title'] && !isChapter && !inJournal) delete item['container-title'];
}

function putNames(entry: EntryFields, item: Variables, present: number): void {
  const useprefix = !/useprefix\s*=\s*false/i.test(entry.source('options') ?? '');
  for (let at = 0; at < CSL_NAMES.length; at++) {
    if (!(present & (1 << at))) continue;
    const [variable, field] = CSL_NAMES[at]!;
    const names = entry.names(field, useprefix);
    if (names.length) addNames(item, field === 'editor' ? roleOf(entry, 'editortype', variable) : variable, names);
  }
  for (const field of OTHER_EDITORS) {
    const names = entry.names(field, useprefix);
    if (names.length) addNames(item, roleOf(entry, `${field}type`, 'contributor'), names);
  }
}

const OTHER_EDITORS = ['editora', 'editorb', 'editorc'];

function roleOf(entry: EntryFields, field: string, otherwise: string): string {
  const role = entry.source(field)?.trim().toLowerCase();
  if (!role) return 'editor';
  return Object.hasOwn(EDITOR_ROLES, role) ? EDITOR_ROLES[role]! : otherwise;
}

/** Adds names to a variable. What stands in for authors, such as `holder`, counts only where there are none. */
function addNames(item: Variables, variable: string, names: readonly CslName[]): void {
  const before = item[variable] as readonly CslName[] | undefined;
  if (before && variable === 'author') return;
  item[variable] = before ? [...before, ...names] : names;
}

/** The fields of a date as a whole and in parts. */
type DateFields = readonly [variable: string, date: string, year: string, month: string, day: string];
const DATES: readonly DateFields[] = [
  ['issued', 'date', 'year', 'month', 'day'],
  ['original-date', 'origdate', 'origyear', 'origmonth', 'origday'],
  ['event-date', 'eventdate', 'eventyear', 'eventmonth', 'eventday'],
  ['accessed', 'urldate', 'urlyear', 'urlmonth', 'urlday'],
];

function putDates(entry: EntryFields, item: Variables): void {
  for (const fields of DATES) {
    const date = dateOf(entry, fields);
    if (date) item[fields[0]] = date;
  }
  if (!item['accessed']) {
    const visited = entry.first('plain', VISITED);
    if (visited) item['accessed'] = parseBibDate(visited);
  }
}

const VISITED = ['lastchecked', 'accessed', 'lastaccessed'];

function dateOf(entry: EntryFields, fields: DateFields): CslDate | undefined {
  const date = entry.get('verbatim', fields[1]);
  const parsed = date ? parseBibDate(date) : undefined;
  if (parsed && !parsed.literal) return parsed;
  const year = entry.get('plain', fields[2]);
  if (!year) return parsed;
  return parseYearMonth(year, entry.get('plain', fields[3]) ?? '', entry.get('plain', fields[4]) ?? '') ?? parsed;
}

/** `undefined` where the field has neither letters nor digits. */
function pagesOf(entry: EntryFields): string | undefined {
  const pages = entry.get('plain', 'pages');
  if (pages === undefined) return undefined;
  const first = pages.charCodeAt(0);
  // nearly all are digits around one dash, which patterns for the others need not look at
  const isNumber = first >= 48 && first <= 57;
  if (!isNumber && !/[\p{L}\p{N}]/u.test(pages)) return undefined;
  return /[\s—]/.test(pages) ? pages.replace(/\s*[–—]\s*/g, '–') : pages;
}

function putNumbers(entry: EntryFields, item: Variables): void {
  const pages = pagesOf(entry);
  // A book's only number of pages is how many it has.
  const isTotal = pages !== undefined && WHOLE_WORKS.has(String(item['type'])) && /^\d+(?:\s*pp?\.?)?$/.test(pages);
  if (pages && isTotal) item['number-of-pages'] ??= pages.replace(/\D/g, '');
  else if (pages) item['page'] = pages;
  const volume = entry.get('plain', 'volume');
  if (volume) item['volume'] = volume;
  const number = entry.get('plain', 'number');
  const issue = entry.get('plain', 'issue');
  if (number) {
    const inJournal = IN_JOURNALS.has(entry.type) && item['type'] !== 'article';
    item[IN_SERIES.has(entry.type) ? 'collection-number' : inJournal ? 'issue' : 'number'] = number;
  }
  if (issue) item['issue'] = number && item['issue'] ? `${number}, ${issue}` : issue;
  const eid = entry.first('plain', ['eid', 'articleno']);
  if (eid && !pages) item['page'] = eid;
  else if (eid && !item['number']) item['number'] = eid;
}

const PUBLISHERS = ['publisher', 'school', 'institution', 'organization', 'organisation'];

function putPublisher(entry: EntryFields, item: Variables): void {
  let publisher = '';
  for (const field of PUBLISHERS) {
    const name = entry.get('plain', field);
    if (name && name !== publisher) publisher += publisher ? `; ${name}` : name;
  }
  if (publisher) item['publisher'] = publisher;
  const place = entry.first('plain', ['location', 'address']);
  if (place) item[entry.type === 'patent' ? 'jurisdiction' : 'publisher-place'] = place;
  const kind = entry.get('plain', 'type') ?? (Object.hasOwn(GENRES, entry.type) ? entry.type : undefined);
  if (kind && !isTypeWord(item['type'], kind)) item['genre'] = Object.hasOwn(GENRES, kind) ? GENRES[kind] : kind;
}

/** `type = {software}` has already become the CSL type. */
function isTypeWord(cslType: unknown, kind: string): boolean {
  return typeof cslType === 'string' && kind.toLowerCase().replace(/\s/g, '') === cslType;
}

function putNotes(entry: EntryFields, item: Variables): void {
  const how = entry.get('plain', 'howpublished');
  const address = how && /^\S*?(https?:\/\/\S+?)[.,;]?$/.exec(how)?.[1];
  if (address && !entry.source('url')) item['URL'] = address;
  else if (how && !address) {
    if (item['publisher']) item['medium'] = how;
    else item['publisher'] = how;
  }
  const notes = [entry.get('rich', 'note'), entry.get('rich', 'addendum')].filter(note => note !== undefined);
  if (notes.length) item['note'] = notes.join('. ');
  const pmid = /^PMID:?\s*(\d{1,9})\b/.exec(notes[0] ?? '')?.[1];
  if (pmid) item['PMID'] ??= pmid;
  const language = entry.first('plain', ['langid', 'language', 'hyphenation']);
  if (language) {
    const folded = language.toLowerCase();
    item['language'] = Object.hasOwn(LANGUAGES, folded) ? LANGUAGES[folded] : language;
  }
  const keywords = entry.first('plain', ['keywords', 'keyword', 'author_keywords', 'mendeley-tags']);
  if (keywords) item['keyword'] = withoutRepeats(keywords.split(/\s*[;,]\s*/)).join('; ');
}

function withoutRepeats(words: readonly string[]): readonly string[] {
  // a set is worth its making only for many
  const isSmall = words.length < 20;
  return isSmall ? words.filter((word, at) => word && words.indexOf(word) === at) : [...new Set(words)].filter(Boolean);
}

function putLinks(entry: EntryFields, item: Variables): void {
  const url = entry.first('verbatim', ['url', 'link', 'bdsk-url-1']);
  if (url) item['URL'] = url;
  const doi = item['DOI'];
  if (typeof doi === 'string') item['DOI'] = doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const eprint = entry.get('verbatim', 'eprint');
  const archive = entry.first('verbatim', ['eprinttype', 'archiveprefix', 'archive'])?.toLowerCase();
  let arxiv: string | undefined;
  if (eprint && archive === 'pubmed') item['PMID'] ??= eprint;
  else if (eprint && archive === 'pmc') item['PMCID'] ??= eprint;
  else if (eprint && (archive === undefined || archive === 'arxiv')) arxiv = normalizeArxiv(eprint);
  else if (eprint && archive === 'jstor') item['URL'] ??= `https://www.jstor.org/stable/${eprint}`;
  arxiv ??= normalizeArxiv(entry.get('verbatim', 'arxivid') ?? entry.get('verbatim', 'arxiv'));
  const topics = groupsOf(entry);
  const files = filesOf(entry);
  const custom: CslCustom & { readonly files?: readonly string[] } = {
    ...(arxiv ? { arxiv } : {}),
    ...(topics.length ? { topics } : {}),
    ...(files.length ? { files } : {}),
  };
  if (Object.keys(custom).length) item['custom'] = custom;
}

function groupsOf(entry: EntryFields): string[] {
  const groups = entry.get('plain', 'groups') ?? '';
  return groups.split(/\s*[,;]\s*/).filter(Boolean);
}

/** Paths of attached files: bare, or as JabRef and Zotero write them, `description:path:type;…` with `\:` for a colon. */
function filesOf(entry: EntryFields): string[] {
  const source = entry.source('file')?.trim();
  if (!source) return [];
  return source
    .split(/(?<!\\);/)
    .map(file => {
      const parts = file.split(/(?<!\\):/);
      const path = parts.length >= 3 ? parts.slice(1, -1).join(':') : file;
      return path.replace(/\\([:;\\])/g, '$1').trim();
    })
    .filter(Boolean);
}
