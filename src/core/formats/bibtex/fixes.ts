import { nearestName } from '../../text/nearestName';
import { scanInSteps, type BibFix, type BibFixFacts, type ScannedBib } from './bibFix';
import type { BibEntry } from './bibNode';
import { RECORD_TYPES } from './entryTypes';
import { addKey, changeCrossref, changeKey, removeDuplicate } from './keyFixes';
import { skipSpace } from './scanChars';
import { BibtexScanner } from './scanBibtex';

/** Names that begin no entry: a word that is nearer to one of them is no entry type. */
const OTHER_NAMES = ['string', 'comment', 'preamble', 'xdata', 'set', 'control'];

/**
 * The safe fixes for a problem that the reader has found in this very text, the best first; none where none is safe. Pauses
 * every few milliseconds of work.
 * @param offset where the problem begins
 */
export function* bibFixesInSteps(
  text: string,
  code: string,
  offset: number,
  facts: BibFixFacts,
): Generator<void, BibFix[]> {
  return (yield* possibleFixes(text, code, offset, facts)).filter(fix => fix !== undefined);
}

function* possibleFixes(
  text: string,
  code: string,
  offset: number,
  facts: BibFixFacts,
): Generator<void, (BibFix | undefined)[]> {
  switch (code) {
    case 'missing-comma':
      return [addComma(text, offset)];
    case 'unknown-type':
      return [renameType(text, offset)];
    case 'missing-key':
      return [addKey(yield* scanInSteps(text), offset, facts)];
    case 'undefined-string':
      return [changeString(yield* scanInSteps(text), offset), braceValue(text, offset)];
    case 'undefined-crossref':
      return [changeCrossref(yield* scanInSteps(text), offset)];
    case 'duplicate-key': {
      const scanned = yield* scanInSteps(text);
      return [removeDuplicate(scanned, offset) ?? changeKey(scanned, offset, facts)];
    }
    default:
      return [];
  }
}

/** Behind the last thing written before the problem. */
function addComma(text: string, offset: number): BibFix | undefined {
  const at = text.slice(0, offset).trimEnd().length;
  return at > 0 && text[at - 1] !== ',' ? { kind: 'add-comma', start: at, end: at, text: ',', value: '' } : undefined;
}

function entryAt(text: string, offset: number): BibEntry | undefined {
  const node = text[offset] === '@' ? new BibtexScanner(text, offset).next() : undefined;
  return node?.kind === 'entry' && node.start === offset ? node : undefined;
}

function nearestType(type: string): string | undefined {
  const name = nearestName(type, [...RECORD_TYPES, ...OTHER_NAMES]);
  return name !== undefined && OTHER_NAMES.includes(name) ? undefined : name;
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

/** A word without braces or quotes at an offset. */
function wordAt(text: string, offset: number): string | undefined {
  return /^[^\s,{}"#()%=@\\]+/.exec(text.slice(offset, offset + 200))?.[0];
}

function braceValue(text: string, offset: number): BibFix | undefined {
  const word = wordAt(text, offset);
  if (!word) return undefined;
  return { kind: 'brace-value', start: offset, end: offset + word.length, text: `{${word}}`, value: word };
}

/** To the name of a `@string` that stands before it. */
function changeString({ text, nodes }: ScannedBib, offset: number): BibFix | undefined {
  const word = wordAt(text, offset);
  if (!word) return undefined;
  const strings = nodes.filter(node => node.kind === 'string' && node.start < offset);
  const names = strings.flatMap(node => (node.kind === 'string' ? node.fields.map(({ name }) => name) : []));
  const right = nearestName(word.toLowerCase(), new Set(names));
  if (right === undefined) return undefined;
  return { kind: 'change-string', start: offset, end: offset + word.length, text: right, value: right };
}
