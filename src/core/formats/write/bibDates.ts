import type { CslDate } from '../../csl';
import { parseBibDate, parseYearMonth } from '../bibtex/parseBibDate';
import { parseDate } from '../parseDate';
import type { BibDialect } from './bibNames';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** A field of an entry as it is written behind the equals sign, delimiters included. */
export type BibField = readonly [name: string, value: string];

/** A date that has only a text, with the parts that can be read in it; numbers as numbers. */
export function settledDate(date: CslDate): CslDate {
  const parts = date['date-parts']
    ?.slice(0, 2)
    .map(one => one.slice(0, 3).map(Number))
    .filter(one => one.length > 0 && one.every(Number.isInteger));
  const season = seasonOf(date);
  const marks = { ...(date.circa ? { circa: true } : {}), ...(season ? { season } : {}) };
  if (parts?.length) return { 'date-parts': parts, ...marks };
  const text = date.raw ?? date.literal;
  if (!text) return {};
  const read = date.raw ? parseDate(text) : undefined;
  return read?.['date-parts'] ? { ...read, ...marks } : { literal: text };
}

function seasonOf({ season }: CslDate): number | undefined {
  const number = Number(season);
  if (Number.isInteger(number) && number >= 1 && number <= 4) return number;
  const at = SEASONS.indexOf(String(season ?? '').toLowerCase());
  return at < 0 ? undefined : at + 1;
}

/** A date in EDTF, levels 0 and 1; `undefined` where it has no parts. */
export function edtfDate(date: CslDate): string | undefined {
  const { 'date-parts': parts, season, circa } = settledDate(date);
  const [from, to] = (parts ?? []) as readonly (readonly number[])[];
  if (!from) return undefined;
  const sign = circa ? '~' : '';
  const one = (at: readonly number[], isFirst: boolean) => {
    const month = at.length === 1 && season && isFirst ? Number(season) + 20 : at[1];
    return [
      edtfYear(at[0] ?? 0),
      ...[month, at[2]].filter(n => n !== undefined).map(n => String(n).padStart(2, '0')),
    ].join('-');
  };
  if (!to) return one(from, true) + sign;
  const end = to.length === 1 && to[0] === 0 ? '..' : one(to, false);
  return `${one(from, true)}${sign}/${end}`;
}

function edtfYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : '';
  return digits.length > 4 ? `y${sign}${digits}` : sign + digits;
}

/** Whether two dates say the same. */
export function sameDate(a: CslDate | undefined, b: CslDate): boolean {
  const canonical = (date: CslDate) =>
    JSON.stringify([date['date-parts'], date.literal, date.season, Boolean(date.circa)]);
  return a !== undefined && canonical(settledDate(a)) === canonical(settledDate(b));
}

/**
 * The fields that say when something was issued: `date` for biblatex; `year`, `month` and `day` for BibTeX, with a `date`
 * beside them where they can't say all.
 */
export function issuedFields(date: CslDate, dialect: BibDialect): BibField[] {
  const edtf = edtfDate(date);
  const settled = settledDate(date);
  if (edtf === undefined) {
    const literal = settled.literal
      ?.replace(/[{}\\]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    return literal ? [[dialect === 'biblatex' ? 'date' : 'year', `{${literal}}`]] : [];
  }
  if (dialect === 'biblatex') return [['date', `{${edtf}}`]];
  const classic = classicFields(settled);
  const read = parseYearMonth(classic.year, classic.monthText, classic.day.replace(/[{}]/g, ''));
  const isWhole = sameDate(read, settled) || !sameDate(parseBibDate(edtf), settled);
  const fields: BibField[] = [['year', /^\d+$/.test(classic.year) ? classic.year : `{${classic.year}}`]];
  if (classic.month) fields.push(['month', classic.month]);
  if (classic.day) fields.push(['day', classic.day]);
  return isWhole ? fields : [...fields, ['date', `{${edtf}}`]];
}

/** `month` is written with BibTeX's abbreviations; `monthText` is what they stand for when they are read. */
function classicFields(date: CslDate): { year: string; month: string; monthText: string; day: string } {
  const [from = [], to] = (date['date-parts'] ?? []) as readonly (readonly number[])[];
  const sameYear = to && to[0] === from[0];
  const isRange = to !== undefined && !(to.length === 1 && to[0] === 0) && !sameYear;
  const year = isRange ? `${from[0]}--${to[0]}` : String(from[0]);
  if (date.season && from.length === 1) {
    const season = SEASONS[Number(date.season) - 1] ?? '';
    return { year, month: `{${season}}`, monthText: season, day: '' };
  }
  const macro = (month: number) => MONTHS[month - 1];
  const first = from[1] === undefined ? undefined : macro(from[1]);
  if (!first || isRange) return { year, month: '', monthText: '', day: '' };
  const second = sameYear && to[1] !== undefined && to[1] !== from[1] ? macro(to[1]) : undefined;
  const day = [from[2], sameYear ? to[2] : undefined].filter(n => n !== undefined).join('--');
  return {
    year,
    month: second ? `${first} # "--" # ${second}` : first,
    monthText: second ? `${from[1]}--${to?.[1]}` : String(from[1]),
    day: /^\d+$/.test(day) ? day : day && `{${day}}`,
  };
}
