import type { CitationCluster, CitationItem } from './citationCluster';
import { readItem } from './citationItem';
import type { ReadCluster } from './markdownTokens';

const MYST = /(\{)((?:foot)?cite[a-z]*(?::[a-z]+\*?)*)(\}`)([^`]+)`/y;
const RESTRUCTURED = /(:)((?:foot)?cite[a-z]*(?::[a-z]+\*?)*)(:`)([^`]+)`/y;
/** An entry of the list: blanks, `{prefix}`, key, `{suffix}`. */
const LONGEST = 1000;
const ENTRY = /^(\s*)(?:\{([^{}]*)\})?([^{}]*?)(?:\{([^{}]*)\})?(\s*)$/;

/** MyST's roles: `` {cite:p}`a,{see}b{p. 5}` ``. */
export function readMystRole(text: string): ReadCluster {
  return at => roleAt(text, at, MYST);
}

/** The roles of sphinxcontrib-bibtex: `` :cite:p:`a,b` ``. */
export function readRestRole(text: string): ReadCluster {
  return at => roleAt(text, at, RESTRUCTURED);
}

/** Whether a role writes the author's name into the sentence. */
function isInTextRole(role: string): boolean {
  return /(?::(?:c?ts?|authors?|labelpar)|citet|citeauthor)$/.test(role);
}

function roleAt(text: string, at: number, pattern: RegExp): CitationCluster | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const [raw, open = '', role = '', mid = '', list = ''] = found ?? [];
  if (raw === undefined || /\n\s*\n/.test(list)) return undefined;
  const listStart = at + open.length + role.length + mid.length;
  const items: CitationItem[] = [];
  let start = listStart;
  // MyST parts keys by either sign
  const separator = pattern === MYST && /^(?:\{[^{}]*\}|[^,{])*$/.test(list) && list.includes(';') ? ';' : ',';
  for (const entry of splitEntries(list, separator)) {
    const item = entryAt(text, entry, start, /year(?:par)?$/.test(role));
    if (!item) return undefined;
    items.push(item);
    start += entry.length + 1;
  }
  const kind = isInTextRole(role) ? 'in-text' : 'bracketed';
  return {
    start: at,
    end: at + raw.length,
    kind,
    form: { type: 'role', open, role, mid, separator },
    items,
    raw,
    nested: [],
  };
}

const ENTRIES = { ',': /(?:^|,)(?:\{[^{}]*\}|[^,{]|\{)*/g, ';': /(?:^|;)(?:\{[^{}]*\}|[^;{]|\{)*/g };

/** Splits at separators outside of braces. */
function splitEntries(list: string, separator: ',' | ';'): string[] {
  return list.match(ENTRIES[separator])?.map((entry, i) => (i ? entry.slice(1) : entry)) ?? [];
}

function entryAt(text: string, entry: string, start: number, suppressAuthor: boolean): CitationItem | undefined {
  // no key and its notes are longer, and blanks by the thousand would keep the pattern busy
  const [, before = '', prefix, key = '', note, after = ''] = entry.length > LONGEST ? [] : (ENTRY.exec(entry) ?? []);
  if (!key || /\s/.test(key)) return undefined;
  const keyStart = start + before.length + (prefix === undefined ? 0 : prefix.length + 2);
  const keyEnd = keyStart + key.length;
  const noteStart = keyEnd + 1;
  const place = { start: keyStart, end: keyEnd, mark: keyStart, keyStart, keyEnd, key, suppressAuthor };
  const read = note === undefined ? undefined : { noteStart, noteEnd: noteStart + note.length };
  const item = readItem(text, { ...place, ...read });
  const close = note === undefined ? after : `${item.spacing.after}}${after}`;
  const open = prefix === undefined ? before : `${before}{`;
  return {
    ...item,
    prefix: prefix ?? '',
    start,
    end: start + entry.length,
    spacing: {
      before: open,
      prefix: prefix === undefined ? '' : '}',
      locator: (note === undefined ? '' : '{') + item.spacing.locator,
      after: close,
    },
  };
}
