import type { CslDate, CslItem } from '../csl';
import { parseDate } from './parseDate';
import { isFields, type Fields } from '../text/fields';
import { toCslItem } from './toCslItem';

/** The date variables of CSL 1.0.2. */
const DATES = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);

/** One record of a YAML bibliography in the shapes that CSL-JSON has; `undefined` for what is no record. */
export function cslYamlItem(value: unknown): Partial<CslItem> | undefined {
  if (!isFields(value) || !Object.keys(value).length) return undefined;
  const fields = Object.entries(value).map(([name, given]) => [name, DATES.has(name) ? dateOf(given) : given]);
  return toCslItem(Object.fromEntries(fields));
}

function dateOf(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return edtf(String(value)) ?? parseDate(String(value));
  // Pandoc's older form: one object or two, each with the parts by name.
  const list = Array.isArray(value) ? value : [value];
  const [first] = list;
  if (!isFields(first) || first['date-parts'] !== undefined) return value as CslDate;
  const parts = list.filter(isFields).map(partsOf);
  const marks = { ...mark(first, 'circa'), ...mark(first, 'season') };
  if (parts[0]?.length) return { 'date-parts': parts, ...marks };
  const text = textOf(first['literal'] ?? first['raw']);
  return text ? { literal: text } : undefined;
}

function mark(date: Fields, name: 'circa' | 'season'): Partial<CslDate> {
  const value = date[name];
  return typeof value === 'string' || typeof value === 'number' || value === true ? { [name]: value } : {};
}

function partsOf(date: Fields): readonly number[] {
  const parts = ['year', 'month', 'day'].map(name => Number(textOf(date[name]) || Number.NaN));
  const end = parts.findIndex(part => !Number.isInteger(part));
  return end < 0 ? parts : parts.slice(0, end);
}

/** A date or a closed range in EDTF, levels 0 and 1 as far as CSL can say them; `undefined` for anything else. */
function edtf(text: string): CslDate | undefined {
  const found = text.trim().match(/^([^/]+)(?:\/([^/]+))?$/);
  const ends = [found?.[1], found?.[2]].filter(end => end !== undefined);
  const dates = ends.map(end => /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(end));
  if (!dates.length || dates.some(date => !date)) return undefined;
  const parts = dates.map(date => (date?.slice(1, 4) ?? []).filter(Boolean).map(Number));
  const season = parts[0]?.length === 2 ? (parts[0][1] ?? 0) - 20 : 0;
  const circa = dates.some(date => date?.[4]) ? { circa: true } : {};
  if (season >= 1 && season <= 4) return { 'date-parts': parts.map(([year = 0]) => [year]), season, ...circa };
  return { 'date-parts': parts, ...circa };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
