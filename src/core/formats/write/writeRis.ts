import type { CslDate, CslItem, CslName } from '../../csl';
import { identifiersOf } from '../../paper';
import { risVariables } from '../risVariables';
import { settledDate } from './bibDates';

/** Reference types by CSL type. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'PREPRINT', 'article-journal': 'JOUR', 'article-magazine': 'MGZN', 'article-newspaper': 'NEWS', bill: 'BILL',
  book: 'BOOK', broadcast: 'VIDEO', chapter: 'CHAP', classic: 'CLSWK', collection: 'BOOK', dataset: 'DATA',
  document: 'AGGR', entry: 'ENCYC', 'entry-dictionary': 'DICT', 'entry-encyclopedia': 'ENCYC', figure: 'FIGURE',
  graphic: 'ART', hearing: 'HEAR', interview: 'INTV', legal_case: 'CASE', legislation: 'STAT', manuscript: 'UNPB',
  map: 'MAP', motion_picture: 'MPCT', musical_score: 'MUSIC', pamphlet: 'PAMP', 'paper-conference': 'CPAPER',
  patent: 'PAT', periodical: 'JFULL', personal_communication: 'PCOMM', post: 'ELEC', 'post-weblog': 'BLOG',
  regulation: 'STAT', report: 'RPRT', review: 'JOUR', 'review-book': 'JOUR', software: 'COMP', song: 'SOUND',
  speech: 'SLIDE', standard: 'STAND', thesis: 'THES', webpage: 'ELEC',
}; // prettier-ignore

/** What the reader makes of the reference type, where that is another CSL type. */
const READ_AS: Readonly<Record<string, string>> = {
  figure: 'graphic',
  entry: 'entry-encyclopedia',
  musical_score: 'song',
  collection: 'book',
  classic: 'book',
};

const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter'];

/** A record in RIS, from `TY` to `ER`, with a line end behind it. Names without a comma are read as one piece. */
export function writeRis(item: Partial<CslItem>, newline = '\n'): string {
  const type = item.type ?? 'document';
  const lines: string[] = [];
  const put = (tag: string, value: unknown) => {
    const text = typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
    if (text) lines.push(`${tag}  - ${text}`);
  };
  const mapping = risVariables(READ_AS[type] ?? type);
  for (const [variable, tags] of mapping.names) {
    const tag = freeTag(tags, mapping.names);
    for (const name of (item[variable] as readonly CslName[] | undefined) ?? []) put(tag, risName(name));
  }
  for (const [variable, tags] of mapping.texts) {
    if (RESERVED_TEXTS.has(variable)) continue;
    put(freeTag(tags, mapping.texts, item), item[variable]);
  }
  const [from, to] = pagesOf(mapping.pages ? item[mapping.pages] : undefined);
  put('SP', from);
  put('EP', to);
  for (const [tag, value] of dateLines(item.issued)) put(tag, value);
  put('Y2', accessedOf(item['accessed'] as CslDate | undefined));
  put('DO', item.DOI);
  put('UR', item.URL);
  // a report's number stands there
  const hasOwnNumber = mapping.texts.some(([, tags]) => tags.includes('SN'));
  for (const number of hasOwnNumber ? [] : [item['ISBN'], item['ISSN']]) put('SN', number);
  const arxiv = identifiersOf(item)
    .find(id => id.startsWith('arxiv:'))
    ?.slice('arxiv:'.length);
  if (arxiv && !String(item.URL ?? '').includes(arxiv)) put('UR', `https://arxiv.org/abs/${arxiv}`);
  if (item.PMID) put('U1', `PMID: ${item.PMID}`);
  put('U2', item['PMCID']);
  for (const keyword of keywordsOf(item.keyword)) put('KW', keyword);
  put('N1', item['note']);
  put('N1', item['annote']);
  put('ID', item.id);
  return [`TY  - ${TYPES[type] ?? 'GEN'}`, ...lines, 'ER  - ', ''].join(newline);
}

/** They have lines of their own. */
const RESERVED_TEXTS = new Set(['DOI', 'URL']);

/**
 * The tag for a variable: the first of its own that no other variable would take its text from. A variable whose tags
 * are all another's first choice has none of its own; it gets the first all the same.
 */
function freeTag(
  tags: readonly string[],
  all: readonly (readonly [string, readonly string[]])[],
  item?: Partial<CslItem>,
): string {
  const others = all.filter(([, list]) => list !== tags);
  const isFree = (tag: string) =>
    others.every(([variable, list]) => !list.includes(tag) || (item?.[variable] !== undefined && list[0] !== tag));
  return tags.find(isFree) ?? tags[0] ?? 'N1';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `Family, Given, Suffix`; the particle stands before the family name. */
function risName(name: CslName): string {
  if (name.literal) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ');
  return [family, given, name.suffix].filter(Boolean).join(', ');
}

function pagesOf(value: unknown): readonly (string | undefined)[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const range = /^([^\s,–—-]+)\s*[-–—]\s*([^\s,–—-]+)$/.exec(text);
  return range ? [range[1], range[2]] : [text];
}

/** `PY` has the year alone and `DA` the whole date, ranges included, as the reader and other programs know them. */
function dateLines(date: CslDate | undefined): (readonly [string, string])[] {
  if (!date) return [];
  const { 'date-parts': parts, season, literal } = settledDate(date);
  const [from, to] = (parts ?? []) as readonly (readonly number[])[];
  if (!from) return literal ? [['PY', literal]] : [];
  const year = String(from[0]).padStart(4, '0');
  if (season && from.length === 1) return [['PY', year], ['DA', `${year} ${SEASONS[Number(season) - 1]}`]]; // prettier-ignore
  if (from.length < 2) return [['PY', year]];
  const range = to && to.length === from.length ? `${worded(from)}-${worded(to)}` : undefined;
  return [['PY', year], ['DA', range ?? slashed(from)]]; // prettier-ignore
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function worded([year = 0, month = 1, day]: readonly number[]): string {
  return [String(year).padStart(4, '0'), MONTHS[month - 1], day].filter(part => part !== undefined).join(' ');
}

function slashed([year = 0, month, day]: readonly number[]): string {
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}

function accessedOf(date: CslDate | undefined): string | undefined {
  const parts = date && settledDate(date)['date-parts']?.[0];
  return parts && slashed(parts as readonly number[]);
}

function keywordsOf(keyword: unknown): string[] {
  if (typeof keyword !== 'string') return [];
  const parts = keyword.split(keyword.includes(';') ? ';' : ',');
  return parts.map(part => part.trim()).filter(Boolean);
}
