import type { BracketPart } from './bracketTree';
import { type CitationItem } from './citationCluster';
import { readItem } from './citationItem';

type Mark = Extract<BracketPart, { type: 'mark' }>;

/** Items between semicolons, and what else stands among them: citations within prefixes and suffixes. */
export interface CiteList {
  readonly items: readonly CitationItem[];
  readonly rest: readonly BracketPart[];
}

/**
 * Reads `see @a, p. 5; @b`, the inside of Pandoc's brackets. A semicolon in emphasis or quotation marks separates nothing,
 * and a key there cites for itself.
 * @param parts what stands in `[start, end)` of the document
 * @param firstKey the key in front of the brackets, whose locator and suffix the first item is then (`@a [p. 5; @b]`)
 * @returns `undefined` where an item has no key or emphasis stays open, so that Pandoc reads no citation
 */
export function citeList(
  document: string,
  start: number,
  end: number,
  parts: readonly BracketPart[],
  firstKey?: Mark,
): CiteList | undefined {
  const enclosed = enclosedParts(parts);
  if (!enclosed) return undefined;
  const items: CitationItem[] = [];
  const rest: BracketPart[] = [];
  let [itemStart, mark] = [start, firstKey];
  const finish = (itemEnd: number): boolean => {
    if (!mark) return false;
    items.push(
      mark === firstKey ? ownItem(document, mark, itemStart, itemEnd) : item(document, mark, itemStart, itemEnd),
    );
    [itemStart, mark] = [itemEnd + 1, undefined];
    return true;
  };
  for (const part of parts) {
    if (part.type === 'semicolon' && !enclosed.has(part)) {
      if (!finish(part.start)) return undefined;
    } else if (part.type === 'mark' && !mark && !enclosed.has(part)) mark = part;
    else rest.push(part);
  }
  return finish(end) ? { items, rest } : undefined;
}

function item(document: string, mark: Mark, start: number, end: number): CitationItem {
  return readItem(document, {
    start,
    end,
    mark: Math.max(mark.dash, start),
    keyStart: mark.keyStart,
    keyEnd: mark.end,
    key: mark.key,
    suppressAuthor: mark.dash < mark.start && mark.dash >= start,
  });
}

function ownItem(document: string, mark: Mark, noteStart: number, end: number): CitationItem {
  const { key, keyStart, start, end: keyEnd } = mark;
  return readItem(document, { start, mark: start, keyStart, keyEnd, key, end, noteStart });
}

/** What stands in closed emphasis or quotation marks; `undefined` where emphasis stays open. */
function enclosedParts(parts: readonly BracketPart[]): ReadonlySet<BracketPart> | undefined {
  const open: { run: string; index: number }[] = [];
  const spans: { from: number; to: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'delimiter') continue;
    const at = part.closes ? lastOpen(open, part.run) : -1;
    const opening = open[at];
    if (opening) {
      spans.push({ from: opening.index, to: index });
      open.length = at;
    } else if (part.opens) open.push({ run: part.run, index });
  }
  if (open.some(({ run }) => /^[*_]/.test(run))) return undefined;
  const enclosed = new Set<BracketPart>();
  let done = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    for (let i = Math.max(from, done); i < to; i++) enclosed.add(parts[i] as BracketPart);
    done = Math.max(done, to);
  }
  return enclosed;
}

/** Few marks are open at a time, and those that are too many are text. */
function lastOpen(open: readonly { run: string }[], run: string): number {
  for (let i = open.length - 1; i >= Math.max(0, open.length - 8); i--) if (open[i]?.run === run) return i;
  return -1;
}
