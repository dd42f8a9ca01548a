import type { CslItem, CslName } from '../csl';
import { shortName, yearOf } from '../paper';
import { asciiLetters } from './asciiLetters';
import { plainTitle } from '../text/plainTitle';
import { titleWords } from './titleWords';

/** Part of a citation key that a record gives. */
export interface KeyField {
  /** `author` fields have a stand-in where no author is known. */
  readonly kind: 'author' | 'title' | 'other';
  /** What the numbers in the parentheses are where they are left out. */
  readonly defaults: readonly number[];
  /** ASCII letters and digits; empty where the record does not say. */
  readonly read: (item: Partial<CslItem>, numbers: readonly number[]) => string;
}

/** More names never make a key better. */
const MOST_NAMES = 20;

/** Up to the number of characters, or all for 0. */
function firstLetters(text: string, count: number): string {
  return count ? text.slice(0, count) : text;
}

function nameOf(name: CslName | undefined): string {
  return name ? asciiLetters(shortName(name)) : '';
}

/** With a capital first letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function firstWords(item: Partial<CslItem>, count: number, capitalized: number): string {
  const words = titleWords(plainTitle(item.title ?? '')).slice(0, count);
  return words.map((word, index) => (index < capitalized ? capitalize(word) : word)).join('');
}

function yearText(item: Partial<CslItem>): string {
  return yearOf(item.issued)?.toString() ?? '';
}

function asciiField(item: Partial<CslItem>, ...variables: readonly string[]): string {
  const value = variables.map(variable => item[variable]).find(found => typeof found === 'string' && found);
  return typeof value === 'string' ? asciiLetters(value.slice(0, 200)) : '';
}

/**
 * The fields of a citation key pattern by their names in lower case, as Better BibTeX has them.
 * @see https://retorque.re/zotero-better-bibtex/citing/
 */
export const KEY_FIELDS: ReadonlyMap<string, KeyField> = new Map<string, KeyField>([
  ['auth', { kind: 'author', defaults: [0], read: ({ author }, [n = 0]) => firstLetters(nameOf(author?.[0]), n) }],
  [
    'authors',
    {
      kind: 'author',
      defaults: [0],
      read: ({ author = [] }, [n = 0]) =>
        author
          .slice(0, n || MOST_NAMES)
          .map(nameOf)
          .join(''),
    },
  ],
  [
    'authetal',
    {
      kind: 'author',
      defaults: [],
      read: ({ author = [] }) => {
        const second = author.length > 2 ? 'EtAl' : nameOf(author[1]);
        return nameOf(author[0]) + second;
      },
    },
  ],
  ['year', { kind: 'other', defaults: [], read: yearText }],
  ['shortyear', { kind: 'other', defaults: [], read: item => yearText(item).slice(-2) }],
  ['title', { kind: 'title', defaults: [], read: item => firstWords(item, Infinity, Infinity) }],
  ['shorttitle', { kind: 'title', defaults: [3, 0], read: (item, [n = 3, m = 0]) => firstWords(item, n, m) }],
  ['veryshorttitle', { kind: 'title', defaults: [1, 0], read: (item, [n = 1, m = 0]) => firstWords(item, n, m) }],
  [
    'journal',
    { kind: 'other', defaults: [], read: item => asciiField(item, 'container-title-short', 'container-title') },
  ],
  ['container', { kind: 'other', defaults: [], read: item => asciiField(item, 'container-title') }],
  ['type', { kind: 'other', defaults: [], read: item => asciiField(item, 'type') }],
]);

/** What stands in an author's place where none is known. */
export function authorStandIn(item: Partial<CslItem>): string {
  return firstWords(item, 3, 0);
}
