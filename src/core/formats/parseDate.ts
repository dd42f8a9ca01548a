import type { CslDate } from '../csl';

type DateParts = readonly number[];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SEASONS: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };
const LONGEST = 200;

/**
 * A date as people and databases write it (`2005/07/15/`, `2016 Apr 19`, `April 19, 2016`, `1998 Dec-1999 Jan`,
 * `2009 Spring`, `20160419`) in CSL-JSON. What is no date stays as `literal`; `undefined` where there is no text.
 * A day and month that could be read either way round (`03/04/2015`) leave only the year: nothing is guessed.
 */
export function parseDate(text: string): CslDate | undefined {
  const trimmed = text
    .trim()
    .slice(0, LONGEST)
    .replace(/[\s/;,]+$/, '');
  if (!trimmed) return undefined;
  const numeric = numericDate(trimmed);
  if (numeric) return { 'date-parts': [numeric] };
  return wordedDate(trimmed) ?? { literal: trimmed };
}

/** `date-parts` out of separate texts, as XML formats hold them; the month may be a name. `undefined` without a year. */
export function datePartsOf(year: string, month = '', day = ''): CslDate | undefined {
  if (!/^\d{4}$/.test(year.trim())) return undefined;
  const name = monthNumber(month.trim());
  const number = name ?? (/^\d{1,2}$/.test(month.trim()) ? Number(month) : 0);
  return { 'date-parts': [checkedParts(Number(year), number, /^\d{1,2}$/.test(day.trim()) ? Number(day) : 0)] };
}

function numericDate(text: string): DateParts | undefined {
  const ordered = /^(\d{4})(?:[/.-](\d{0,2})(?:[/.-](\d{0,2})(?:[/T\s].*)?)?)?$/.exec(text);
  if (ordered) return checkedParts(Number(ordered[1]), Number(ordered[2] ?? 0), Number(ordered[3] ?? 0));
  const packed = /^((?:1[5-9]|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (packed) return checkedParts(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const spaced = /^(\d{4})\s+(\d{1,2})(?:\s+(\d{1,2}))?$/.exec(text);
  if (spaced) return checkedParts(Number(spaced[1]), Number(spaced[2]), Number(spaced[3] ?? 0));
  const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (yearLast) return yearLastParts(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]));
  return undefined;
}

function yearLastParts(first: number, second: number, year: number): DateParts {
  if (first > 12 && second <= 12) return checkedParts(year, second, first);
  if (second > 12 && first <= 12) return checkedParts(year, first, second);
  return first === second ? checkedParts(year, first, second) : [year];
}

/** Year, then month and day as far as they are possible ones. */
function checkedParts(year: number, month: number, day: number): DateParts {
  if (month < 1 || month > 12) return [year];
  return day < 1 || day > 31 ? [year, month] : [year, month, day];
}

function wordedDate(text: string): CslDate | undefined {
  const [from, to] = endsOf(text);
  const year = yearIn(from) ?? (to === undefined ? undefined : yearIn(to));
  if (year === undefined) return undefined;
  const season = SEASONS[/\p{L}+/u.exec(from)?.[0]?.toLowerCase() ?? ''];
  if (season) return { 'date-parts': [[year]], season };
  const start = partsIn(from, year);
  // Other words beside the year ("Article 10 2019") say more than can be read; the year still holds.
  if (to === undefined || start.length < 2) return { 'date-parts': [start] };
  const fromMonth = start[1] ?? 0;
  const end = /\p{L}/u.test(to) ? partsIn(to, yearIn(to) ?? year) : checkedParts(year, fromMonth, Number(to.trim()));
  return { 'date-parts': end.length > 1 ? [start, end] : [start] };
}

/** Both ends of a range; the second is `undefined` where there is one date only. */
function endsOf(text: string): readonly [string, string | undefined] {
  const dash = /(?<=[\p{L}\d.])\s*(?:[-–—/]|\bto\b)\s*(?=[\p{L}\d])/u.exec(text);
  if (!dash || /^\d{4}[-/.]/.test(text)) return [text, undefined];
  return [text.slice(0, dash.index), text.slice(dash.index + dash[0].length)];
}

function yearIn(text: string): number | undefined {
  const found = /(?<!\d)\d{4}(?!\d)/.exec(text);
  return found ? Number(found[0]) : undefined;
}

function partsIn(text: string, year: number): DateParts {
  const month = (text.match(/\p{L}+/gu) ?? []).map(monthNumber).find(number => number !== undefined);
  if (month === undefined) return [year];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  return checkedParts(year, month, Number(day ?? 0));
}

function monthNumber(word: string): number | undefined {
  if (!/^\p{L}{3,9}\.?$/u.test(word)) return undefined;
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}
