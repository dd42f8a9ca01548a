import type { CslName } from '../../csl';
import { latexToText } from '../../text/latexToText';
import { plainName } from './plainName';
import { remember } from './remember';
import { splitNames } from './splitNames';
import { splitOutside } from './splitOutside';

/** Names behind the thousandth are dropped: the longest real author lists have some thousands, lists of hostile files more. */
const MOST_NAMES = 10_000;

/**
 * The names of a list that ` and ` separates, as CSL has them.
 * @param known names that were read before with the same `useprefix`; new ones are added
 * @see btxdoc section 4 and biblatex manual section 2.3.3 (`and others`), and 3.? for extended names `family=…, given=…`
 */
export function parseNames(source: string, useprefix = true, known?: Map<string, CslName | undefined>): CslName[] {
  const names: CslName[] = [];
  const parse = (text: string) => plainName(text) ?? parseName(text, useprefix);
  for (const part of splitNames(source)) {
    let text = part.trim();
    if (mayBeStray(text) && STRAY.test(text)) text = text.replace(/^and\s+|\s+and$|[\s,]+$|^and$/gi, '').trim();
    if (!text || names.length >= MOST_NAMES) continue;
    const name = known ? remember(known, text, parse) : parse(text);
    if (name) names.push(name);
  }
  // an array that has grown is several times as large as its names
  return names.slice();
}

/** Whether a name begins or ends as one that {@link STRAY} matches does. */
function mayBeStray(text: string): boolean {
  const last = text.charCodeAt(text.length - 1) | 32;
  // a comma keeps its code, a letter becomes small
  return last === 44 || last === 100 || (text.charCodeAt(0) | 32) === 97;
}

/** An `and` too many, or a comma at the end. */
const STRAY = /^and\b|\band$|,$/i;

function parseName(text: string, useprefix: boolean): CslName | undefined {
  if (isOneGroup(text)) {
    const literal = plain(text);
    return literal ? { literal } : undefined;
  }
  if (text.includes('=') && /^[a-z-]+\s*=/i.test(text) && /(?:^|,)\s*"?(?:family|given|prefix|suffix)\s*=/i.test(text))
    return extendedName(text, useprefix);
  const commas = splitOutside(text, /\s*,\s*/g);
  if (commas.length === 1) return fromWords(words(text), useprefix);
  const { von, last } = vonAndLast(words(commas[0]!), true);
  const suffix = commas.length > 2 ? commas[1] : undefined;
  const given = commas.length > 2 ? commas.slice(2).filter(Boolean).join(', ') : commas[1];
  return assemble(given ?? '', von, last, suffix ?? '', useprefix);
}

/** `First von Last`: the particle reaches from the first lower-case word to the last one before the last word. */
function fromWords(all: readonly string[], useprefix: boolean): CslName | undefined {
  const firstLower = all.findIndex((word, i) => i < all.length - 1 && isLower(word));
  if (firstLower < 0) return assemble(all.slice(0, -1).join(' '), '', all.at(-1) ?? '', '', useprefix);
  const { von, last } = vonAndLast(all.slice(firstLower), false);
  return assemble(all.slice(0, firstLower).join(' '), von, last, '', useprefix);
}

function vonAndLast(all: readonly string[], mayStartUpper: boolean): { von: string; last: string } {
  let end = 0;
  if (!mayStartUpper || isLower(all[0] ?? 'X'))
    for (let i = 0; i < all.length - 1; i++) if (isLower(all[i]!)) end = i + 1;
  return { von: all.slice(0, end).join(' '), last: all.slice(end).join(' ') };
}

function assemble(given: string, von: string, last: string, suffix: string, useprefix: boolean): CslName | undefined {
  const name: { -readonly [part in keyof CslName]: CslName[part] } = {};
  const family = plain(last);
  const particle = plain(von);
  const first = plain(given);
  const junior = plain(suffix);
  if (family) name.family = family;
  if (first) name.given = first;
  if (particle) name[useprefix ? 'non-dropping-particle' : 'dropping-particle'] = particle;
  if (junior) name.suffix = junior;
  if (!family && !first) return undefined;
  // One word alone is a name that has no parts: an institution, a mononym, or `others`.
  if (!first && !particle && !junior) return family === 'others' ? { literal: 'others' } : { family };
  return name;
}

function extendedName(text: string, useprefix: boolean): CslName | undefined {
  const parts = new Map<string, string>();
  for (const part of splitOutside(text, /\s*,\s*/g)) {
    const found = /^"?\s*([a-z-]+)\s*=\s*([^]*?)"?$/i.exec(part.trim());
    if (found) parts.set(found[1]!.toLowerCase(), found[2]!.replace(/^"/, ''));
  }
  const option = parts.get('useprefix')?.trim().toLowerCase();
  return assemble(
    parts.get('given') ?? '',
    parts.get('prefix') ?? '',
    parts.get('family') ?? '',
    parts.get('suffix') ?? '',
    option ? option !== 'false' : useprefix,
  );
}

function words(text: string): string[] {
  return splitOutside(text, /(?:\s|(?<!\\)~)+/g).filter(Boolean);
}

function plain(text: string): string {
  return text
    ? latexToText(text)
        .replace(/\u00a0/g, ' ')
        .trim()
    : '';
}

/** Whether one pair of braces encloses all of `text`. */
function isOneGroup(text: string): boolean {
  if (text[0] !== '{' || text.at(-1) !== '}' || text[1] === '\\') return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i === text.length - 1;
  }
  return false;
}

/**
 * Whether a word begins with a lower-case letter, as BibTeX decides it: letters in braces have no case, except in a
 * group that begins with a command (`{\'e}`). @see btxhak, section 4
 */
function isLower(word: string): boolean {
  const c = word.charCodeAt(0);
  if (c >= 97 && c <= 122) return true;
  if (c >= 65 && c <= 90) return false;
  let text = word;
  if (text[0] === '{') {
    if (text[1] !== '\\') return false;
    text = latexToText(text);
  } else if (text[0] === '\\') text = latexToText(text);
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}
