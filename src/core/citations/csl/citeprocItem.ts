import type { CslItem, CslName } from '../../csl';
import { normalizeArxiv } from '../../paper';
import { MARKS } from './richText';

const NAME_PARTS = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;
const DATE_PARTS = ['date-parts', 'literal', 'raw', 'season', 'circa'] as const;

type Value = string | number | boolean | object;

/** A record in the shape that citeproc reads, and that shape as a string to compare it by. */
export interface CiteprocItem {
  readonly data: Readonly<Record<string, Value>>;
  readonly print: string;
}

/**
 * What citeproc is given of a record: its CSL variables, each in a shape that it can read. What is no CSL stays out, as do
 * values of a wrong shape.
 * @param id what citeproc knows the record by
 * @param withAbstract whether the style prints abstracts
 */
export function citeprocItem(item: CslItem, id: string, withAbstract: boolean): CiteprocItem {
  const data: Record<string, Value> = {};
  for (const [variable, value] of Object.entries(withPreprint(item))) {
    if (variable === 'custom' || (variable === 'abstract' && !withAbstract)) continue;
    const shaped = shapedValue(value);
    if (shaped !== undefined && shaped !== '') data[variable] = shaped;
  }
  data['id'] = id;
  data['citation-key'] = item.id.replace(MARKS, '');
  data['type'] = typeof item.type === 'string' && /^[a-z_-]+$/.test(item.type) ? item.type : 'document';
  return { data, print: JSON.stringify(data) };
}

/** A preprint of which only the arXiv number is known is printed with it. */
function withPreprint(item: CslItem): CslItem {
  const arxiv = normalizeArxiv(item.custom?.arxiv);
  const isPublished = item['container-title'] ?? item.publisher ?? item['event-title'] ?? item.number ?? item.archive;
  if (!arxiv || isPublished !== undefined) return item;
  const URL = item.URL ?? (item.DOI ? undefined : `https://arxiv.org/abs/${arxiv}`);
  return { ...item, type: 'article', publisher: 'arXiv', number: `arXiv:${arxiv}`, ...(URL ? { URL } : {}) };
}

/** Without what marks our own places in citeproc's output, and without line breaks. */
function oneLined(value: string): string {
  return value
    .replace(MARKS, '')
    .replace(/[\r\n]+/g, ' ')
    .trim();
}

function shapedValue(value: unknown): Value | undefined {
  if (typeof value === 'string') return oneLined(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (Array.isArray(value)) return namesOf(value);
  return typeof value === 'object' && value !== null ? dateOf(value as Record<string, unknown>) : undefined;
}

function namesOf(value: readonly unknown[]): Value | undefined {
  if (value.every(entry => typeof entry === 'string')) return value.join(', ').replace(MARKS, '') || undefined;
  const names = value.flatMap(entry => (typeof entry === 'object' && entry !== null ? [nameOf(entry)] : []));
  const known = names.filter(name => Object.keys(name).length);
  return known.length ? known : undefined;
}

function nameOf(name: CslName): Record<string, string> {
  const shaped: Record<string, string> = {};
  for (const part of NAME_PARTS) {
    const value: unknown = name[part];
    if (typeof value === 'string' && value.trim()) shaped[part] = oneLined(value);
  }
  for (const flag of ['comma-suffix', 'static-ordering', 'parse-names'] as const) {
    const value: unknown = (name as Record<string, unknown>)[flag];
    if (value === true || value === 'true' || value === 1) (shaped as Record<string, unknown>)[flag] = true;
  }
  return shaped;
}

function dateOf(date: Readonly<Record<string, unknown>>): Value | undefined {
  const shaped: Record<string, Value> = {};
  for (const part of DATE_PARTS) {
    const value = date[part];
    if (part === 'date-parts') {
      const parts = datePartsOf(value);
      if (parts.length) shaped[part] = parts;
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      shaped[part] = typeof value === 'string' ? value.replace(MARKS, '') : value;
  }
  return Object.keys(shaped).length ? shaped : undefined;
}

/** Up to two dates of up to three numbers each; a part that is no number ends its date. */
function datePartsOf(value: unknown): number[][] {
  if (!Array.isArray(value)) return [];
  const dates = value.slice(0, 2).map(parts => {
    const numbers = (Array.isArray(parts) ? parts.slice(0, 3) : []).map(part => (part === '' ? NaN : Number(part)));
    const bad = numbers.findIndex(number => !Number.isInteger(number) || Math.abs(number) > 99_999);
    return bad < 0 ? numbers : numbers.slice(0, bad);
  });
  const empty = dates.findIndex(parts => !parts.length);
  return empty < 0 ? dates : dates.slice(0, empty);
}
