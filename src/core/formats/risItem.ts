import type { CslDate, CslItem, CslName } from '../csl';
import { arxivIn, doiIn, isDoi, pmcidIn } from './identifiers';
import { parseDate } from './parseDate';
import { parseInvertedName } from './parseName';
import type { RisField, RisRecord } from './risRecords';
import { risVariables, type RisMapping } from './risVariables';

type Variables = Record<string, unknown>;

const TYPES_WITH_ISBN = new Set([
  'book',
  'chapter',
  'map',
  'motion_picture',
  'pamphlet',
  'software',
  'song',
  'paper-conference',
  'entry-dictionary',
  'entry-encyclopedia',
]);
/** Dates of the manuscript's history, as PubMed Central exports them beside the date of publication. */
const HISTORY = /\/(?:received|accepted|revised|submitted)\s*$/i;

/** A RIS record as CSL-JSON of the given type. */
export function risItem(record: RisRecord, cslType: string): Partial<CslItem> {
  const values = valuesByTag(record.fields);
  const mapping = risVariables(cslType);
  const item: Variables = { type: cslType };
  for (const [variable, tags] of mapping.texts) put(item, { [variable]: firstOf(values, tags) });
  if (/^(?:doi\b|10\.\d)/i.test(String(item['genre'] ?? ''))) delete item['genre'];
  if (item['number-of-volumes'] === '0') delete item['number-of-volumes'];
  put(item, namesOf(record, mapping));
  if (mapping.pages) put(item, { [mapping.pages]: pagesOf(values) });
  put(item, { issued: issuedOf(values, record.type) });
  if (cslType === 'bill' && !values.has('M1')) moveBillOf2001(values, item);
  const accessed = parseDate(firstOf(values, ['Y2']) ?? '');
  if (accessed?.['date-parts']) put(item, { accessed });
  put(item, meetingOf(values, cslType));
  put(item, serialNumbers(values, cslType));
  put(item, identifiersIn(values));
  put(item, notesOf(values));
  put(item, { id: keyIn(values) });
  return item;
}

/** Sets what is there; an item never holds a variable without a value. */
function put(item: Variables, variables: Variables): void {
  for (const [variable, value] of Object.entries(variables))
    if (value !== undefined && value !== '') item[variable] = value;
}

function valuesByTag(fields: readonly RisField[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const { tag, lines } of fields) {
    const known = values.get(tag);
    // EndNote writes one keyword a line under a single KW.
    const added = (tag === 'KW' ? lines : [lines.join(' ')]).map(singleSpaced);
    if (known) known.push(...added);
    else values.set(tag, [...added]);
  }
  return values;
}

/** Most values have single blanks only, which this leaves untouched and uncopied. */
function singleSpaced(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ');
}

type Values = ReturnType<typeof valuesByTag>;

function firstOf(values: Values, tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const value = values.get(tag)?.[0];
    if (value) return value;
  }
  return undefined;
}

function allOf(values: Values, tags: readonly string[]): readonly string[] {
  return tags.flatMap(tag => values.get(tag) ?? []);
}

/** Names stay in the record's order also where it mixes `A1` and `AU`. */
function namesOf(record: RisRecord, mapping: RisMapping): Record<string, readonly CslName[]> {
  const found: Record<string, readonly CslName[]> = {};
  for (const [variable, tags] of mapping.names) {
    const texts = record.fields.filter(field => tags.includes(field.tag)).map(field => field.lines.join(' '));
    const names = texts.map(parseInvertedName).filter(name => name !== undefined);
    if (names.length) found[variable] = names;
  }
  const { editor, author, 'collection-editor': collectionEditor, ...rest } = found;
  if (record.type === 'EDBOOK')
    return {
      ...rest,
      ...listed('editor', [...(author ?? []), ...(editor ?? [])]),
      ...listed('collection-editor', collectionEditor),
    };
  // EndNote's "series editor" of a book that is in no series is the book's editor.
  const inSeries = record.fields.some(field => field.tag === 'T2' || field.tag === 'T3');
  if (
    collectionEditor &&
    !editor &&
    !inSeries &&
    mapping.names.some(([variable, tags]) => variable === 'collection-editor' && tags.includes('A2'))
  )
    return { ...rest, ...listed('author', author), editor: collectionEditor };
  return found;
}

function listed(variable: string, names: readonly CslName[] | undefined): Record<string, readonly CslName[]> {
  return names?.length ? { [variable]: names } : {};
}

function pagesOf(values: Values): string | undefined {
  const first = firstOf(values, ['SP']);
  const last = firstOf(values, ['EP']);
  // EndNote's C7 is the article number of a journal without pages.
  if (!first) return last ?? firstOf(values, ['C7']);
  return !last || last === first || /\d\s*[-–—]\s*\d/.test(first) ? first : `${first}-${last}`;
}

