import { stem, tokenize } from './terms';

/** A short form and what it stands for, as a text introduces them. */
export interface AcronymPair {
  readonly short: string;
  readonly long: string;
}

const IN_BRACKETS = /[([]([^()[\]]{2,60})[)\]]/g;
const WORD_CHAR = /[\p{L}\p{N}]/u;

/** Two to ten characters, at most two words, a capital among them, beginning with a letter or digit (Schwartz & Hearst, section 3.1). */
function isShortForm(text: string): boolean {
  return text.length >= 2 && text.length <= 10 && /^[\p{L}\p{N}]\S*(?: \S+)?$/u.test(text) && /\p{Lu}/u.test(text);
}

/**
 * The shortest end of `before` whose letters hold the short form's in order, the first of them at the beginning of a word.
 * @see Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", figure 1
 */
function longFormBefore(short: string, before: string): string | undefined {
  let at = before.length - 1;
  for (let i = short.length - 1; i >= 0; i--) {
    const wanted = short[i]?.toLowerCase() ?? '';
    if (!WORD_CHAR.test(wanted)) continue;
    const opens = i === 0;
    const fits = () => before[at]?.toLowerCase() === wanted && !(opens && WORD_CHAR.test(before[at - 1] ?? ''));
    while (at >= 0 && !fits()) at--;
    if (at < 0) return undefined;
    at--;
  }
  const start = before.lastIndexOf(' ', at) + 1;
  return before.slice(start);
}

/** The long form found is longer than the short one, has not more words than its letters allow, and does not hold it. */
function isLongForm(short: string, long: string): boolean {
  const words = long.split(/[\s-]+/);
  return (
    long.length > short.length &&
    words.length <= Math.min(short.length + 5, short.length * 2) &&
    !words.includes(short) &&
    !/[,;:.]/.test(long)
  );
}

/** `ECGs` is the plural of `ECG`. */
function singular(short: string): string {
  return /^\p{Lu}{2,}s$/u.test(short) ? short.slice(0, -1) : short;
}

function pair(short: string, before: string): AcronymPair | undefined {
  const form = singular(short.trim());
  if (!isShortForm(form)) return undefined;
  const longest = Math.min(form.length + 5, form.length * 2);
  const words = before.trimEnd().split(/\s+/).slice(-longest).join(' ');
  const long = longFormBefore(form, words);
  return long !== undefined && isLongForm(form, long) ? { short: form, long } : undefined;
}

/** Pairs that a running text introduces: `electrocardiogram (ECG)`, `ECG (electrocardiogram)`. */
export function findAcronyms(text: string): AcronymPair[] {
  const found: AcronymPair[] = [];
  for (const match of text.matchAll(IN_BRACKETS)) {
    const inside = (match[1] ?? '').split(/[,;]/)[0]?.trim() ?? '';
    const before = text.slice(Math.max(0, match.index - 160), match.index);
    const wordBefore = () => before.trimEnd().split(/\s/).at(-1) ?? '';
    const pairs = pair(inside, before) ?? (inside.length > 10 ? pair(wordBefore(), inside) : undefined);
    if (pairs) found.push(pairs);
  }
  return found;
}

/** Pairs in a list of keywords: those in brackets, and a short form standing next to its long form. */
export function findKeywordAcronyms(keywords: readonly string[]): AcronymPair[] {
  const found = keywords.flatMap(findAcronyms);
  keywords.forEach((keyword, index) => {
    const form = singular(keyword);
    if (!isShortForm(form) || form.includes(' ')) return;
    for (const neighbour of [keywords[index - 1], keywords[index + 1]]) {
      if (neighbour === undefined || longFormBefore(form, neighbour) !== neighbour) continue;
      if (isLongForm(form, neighbour)) found.push({ short: form, long: neighbour });
    }
  });
  return found;
}

/** A long form as the stems of its words. */
export type LongForm = readonly string[];

const MOST_LONG_FORMS = 3;
/** A reading that is rarer than this share of a short form's uses is left out. */
const LEAST_SHARE = 0.15;

/** Which short and long forms the library uses for one another, with how many papers say so. */
export class AcronymTable {
  readonly #long = new Map<string, Map<string, number>>();
  readonly #short = new Map<string, Map<string, number>>();

  /** @param times 1 for a paper that comes, -1 for one that goes */
  count(pairs: readonly AcronymPair[], times: 1 | -1): void {
    for (const { short, long } of pairs) {
      const shortKey = tokenize(short).at(-1) ?? '';
      const longKey = longFormKey(long);
      if (!shortKey || !longKey || shortKey === longKey) continue;
      change(this.#long, shortKey, longKey, times);
      change(this.#short, longKey, shortKey, times);
    }
  }

  /** What a folded short form stands for, the most frequent first. */
  longForms(short: string): readonly LongForm[] {
    return frequent(this.#long.get(short)).map(key => key.split(' '));
  }

  /** Folded short forms of a long form given as stems. */
  shortForms(stems: readonly string[]): readonly string[] {
    return frequent(this.#short.get(stems.join(' ')));
  }
}

function longFormKey(long: string): string {
  return long
    .split(/[\s-]+/)
    .flatMap(part => tokenize(part).slice(0, 1))
    .map(stem)
    .join(' ');
}

function change(table: Map<string, Map<string, number>>, from: string, to: string, times: number): void {
  const forms = table.get(from) ?? new Map<string, number>();
  table.set(from, forms);
  const count = (forms.get(to) ?? 0) + times;
  if (count > 0) forms.set(to, count);
  else forms.delete(to);
  if (!forms.size) table.delete(from);
}

function frequent(forms: ReadonlyMap<string, number> | undefined): string[] {
  if (!forms) return [];
  const sorted = [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  return sorted.slice(0, MOST_LONG_FORMS).flatMap(([form, count]) => (count >= all * LEAST_SHARE ? [form] : []));
}
