import { nearestName } from '../../text/nearestName';
import type { BibFix, BibFixFacts, ScannedBib } from './bibFix';
import type { BibEntry } from './bibNode';
import { StringTable } from './expandStrings';
import { lineEnd, skipBlanks } from './scanChars';

/** Fields that name other entries. */
const PARENTS = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
/** What can stand in a key in any program that reads it. */
const PLAIN_KEY = /^[\p{L}\p{N}][\p{L}\p{N}:._/+-]*$/u;

function entriesOf({ nodes }: ScannedBib): BibEntry[] {
  return nodes.filter(node => node.kind === 'entry');
}

/** Writes a key into an entry without one. */
export function addKey(scanned: ScannedBib, offset: number, { keyFor }: BibFixFacts): BibFix | undefined {
  const { text } = scanned;
  const entries = entriesOf(scanned);
  const entry = entries.find(({ start }) => start === offset);
  if (!entry || entry.key) return undefined;
  const key = keyFor();
  if (!key || !PLAIN_KEY.test(key) || entries.some(other => other.key === key)) return undefined;
  const next = text[entry.keyStart];
  const open = Math.max(text.lastIndexOf('{', entry.keyStart - 1), text.lastIndexOf('(', entry.keyStart - 1));
  const isAlone = next === ',' || next === '}' || next === ')';
  const start = isAlone ? entry.keyStart : open + 1;
  const comma = start === entry.keyStart ? ', ' : ',';
  return { kind: 'add-key', start, end: start, text: isAlone ? key : key + comma, value: key };
}

/** Changes the only key of a `crossref` or `xdata` that is in no entry to one that is. */
export function changeCrossref(scanned: ScannedBib, offset: number): BibFix | undefined {
  const { text } = scanned;
  const entries = entriesOf(scanned);
  const entry = entries.find(({ start, end }) => start <= offset && offset < end);
  const part = entry?.fields.flatMap(({ parts }) => parts).find(({ start }) => start === offset);
  if (!entry || !part) return undefined;
  const keys = new Set(entries.map(({ key }) => key));
  const written = [...text.slice(part.start, part.end).matchAll(/[^,\s]+(?:[^\S\n]+[^,\s]+)*/g)];
  const missing = written.filter(([key]) => !keys.has(key));
  const [slip] = missing;
  if (!slip || missing.length > 1) return undefined;
  keys.delete(entry.key);
  for (const [key] of written) keys.delete(key);
  const right = nearestName(slip[0], keys);
  if (!right) return undefined;
  const start = part.start + slip.index;
  return { kind: 'change-crossref', start, end: start + slip[0].length, text: right, value: right };
}

/** Gives an entry with the key of another the next key that nobody has. */
export function changeKey(
  scanned: ScannedBib,
  offset: number,
  { mayChange, isTaken }: BibFixFacts,
): BibFix | undefined {
  const { text } = scanned;
  const entries = entriesOf(scanned);
  const entry = entries.find(({ keyStart }) => keyStart === offset);
  if (!entry?.key || !mayChange(entry.key)) return undefined;
  // an entry that inherits from this key could mean either as well
  const isParent = entries.some(({ fields }) =>
    fields.some(
      ({ name, parts }) =>
        PARENTS.has(name) &&
        parts.some(part =>
          text
            .slice(part.start, part.end)
            .split(',')
            .some(key => key.trim() === entry.key),
        ),
    ),
  );
  if (isParent || entries.find(({ key }) => key === entry.key) === entry) return undefined;
  const keys = new Set(entries.map(({ key }) => key.toLowerCase()));
  const key = nextKeys(entry.key).find(next => !keys.has(next.toLowerCase()) && !isTaken(next));
  return key ? { kind: 'change-key', start: offset, end: offset + entry.key.length, text: key, value: key } : undefined;
}

/** `kim2020a`, `kim2020b` … after a year, else `kim-2`, `kim-3` … */
function nextKeys(key: string): string[] {
  const dated = /^(.*\d)[a-z]?$/.exec(key)?.[1];
  if (dated === undefined) return Array.from({ length: 50 }, (_, at) => `${key}-${at + 2}`);
  return Array.from({ length: 26 }, (_, at) => dated + String.fromCharCode(97 + at));
}

/** Removes an entry that says in other white space, or in another order, what the first with its key says. */
export function removeDuplicate({ text, nodes, troubles }: ScannedBib, offset: number): BibFix | undefined {
  const wanted = nodes.find(node => node.kind === 'entry' && node.keyStart === offset);
  if (wanted?.kind !== 'entry') return undefined;
  if (troubles.some(({ start }) => start >= wanted.start && start <= wanted.end)) return undefined;
  const strings = new StringTable(() => {});
  let first: string | undefined;
  for (const node of nodes) {
    if (node.kind === 'string') for (const field of node.fields) strings.define(field, text);
    if (node.kind !== 'entry' || node.key !== wanted.key) continue;
    const said = saidBy(node, strings.expandAll(node, text));
    if (node === wanted) return first === said ? removal(text, node) : undefined;
    first ??= said;
  }
  return undefined;
}

/** What an entry says, the same for any white space and order. */
function saidBy({ type }: BibEntry, fields: ReadonlyMap<string, string>): string {
  const said = [...fields].map(([name, value]): [string, string] => [name, value.trim().replace(/\s+/g, ' ')]);
  return JSON.stringify([type, ...said.sort(([a], [b]) => (a < b ? -1 : 1))]);
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