/** The year of the first date field that has one, with the month and day of the field that says most about it. */
function issuedOf(values: Values, type: string): CslDate | undefined {
  const tags = ['CONF', 'NEWS', 'PAT'].includes(type) ? ['C2', 'PY', 'Y1', 'DA'] : ['PY', 'Y1', 'DA'];
  const texts = allOf(values, tags).filter(text => !HISTORY.test(text));
  const dates = texts.map(parseDate).filter(date => date !== undefined);
  const years = dates.filter(date => date['date-parts']);
  const [first] = years;
  if (!first) return dates[0];
  const year = first['date-parts']?.[0]?.[0];
  const same = years.filter(date => date['date-parts']?.[0]?.[0] === year);
  const best = same.reduce((most, date) => (detailOf(date) > detailOf(most) ? date : most), first);
  if (detailOf(best) >= 2) return best;
  // EndNote writes `PY  - 2019` and `DA  - Mar 15`.
  const completed = texts.filter(text => !/\d{4}/.test(text)).map(text => parseDate(`${String(year)} ${text}`));
  return completed.find(date => date && detailOf(date) >= 2) ?? best;
}

function detailOf(date: CslDate): number {
  return (date['date-parts']?.[0]?.length ?? 0) + (date['date-parts']?.length ?? 0) / 10 + (date.season ? 1 : 0);
}

/** EndNote's conference papers have the publisher's place in C1 and the conference's in CY. */
function meetingOf(values: Values, cslType: string): Variables {
  if (cslType !== 'paper-conference' || !values.has('C1')) return {};
  return { 'event-place': firstOf(values, ['CY']) };
}

/** Before the 2011 specification a bill's number was in VL and its sections in SP. */
function moveBillOf2001(values: Values, item: Variables): void {
  put(item, { number: firstOf(values, ['IS', 'VL']), section: item['section'] ?? item['page'] });
  delete item['volume'];
  delete item['page'];
}

function serialNumbers(values: Values, cslType: string): Variables {
  const numbers = (values.get('SN') ?? []).flatMap(text => text.split(/[;,]|\s(?=[\dX-]{8})/)).map(text => text.trim());
  const isbn: string[] = [];
  const issn: string[] = [];
  for (const number of numbers) {
    const digits = number.replace(/[^\dX]/gi, '').length;
    if (digits === 10 || digits === 13) isbn.push(number);
    else if (/^\D*\d{4}-?\d{3}[\dX]\b/i.test(number)) issn.push(number);
    else if (TYPES_WITH_ISBN.has(cslType)) isbn.push(number);
    else if (cslType.startsWith('article')) issn.push(number);
  }
  return { ISBN: joined(isbn), ISSN: joined(issn) };
}

function joined(texts: readonly string[]): string | undefined {
  return [...new Set(texts.filter(Boolean))].join(' ') || undefined;
}

function identifiersIn(values: Values): Variables {
  const addresses = allOf(values, ['UR', 'LK']);
  const stated = allOf(values, ['DO', 'DI', 'M3', 'L3', 'N1']).filter(text => isDoi(text) || /^doi\b/i.test(text));
  const DOI = doiIn([...stated, ...addresses.filter(isDoi), ...allOf(values, ['L1']).filter(isDoi)]);
  const custom = allOf(values, ['AN', 'C2', 'C3', 'C7', 'U1', 'U2', 'U3', 'U4']);
  const arxiv = arxivIn([
    ...allOf(values, ['DO']),
    ...addresses,
    ...allOf(values, ['AN', 'C1', 'IS', 'M1', 'JO', 'N1', 'T2']),
  ]);
  return {
    DOI,
    PMID: pmidIn(values),
    PMCID: pmcidIn(custom),
    URL:
      addresses[0]?.split(/[;\s]+(?=https?:)/)[0] ?? allOf(values, ['L2', 'L1']).find(text => /^https?:/i.test(text)),
    custom: arxiv ? { arxiv } : undefined,
  };
}

function pmidIn(values: Values): string | undefined {
  const marked = allOf(values, ['U1', 'U2', 'U3', 'U4', 'AN', 'N1'])
    .map(text => /^(?:PMID:?\s*(\d+)|(\d+)\s*\[pmid\])$/i.exec(text.trim()))
    .find(Boolean);
  if (marked) return marked[1] ?? marked[2];
  const accession = firstOf(values, ['AN']);
  const medline = allOf(values, ['DB', 'DP']).some(name => /pubmed|medline|nlm/i.test(name));
  return medline && accession && /^\d+$/.test(accession) ? accession : undefined;
}

function notesOf(values: Values): Variables {
  const keywords = (values.get('KW') ?? []).flatMap(text => text.split(';')).map(text => text.trim());
  const notes = allOf(values, ['N1', 'RN']).filter(text => !/^doi\b/i.test(text));
  return {
    keyword: [...new Set(keywords.filter(Boolean))].join('; ') || undefined,
    annote: notes.join('\n') || undefined,
  };
}

/** `ID` or EndNote's label where it can be a citation key; a running number or a single word of the label's is none. */
function keyIn(values: Values): string | undefined {
  const [id = '', label = ''] = [firstOf(values, ['ID']), firstOf(values, ['LB'])];
  const isKey = (text: string) => /^[^\s,;{}"#%~\\@]+$/.test(text) && /\p{L}/u.test(text);
  if (isKey(id)) return id;
  return isKey(label) && /\d/.test(label) ? label : undefined;
}
