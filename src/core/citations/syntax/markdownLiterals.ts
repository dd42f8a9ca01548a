import { ForwardSearch } from './forwardSearch';

/** Where nothing is a citation, inside one paragraph: escapes, code, math, tags, addresses. */
const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const TAG =
  /<(?:\/[A-Za-z][\w:-]*\s*|[A-Za-z][\w:-]*(?:\s+[\w:@.-]{1,99}(?:\s*=\s*(?:"[^"]{0,999}"|'[^']{0,999}'|[^\s"'=<>`]+))?)*\s*\/?|[!?][A-Za-z][^<>]*)>/y;
const URL = /(?:https?|ftp|mailto|doi):[^\s<>[\]"“”\uFFFC]+/iy;
const COMMAND = /\\[A-Za-z]+\*?(?:\[[^[\]{}]*\]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+/y;
const SHORTCODE = /\{\{<[^{}]*>\}\}/y;
const CAN_FOLLOW_SCHEME = /[\p{L}\p{N}_]/u;

/** Finds literals in one paragraph, from left to right. */
export class MarkdownLiterals {
  readonly #text: string;
  readonly #search: ForwardSearch;
  readonly #ticks: ReadonlyMap<number, number[]>;

  constructor(text: string) {
    this.#text = text;
    this.#search = new ForwardSearch(text);
    this.#ticks = tickRuns(text);
  }

  /** The end of the literal that begins at `at`; `at` where there is none. */
  endAt(at: number): number {
    const text = this.#text;
    switch (text[at]) {
      case '\\':
        return this.#backslash(at);
      case '`':
        return this.#codeSpan(at);
      case '$':
        return this.#math(at);
      case '<':
        if (text.startsWith('<!--', at)) return this.#closedBy('-->', at, at + 4);
        return match(AUTOLINK, text, at) || match(TAG, text, at) || at;
      case '{':
        return match(SHORTCODE, text, at) || at;
      case 'h':
      case 'H':
      case 'f':
      case 'm':
      case 'd':
        return CAN_FOLLOW_SCHEME.test(text[at - 1] ?? '') ? at : this.#url(at);
      default:
        return at;
    }
  }

  #backslash(at: number): number {
    const next = this.#text[at + 1] ?? '';
    if (/[A-Za-z]/.test(next)) return match(COMMAND, this.#text, at) || at;
    return /[\s\p{L}\p{N}]|^$/u.test(next) ? at : at + 2;
  }

  #codeSpan(at: number): number {
    let length = 1;
    while (this.#text[at + length] === '`') length++;
    const runs = this.#ticks.get(length) ?? [];
    while (runs.length && (runs.at(-1) ?? 0) <= at) runs.pop();
    const close = runs.at(-1);
    return close === undefined ? at + length : close + length;
  }

  /** Pandoc's rule: no blank inside the dollar signs, no digit behind them. */
  #math(at: number): number {
    const text = this.#text;
    if (text[at + 1] === '$') {
      const end = this.#closedBy('$$', at, at + 2);
      return end > at ? end : at + 2;
    }
    if (/\s|^$/.test(text[at + 1] ?? '')) return at;
    let close = at;
    do close = this.#search.find('$', close + 1);
    while (close > 0 && text[close - 1] === '\\');
    const isMath = close > 0 && !/\s/.test(text[close - 1] ?? '') && !/\d/.test(text[close + 1] ?? '');
    return isMath ? close + 1 : at;
  }

  #url(at: number): number {
    const end = match(URL, this.#text, at);
    return end ? end - (/[.,;:!?)*_'~]*$/.exec(this.#text.slice(Math.max(at, end - 9), end))?.[0].length ?? 0) : at;
  }

  #closedBy(close: string, at: number, from: number): number {
    const found = this.#search.find(close, from);
    return found < 0 ? at : found + close.length;
  }
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** Where the runs of backticks of each length begin, the last first. */
function tickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run.length);
    if (places) places.push(index);
    else runs.set(run.length, [index]);
  }
  for (const places of runs.values()) places.reverse();
  return runs;
}
