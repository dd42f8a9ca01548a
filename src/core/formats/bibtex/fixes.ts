import { editDistance } from '../../text/editDistance';
import type { BibEntry } from './bibNode';
import { RECORD_TYPES } from './entryTypes';
import { StringTable } from './expandStrings';
import { lineEnd, skipBlanks, skipSpace } from './scanChars';
import { BibtexScanner } from './scanBibtex';

/** One replacement in a BibTeX text that mends a problem and touches nothing else. */
export interface BibFix {
  readonly kind: 'rename-type' | 'add-key' | 'brace-value' | 'remove-duplicate';
  readonly start: number;
  readonly end: number;
  /** What comes into the place of the text between the offsets. */
  readonly text: string;
  /** What the fix is about: the right type, the new key, the value or the key that stands twice. */
  readonly value: string;
}

/** Slips in a word of this length and longer are looked up. */
const SHORTEST_TYPE = 4;
const MOST_SLIPS = 2;
/** Names that begin no entry: a word that is nearer to one of them is no entry type. */
const OTHER_NAMES = ['string', 'comment', 'preamble', 'xdata', 'set', 'control'];
/** What can stand in a key in any program that reads it. */
const PLAIN_KEY = /^[\p{L}\p{N}][\p{L}\p{N}:._/+-]*$/u;

/**
 * The safe fix for a problem that the reader has found in this very text.
 * @param offset where the problem begins
 * @param keyFor a citation key for an entry without one
 * @returns `undefined` where no fix is safe
 */
export function bibFix(
  text: string,
  code: string,
  offset: number,
  keyFor: () => string | undefined,
): BibFix | undefined {
  switch (code) {
    case 'unknown-type':
      return renameType(text, offset);
    case 'missing-key':
      return addKey(text, offset, keyFor);
    case 'undefined-string':
      return braceValue(text, offset);
    case 'duplicate-key':
      return removeDuplicate(text, offset);
    default:
      return undefined;
  }
}

function entryAt(text: string, offset: number): BibEntry | undefined {
  const node = text[offset] === '@' ? new BibtexScanner(text, offset).next() : undefined;
  return node?.kind === 'entry' && node.start === offset ? node : undefined;
}

/** The only known name nearest to a misspelt one; `undefined` where several are, or none is near. */
function nearestType(type: string): string | undefined {
  if (type.length < SHORTEST_TYPE) return undefined;
  const most = type.length < 6 ? 1 : MOST_SLIPS;
  const near = [...RECORD_TYPES, ...OTHER_NAMES]
    .map(name => ({ name, distance: editDistance(type, name) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  if (!first || first.distance === second?.distance || OTHER_NAMES.includes(first.name)) return undefined;
  return first.name;
}

/** In capitals, or with a capital, as `pattern` is written. */
function likeCase(word: string, pattern: string): string {
  if (pattern === pattern.toUpperCase()) return word.toUpperCase();
  return pattern[0] === pattern[0]?.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word;
}

function renameType(text: string, offset: number): BibFix | undefined {
  const entry = entryAt(text, offset);
  const right = entry && nearestType(entry.type);
  if (!right) return undefined;
  const start = skipSpace(text, offset + 1);
  const end = start + entry.type.length;
  return { kind: 'rename-type', start, end, text: likeCase(right, text.slice(start, end)), value: right };
}

function addKey(text: string, offset: number, keyFor: () => string | undefined): BibFix | undefined {
  const entry = entryAt(text, offset);
  if (!entry || entry.key) return undefined;
  const key = keyFor();
  if (!key || !PLAIN_KEY.test(key) || allKeys(text).has(key)) return undefined;
  const next = text[entry.keyStart];
  const open = Math.max(text.lastIndexOf('{', entry.keyStart - 1), text.lastIndexOf('(', entry.keyStart - 1));
  const isAlone = next === ',' || next === '}' || next === ')';
  const start = isAlone ? entry.keyStart : open + 1;
  const comma = start === entry.keyStart ? ', ' : ',';
  return { kind: 'add-key', start, end: start, text: isAlone ? key : key + comma, value: key };
}

function allKeys(text: string): ReadonlySet<string> {
  const scanner = new BibtexScanner(text);
  const keys = new Set<string>();
  for (let node = scanner.next(); node; node = scanner.next()) if (node.kind === 'entry') keys.add(node.key);
  return keys;
}

function braceValue(text: string, offset: number): BibFix | undefined {
  const word = /^[^\s,{}"#()%=@\\]+/.exec(text.slice(offset, offset + 200))?.[0];
  if (!word) return undefined;
  return { kind: 'brace-value', start: offset, end: offset + word.length, text: `{${word}}`, value: word };
}

/** Removes an entry that says in other white space, or in another order, what the first with its key says. */
function removeDuplicate(text: string, offset: number): BibFix | undefined {
  const scanner = new BibtexScanner(text);
  const strings = new StringTable(() => {});
  const saidBy = (entry: BibEntry) => {
    const fields = [...strings.expandAll(entry, text)].map(([name, value]) => [
      name,
      value.trim().replace(/\s+/g, ' '),
    ]);
    return JSON.stringify([entry.type, ...fields.sort(([a], [b]) => (a! < b! ? -1 : 1))]);
  };
  const first = new Map<string, string>();
  for (let node = scanner.next(); node && node.start <= offset; node = scanner.next()) {
    if (node.kind === 'string') for (const field of node.fields) strings.define(field, text);
    if (node.kind !== 'entry') continue;
    const said = saidBy(node);
    const isWanted = node.keyStart === offset;
    const isDamaged = scanner.troubles.some(({ start }) => start >= node.start);
    if (isWanted) return first.get(node.key) === said && !isDamaged ? removal(text, node) : undefined;
    if (!first.has(node.key)) first.set(node.key, said);
  }
  return undefined;
}

/** With the line break behind it where it stands on lines of its own. */
function removal(text: string, { start, end, key }: BibEntry): BibFix {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const afterBlanks = skipBlanks(text, end);
  const isAlone =
    skipBlanks(text, lineStart) === start && /^(?:\r?\n|$)/.test(text.slice(afterBlanks, afterBlanks + 2));
  const to = isAlone ? Math.min(text.length, lineEnd(text, end) + 1) : end;
  return { kind: 'remove-duplicate', start: isAlone ? lineStart : start, end: to, text: '', value: key };
}
