import type { CslDate, CslItem, CslName } from '../../csl';
import { identifiersOf } from '../../paper';
import { CSL_FIELDS, CSL_NAMES, EDITOR_ROLES, GENRES, LANGUAGES } from '../bibtex/cslFields';
import { cslTypeOf } from '../bibtex/entryTypes';
import { edtfDate, issuedFields, settledDate } from './bibDates';
import { type BibDialect, bibNames, dropsAllParticles } from './bibNames';
import { bibTypeOf, entrySubtype } from './bibTypes';
import { type NeedsEscape, richToLatex, textToLatex, titleToLatex, toVerbatim } from './textToLatex';

export type { BibDialect };

export interface BibtexStyle {
  readonly dialect: BibDialect;
  /** Which characters beyond ASCII become commands; by default none. */
  readonly needsEscape?: NeedsEscape;
  /** What a field's line begins with. */
  readonly indent?: string;
  /** What stands between a field's name and its value. */
  readonly equals?: string;
  readonly newline?: string;
}

const JOURNAL_TYPES = new Set(['article', 'review', 'periodical']);
const SERIES_TYPES = new Set(['book', 'collection', 'incollection', 'inproceedings', 'inreference', 'booklet']);
const CHAPTER_TYPES = new Set(['incollection', 'inproceedings', 'inreference']);

/** What the two dialects call differently. */
const NAMES: Readonly<Record<BibDialect, Readonly<Record<string, string>>>> = {
  biblatex: { journal: 'journaltitle', place: 'location', language: 'langid', archive: 'eprinttype', annote: 'annotation' },
  bibtex: { journal: 'journal', place: 'address', language: 'language', archive: 'archiveprefix', annote: 'annote' },
}; // prettier-ignore

/** Order in which people expect fields; the others follow as they come. */
const ORDER = [
  'author', 'title', 'shorttitle', 'editor', 'journal', 'journaltitle', 'booktitle', 'maintitle', 'series', 'edition',
  'volume', 'number', 'pages', 'date', 'year', 'month', 'day', 'publisher', 'institution', 'school', 'address',
  'location', 'type', 'eprint', 'eprinttype', 'archiveprefix', 'doi', 'url', 'urldate', 'isbn', 'issn', 'language',
  'langid', 'keywords', 'note', 'abstract',
]; // prettier-ignore

/**
 * A record as an entry of a `.bib` file, without a line end behind it. The reader makes the same record of it but for what
 * BibTeX has no field for; a title gets braces around the capitals that must stay.
 */
export function writeBibtex(item: Partial<CslItem>, style: BibtexStyle): string {
  const { indent = '  ', equals = ' = ', newline = '\n' } = style;
  const writer = new EntryWriter(item, style);
  const lines = writer.lines().map(([name, value]) => `${indent}${name}${equals}${value}`);
  return [`@${writer.type}{${[item.id ?? '', ...lines].join(`,${newline}`)}`, '}'].join(newline);
}

class EntryWriter {
  readonly type: string;
  readonly #item: Partial<CslItem>;
  readonly #dialect: BibDialect;
  readonly #needsEscape: NeedsEscape;
  readonly #fields = new Map<string, string>();

  constructor(item: Partial<CslItem>, { dialect, needsEscape = () => false }: BibtexStyle) {
    this.#item = item;
    this.#dialect = dialect;
    this.#needsEscape = needsEscape;
    this.type = bibTypeOf(item, dialect);
  }

  lines(): (readonly [string, string])[] {
    this.#titles();
    this.#names();
    this.#dates();
    this.#simpleFields();
    this.#numbers();
    this.#publisher();
    this.#notes();
    this.#links();
    this.#settleType();
    const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length - 2);
    return [...this.#fields].sort(([a], [b]) => rank(a) - rank(b));
  }

  #text(variable: string): string {
    const value = this.#item[variable];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  }

