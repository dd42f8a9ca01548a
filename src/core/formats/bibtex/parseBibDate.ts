import type { CslDate } from '../../csl';

/** EDTF level 1: a year with sign or unknown digits, month or season, day, a qualifier. A time is read over. */
const DATE =
  /^(-?\d{4}|-?\d{1,3}[Xu]{1,3}|-?\d{2}[Xu]{2}|y-?\d{5,7})(?:-(\d\d|XX|uu)(?:-(\d\d|XX|uu))?)?(?:T[\d:.+\-Z]*)?([?~%]?)$/i;

interface OneDate {
  readonly from: number[];
  /** The last year that a date with unknown digits may mean. */
  readonly to?: number[];
  readonly season?: number;
  readonly circa: boolean;
}

/**
 * A biblatex `date` in CSL: EDTF level 0 and 1, what is no such date as `literal`; `undefined` where there is none.
 * @see https://www.loc.gov/standards/datetime/ and biblatex manual, section 2.3.8
 */
export function parseBibDate(source: string): CslDate | undefined {
  const text = source.trim();
  if (!text) return undefined;
  const slash = text.indexOf('/');
  if (slash < 0) {
    const date = parseOne(text);
    return date ? toCsl(date, date.to, false) : { literal: text };
  }
  const before = text.slice(0, slash).trim();
  const after = text.slice(slash + 1).trim();
  const start = parseOne(before);
  const isOpen = after === '' || after === '..' || after === '*' || after === 'open' || after === 'unknown';
  if (start && isOpen) return toCsl(start, [0], false);
  const end = parseOne(after);
  if (!start || !end) return { literal: text };
  return toCsl(start, end.to ?? end.from, end.circa);
}

function parseOne(text: string): OneDate | undefined {
  const found = DATE.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = '', qualifier = ''] = found;
  const circa = qualifier !== '';
  if (/[xu]/i.test(year)) {
    const ends = ['0', '9'].map(digit => [Number(year.replace(/[xu]/gi, digit))]);
    return { from: ends[0]!, to: ends[1], circa };
  }
  const parts = [Number(year.replace(/^y/i, ''))];
  const number = Number(month);
  if (number >= 21 && number <= 24) return { from: parts, season: number - 20, circa };
  if (number >= 1 && number <= 12) parts.push(number);
  const dayNumber = Number(day);
  if (parts.length === 2 && dayNumber >= 1 && dayNumber <= 31) parts.push(dayNumber);
  return { from: parts, circa };
}

function toCsl(date: OneDate, to: number[] | undefined, endIsCirca: boolean): CslDate {
  return {
    'date-parts': to ? [date.from, to] : [date.from],
    ...(date.season === undefined ? {} : { season: date.season }),
    ...(date.circa || endIsCirca ? { circa: true } : {}),
  };
}

const MONTH_NAMES: readonly (readonly [RegExp, number])[] = [
  /^(?:jan|gennaio|enero|ene\b)/i, /^(?:feb|fév|fev)/i, /^(?:mar|mär|maer)/i, /^(?:apr|avr|abr)/i, /^(?:may|mai|mag)/i,
  /^(?:jun|juin|giu)/i, /^(?:jul|juil|lug)/i, /^(?:aug|aoû|aou|ago)/i, /^(?:sep|set)/i, /^(?:oct|okt|ott)/i, /^nov/i,
  /^(?:dec|dez|déc|dic)/i,
].map((name, i) => [name, i + 1] as const); // prettier-ignore

const SEASONS: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };

/** BibTeX's `year`, `month` and `day` in CSL, ranges included; `undefined` where there is no year. */
export function parseYearMonth(year: string, month: string, day: string): CslDate | undefined {
  const text = year.trim();
  if (!text) return undefined;
  if (/^\d{4}$/.test(text) && !day) {
    const number = month && Number(month);
    if (!month) return { 'date-parts': [[Number(text)]] };
    if (number && number >= 1 && number <= 12) return { 'date-parts': [[Number(text), number]] };
  }
  const circa = /^(?:c(?:a|irca)?\.?\s|~)|\?$|^\[.*\]$/i.test(text);
  const found = /^\D{0,8}(-?\d{3,4})(?:\s*(?:--?|[–—/]|\sto\s)\s*(\d{2,4}))?\D{0,3}$/i.exec(text);
  if (!found) return /^-?\d+[-/T]/.test(text) ? parseBibDate(text) : { literal: text };
  if (/^[a-z]/i.test(text) && !circa) return { literal: text };
  const first = Number(found[1]);
  const second = found[2]
    ? Number(found[1]!.slice(0, Math.max(0, found[1]!.length - found[2].length)) + found[2])
    : undefined;
  if (second !== undefined) return toCsl({ from: [first], circa }, [second], false);
  const at = { from: [first], circa };
  const season = Object.hasOwn(SEASONS, month.trim().toLowerCase()) ? SEASONS[month.trim().toLowerCase()] : undefined;
  if (season) return toCsl({ ...at, season }, undefined, false);
  const [from, to] = months(month, day);
  if (!from) return toCsl(at, undefined, false);
  return toCsl({ from: [first, ...from], circa }, to && [first, ...to], false);
}

/** Month and day, or two of them: `7`, `June 3`, `3 June`, `mar--apr`, `June/July`, `10~jan`. */
function months(month: string, day: string): (number[] | undefined)[] {
  const halves = month
    .split(/\s*(?:--?|[–—/&]|\band\b)\s*/)
    .filter(half => half.trim())
    .slice(0, 2);
  const dates = halves.map(oneMonth);
  const [first, second] = dates;
  if (!first) return [];
  const days = /^\s*(\d{1,2})(?:\s*(?:--?|[–/])\s*(\d{1,2}))?\s*$/.exec(day);
  if (first.length === 1 && days) {
    const from = [first[0]!, Number(days[1])];
    return [from, days[2] ? [second?.[0] ?? first[0]!, Number(days[2])] : undefined];
  }
  // `June 3--5` names the month once.
  const loneDay = halves[1] && /^\d{1,2}$/.test(halves[1].trim()) && first.length === 2 ? Number(halves[1]) : undefined;
  return [first, loneDay ? [first[0]!, loneDay] : second];
}

function oneMonth(text: string): number[] | undefined {
  const trimmed = text.trim().replace(/[.,]/g, ' ');
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed) >= 1 && Number(trimmed) <= 12 ? [Number(trimmed)] : undefined;
  const word = /\p{L}+/u.exec(trimmed)?.[0];
  // A month macro that is joined with a day has become a number: `10~` # jan is `10~1`.
  const joined = word ? undefined : /^(\d{1,2})[\s~\u00a0-]+(\d{1,2})$/.exec(trimmed);
  const month = word ? MONTH_NAMES.find(([name]) => name.test(word))?.[1] : joined ? Number(joined[2]) : undefined;
  if (!month || month > 12) return undefined;
  const day = joined ? joined[1] : /(?<!\d)\d{1,2}(?!\d)/.exec(trimmed)?.[0];
  return day && Number(day) >= 1 && Number(day) <= 31 ? [month, Number(day)] : [month];
}
