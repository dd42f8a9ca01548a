import type { CslDate, CslItem, CslName } from '../../src/core/csl';

/** One variable in which two readings of a record differ. */
export interface Difference {
  readonly field: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

/** What counts as the same beyond Unicode NFC and white space. */
export const NORMALISATIONS: readonly string[] = [
  'a given name with or without dots after its initials ("J P" = "J. P."), and a suffix within or beside it',
  "a title with or without MEDLINE's full stop at its end",
  'a journal, series or repository in capitals or not (Zotero writes PubMed’s in title case), with " : " or ": " before its subtitle',
  'a page range in full or short ("132-42" = "132-142"), with a hyphen or a dash',
  'keywords in any order, MeSH headings with or without the asterisk of a main topic',
  'a name of one part, called literal or family',
  'a date by its year, month and day (beside a .bib file: without the day), and words in place of a year not at all',
];

const LETTER_CASE = new Set(['container-title', 'container-title-short', 'collection-title', 'publisher', 'language']);

/** The variables in which `ours` and `theirs` differ, of those in `compared`. */
export function differences(
  ours: Partial<CslItem>,
  theirs: Partial<CslItem>,
  compared: ReadonlySet<string>,
): Difference[] {
  const fields = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(field => compared.has(field));
  return fields.flatMap(field => {
    const difference = { field, ours: canonical(field, ours[field]), theirs: canonical(field, theirs[field]) };
    return difference.ours === difference.theirs ? [] : [difference];
  });
}

function canonical(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (isDate(value)) return dateText(value);
  if (Array.isArray(value)) return (value as CslName[]).map(nameText).join(' | ') || undefined;
  const text = plain(typeof value === 'string' ? value : JSON.stringify(value));
  if (field === 'title') return text.replace(/\.$/, '');
  if (field === 'page') return fullRange(text);
  if (field === 'keyword') return keywordText(text);
  return LETTER_CASE.has(field) ? text.toLowerCase().replaceAll(' : ', ': ') : text;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function keywordText(text: string): string {
  const words = text.split(';').map(word => word.replaceAll('*', '').trim());
  return [...new Set(words.filter(Boolean))].toSorted().join('; ');
}

function fullRange(text: string): string {
  const [, first, last] = /^(\d+)\s*[-–—]+\s*(\d+)$/.exec(text) ?? [];
  if (!first || !last) return text.replace(/[–—]|--/g, '-');
  return last.length < first.length
    ? `${first}-${first.slice(0, first.length - last.length)}${last}`
    : `${first}-${last}`;
}

function nameText(name: CslName): string {
  if (name.literal) return plain(name.literal);
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const given = [name.given, name.suffix].filter(Boolean).join(' ').replaceAll('.', ' ');
  return plain(given ? `${family}, ${plain(given)}` : family);
}

function isDate(value: unknown): value is CslDate {
  return typeof value === 'object' && value !== null && ('date-parts' in value || 'literal' in value || 'raw' in value);
}

function dateText(date: CslDate): string | undefined {
  const parts = date['date-parts'];
  return parts ? parts.map(part => part.join('-')).join('/') : undefined;
}
