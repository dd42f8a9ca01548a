import type { CslItem } from '../csl';
import { authorStandIn, capitalize, KEY_FIELDS, type KeyField } from './keyFields';

/** A rule by which records without a citation key get one. */
export interface CitationKeyPattern {
  /** As it was written; patterns with the same text make the same keys. */
  readonly text: string;
  /** `paper` where the record has nothing to make a key of. */
  readonly keyOf: (item: Partial<CslItem>) => string;
}

interface Part {
  readonly field: KeyField;
  readonly numbers: readonly number[];
  readonly filters: readonly ((text: string) => string)[];
}

const LONGEST_PATTERN = 500;
const LONGEST_KEY = 100;

const FILTERS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['lower', (text: string) => text.toLowerCase()],
  ['upper', (text: string) => text.toUpperCase()],
  ['capitalize', capitalize],
]);

/** A literal in single or double quotes, or a field with its numbers; then filters. */
const PART = /^\s*(?:(['"])(.*?)\1|([a-z]\w*)\s*(?:\(\s*([^()]*)\))?)\s*((?:\.\s*\w+\s*)*)/i;
/** What would end a citation key in a note or in TeX. */
const NOT_IN_KEYS = /[^\p{L}\p{N}_:.+/-]/u;
const NUMBER = /^(?:\w+\s*=\s*)?(\d{1,3})$/;

/** As the setting has it where nobody chose another; makes what `generateCitationKey` makes. */
const DEFAULT_TEXT = 'auth.lower + year + veryshorttitle.lower';

class PatternError extends Error {}

function literal(text: string): KeyField {
  const found = NOT_IN_KEYS.exec(text)?.[0];
  if (found !== undefined) throw new PatternError(`"${found}" can't stand in a citation key.`);
  return { kind: 'other', defaults: [], read: () => text };
}

function fieldOf(name: string): KeyField {
  const field = KEY_FIELDS.get(name.toLowerCase());
  if (!field) throw new PatternError(`"${name}" is no part of a citation key pattern.`);
  return field;
}

function numbersOf(name: string, { defaults }: KeyField, text: string | undefined): readonly number[] {
  if (!text?.trim()) return defaults;
  const given = text.split(',').map(number => {
    const digits = NUMBER.exec(number.trim())?.[1];
    if (digits === undefined) throw new PatternError(`"${number.trim()}" in "${name}(${text})" is not a number.`);
    return Number(digits);
  });
  if (given.length > defaults.length) throw new PatternError(`"${name}" takes fewer numbers than "(${text})" has.`);
  return [...given, ...defaults.slice(given.length)];
}

function filtersOf(text: string): Part['filters'] {
  const names = text.split('.').map(name => name.trim());
  return names.filter(Boolean).map(name => {
    const filter = FILTERS.get(name.toLowerCase());
    if (!filter) throw new PatternError(`".${name}" is no filter of a citation key pattern.`);
    return filter;
  });
}

function parseParts(text: string): Part[] {
  if (text.length > LONGEST_PATTERN) throw new PatternError('The citation key pattern is too long.');
  const parts: Part[] = [];
  for (let rest = text; ;) {
    const found = PART.exec(rest);
    if (!found) {
      const where = rest.trim();
      throw new PatternError(where ? `"${where}" is no part of a citation key pattern.` : 'A part is missing.');
    }
    const [whole, , quoted, name = '', numbers, filters = ''] = found;
    const field = quoted === undefined ? fieldOf(name) : literal(quoted);
    parts.push({ field, numbers: numbersOf(name, field, numbers), filters: filtersOf(filters) });
    rest = rest.slice(whole.length);
    if (!rest) return parts;
    if (!rest.startsWith('+')) throw new PatternError(`"+" is missing before "${rest}".`);
    rest = rest.slice(1);
  }
}

/** Three words of the title stand where an author is asked for and not known; further words of the title would repeat them. */
function keyOf(parts: readonly Part[], item: Partial<CslItem>): string {
  const read = ({ field, numbers }: Part) => field.read(item, numbers);
  const authorless = parts.findIndex(part => part.field.kind === 'author' && !read(part));
  const texts = parts.map((part, index) => {
    if (authorless < 0) return read(part);
    if (part.field.kind === 'other') return read(part);
    return index === authorless ? authorStandIn(item) : '';
  });
  const filtered = texts.map((text, index) => (parts[index]?.filters ?? []).reduce((all, filter) => filter(all), text));
  return filtered.join('').slice(0, LONGEST_KEY) || 'paper';
}

/**
 * Reads a pattern in Better BibTeX's notation: parts joined by `+`, each a field (`auth`, `auth(3)`, `authors(2)`,
 * `authEtal`, `year`, `shortyear`, `title`, `shorttitle(3, 1)`, `veryshorttitle`, `journal`, `container`, `type`) or a
 * literal in quotes, with filters (`.lower`, `.upper`, `.capitalize`).
 * @returns the pattern, or a sentence that says what is wrong with it
 */
export function parseCitationKeyPattern(text: string): CitationKeyPattern | { readonly problem: string } {
  try {
    const parts = parseParts(text);
    return { text: text.replace(/\s+/g, ''), keyOf: item => keyOf(parts, item) };
  } catch (error) {
    if (error instanceof PatternError) return { problem: error.message };
    throw error;
  }
}

const DEFAULT_PARTS = parseParts(DEFAULT_TEXT);

/** The pattern that holds where nobody chose another. */
export const DEFAULT_CITATION_KEY_PATTERN: CitationKeyPattern = {
  text: DEFAULT_TEXT.replace(/\s+/g, ''),
  keyOf: item => keyOf(DEFAULT_PARTS, item),
};