  #put(name: string, latex: string): void {
    if (latex) this.#fields.set(name, `{${latex}}`);
  }

  #plain(name: string, variable: string): void {
    this.#put(name, textToLatex(this.#text(variable), this.#needsEscape));
  }

  #rich(name: string, variable: string, keepsCase = false): void {
    this.#put(name, richToLatex(this.#text(variable), this.#needsEscape, keepsCase));
  }

  #titles(): void {
    const volumeTitle = this.#text('volume-title');
    const isChapter = CHAPTER_TYPES.has(this.type);
    const title = titleToLatex(this.#text('title'), this.#needsEscape);
    const hasVolume = volumeTitle !== '' && this.#dialect === 'biblatex';
    if (hasVolume && !isChapter) {
      this.#put('maintitle', title);
      this.#put('title', titleToLatex(volumeTitle, this.#needsEscape));
    } else this.#put('title', title);
    if (JOURNAL_TYPES.has(this.type)) this.#rich(NAMES[this.#dialect]['journal'] ?? '', 'container-title');
    else if (hasVolume && isChapter) {
      this.#rich('maintitle', 'container-title', true);
      this.#rich('booktitle', 'volume-title', true);
    } else this.#rich('booktitle', 'container-title', true);
  }

  #names(): void {
    const lists = new Map<string, readonly CslName[]>();
    for (const [variable, field] of CSL_NAMES) {
      const names = this.#item[variable];
      const isKnown = [...CSL_NAMES].some(([other, first]) => other === variable && lists.has(first));
      if (Array.isArray(names) && names.length && !isKnown) lists.set(field, names as CslName[]);
    }
    const others = ['editora', 'editorb', 'editorc'];
    for (const [role, variable] of Object.entries(EDITOR_ROLES)) {
      const names = this.#item[variable];
      if (!Array.isArray(names) || !names.length || CSL_NAMES.some(([named]) => named === variable)) continue;
      const field = others.shift();
      if (!field) break;
      lists.set(field, names as CslName[]);
      this.#put(`${field}type`, role);
    }
    const drops = dropsAllParticles([...lists.values()].flat());
    if (drops) this.#put('options', 'useprefix=false');
    for (const [field, names] of lists) this.#put(field, bibNames(names, this.#dialect, this.#needsEscape, !drops));
  }

  #dates(): void {
    const date = (variable: string) => this.#item[variable] as CslDate | undefined;
    const issued = date('issued');
    for (const [name, value] of issued ? issuedFields(issued, this.#dialect) : []) this.#fields.set(name, value);
    for (const [variable, field] of OTHER_DATES) {
      const other = date(variable);
      this.#put(field, other ? (edtfDate(other) ?? settledDate(other).literal ?? '') : '');
    }
  }

  #simpleFields(): void {
    for (const { variable, style, fields } of CSL_FIELDS) {
      const name = fields[0] ?? '';
      const field = name === 'annotation' ? (NAMES[this.#dialect]['annote'] ?? '') : name;
      if (style === 'verbatim') this.#put(field, toVerbatim(this.#text(variable), false));
      else if (style === 'plain') this.#plain(field, variable);
      else this.#rich(field, variable, style === 'title');
    }
    if (!this.#fields.has('eventtitle')) this.#rich('eventtitle', 'event', true);
  }

  #numbers(): void {
    this.#plain('volume', 'volume');
    const pages = this.#text('page').replace(/(?<=[\p{L}\p{N}])\s*[-–—]\s*(?=[\p{L}\p{N}])/gu, '–');
    this.#put('pages', textToLatex(pages, this.#needsEscape).replace(/–/g, '--'));
    const isPreprint = this.#item.type === 'article';
    if (SERIES_TYPES.has(this.type)) {
      this.#plain('number', 'collection-number');
      this.#plain('issue', 'issue');
      if (pages) this.#plain('eid', 'number');
    } else if (JOURNAL_TYPES.has(this.type) && !isPreprint) {
      this.#plain('number', 'issue');
      if (pages) this.#plain('eid', 'number');
    } else {
      this.#plain('number', 'number');
      this.#plain('issue', 'issue');
    }
  }

  #publisher(): void {
    const names: Readonly<Record<string, string>> =
      this.#dialect === 'biblatex' ? { thesis: 'institution', report: 'institution' } : CLASSIC_PUBLISHERS;
    this.#plain(names[this.type] ?? 'publisher', 'publisher');
    this.#plain(NAMES[this.#dialect]['place'] ?? '', this.type === 'patent' ? 'jurisdiction' : 'publisher-place');
    const medium = this.#text('medium');
    if (this.#text('publisher') && !/https?:/.test(medium)) this.#plain('howpublished', 'medium');
    const genre = this.#text('genre');
    const implied = GENRES[this.type];
    if (genre && genre !== implied) {
      const term = Object.entries(GENRES).find(
        ([name, text]) => text === genre && /thesis|report|^patent/.test(name),
      )?.[0];
      this.#put('type', (this.#dialect === 'biblatex' && term) || textToLatex(genre, this.#needsEscape));
    } else if (!genre && implied && this.#dialect === 'bibtex') {
      // the style would print "PhD thesis" or "Technical report", which nobody has said
      this.#put('type', this.type === 'techreport' ? 'Report' : 'Thesis');
    }
    const type = this.#item.type ?? '';
    // what a @misc is says more than its genre
    if (this.type === 'misc' && (type === 'dataset' || type === 'software')) this.#put('type', type);
  }

  #notes(): void {
    this.#rich('note', 'note');
    const language = this.#text('language');
    const named = Object.entries(LANGUAGES).find(([, code]) => code === language)?.[0];
    this.#put(NAMES[this.#dialect]['language'] ?? '', named ?? textToLatex(language, this.#needsEscape));
    const keywords = this.#text('keyword').split(this.#text('keyword').includes(';') ? /\s*;\s*/ : /\s*,\s*/);
    this.#put('keywords', textToLatex(keywords.filter(Boolean).join(', '), this.#needsEscape));
  }

  #links(): void {
    this.#put('url', toVerbatim(this.#text('URL'), true));
    const arxiv = identifiersOf(this.#item)
      .find(id => id.startsWith('arxiv:'))
      ?.slice('arxiv:'.length);
    if (!arxiv) return;
    this.#put('eprint', arxiv);
    this.#put(NAMES[this.#dialect]['archive'] ?? '', this.#dialect === 'biblatex' ? 'arxiv' : 'arXiv');
    if (this.#readType() === this.#item.type) return;
    // the eprint fields would make a preprint of it
    this.#fields.delete('eprint');
    this.#fields.delete(NAMES[this.#dialect]['archive'] ?? '');
    this.#put('arxiv', arxiv);
  }

  #settleType(): void {
    const type = this.#item.type ?? 'document';
    const subtype = entrySubtype(type);
    if (subtype && this.#readType() !== type) this.#put('entrysubtype', subtype);
  }

  /** What the reader takes the entry for as it is now. */
  #readType(): string {
    return cslTypeOf(this.type, name => this.#fields.get(name)?.slice(1, -1));
  }
}

const OTHER_DATES = [
  ['original-date', 'origdate'],
  ['event-date', 'eventdate'],
  ['accessed', 'urldate'],
] as const;

const CLASSIC_PUBLISHERS: Readonly<Record<string, string>> = {
  phdthesis: 'school',
  mastersthesis: 'school',
  techreport: 'institution',
};
