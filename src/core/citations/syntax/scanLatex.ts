import type { CitationCluster, CitationItem, ClusterForm } from './citationCluster';
import { readItem, readNote } from './citationItem';
import { commandKind, hasVolume, isCitingCommand, isMulticite, suppressesAuthor } from './latexCommands';
import { maskLatex } from './latexLiterals';

/** An argument with its delimiters; `undefined` in a list where there is none. */
interface Argument {
  readonly start: number;
  readonly end: number;
}

const COMMAND = /\\([A-Za-z]*[cC]ite[A-Za-z]*\*?)/g;
/** A note that is longer than this is an unclosed bracket. */
const LONGEST_NOTE = 2000;

/** The citations of a LaTeX text: commands of LaTeX itself, natbib and biblatex. */
export function scanLatex(text: string): CitationCluster[] {
  const masked = maskLatex(text);
  const clusters: CitationCluster[] = [];
  COMMAND.lastIndex = 0;
  for (let found = COMMAND.exec(masked); found; found = COMMAND.exec(masked)) {
    const name = (found[1] ?? '').replace(/\*$/, '');
    if (!isCitingCommand(name)) continue;
    const read = isMulticite(name) ? readMulticite : readCommand;
    for (const cluster of read(text, masked, found.index, COMMAND.lastIndex, name)) {
      clusters.push(cluster);
      COMMAND.lastIndex = cluster.end;
    }
  }
  return clusters;
}

function readCommand(text: string, masked: string, start: number, after: number, name: string): CitationCluster[] {
  let at = after;
  if (hasVolume(name)) {
    at = optionsAt(masked, at, '[').end;
    const volume = argumentAt(masked, at, '{');
    if (!volume) return [];
    at = volume.end;
  }
  const { options, end } = optionsAt(masked, at, '[');
  const list = argumentAt(masked, end, '{');
  if (!list || options.length > 2) return [];
  const command = text.slice(start, after);
  const items = keysIn(text, masked, list, suppressesAuthor(command));
  if (!items.length) return [];
  const notes = notesOf(options);
  const form = { type: 'command', command, options: text.slice(after, list.start) } as const;
  return [commandCluster(text, start, list.end, name, form, withNotes(text, items, notes.prefix, notes.suffix))];
}

/** A list of keys in a multicite command with its notes. */
interface KeyList {
  /** What stands between the list before and this one's brace. */
  readonly open: string;
  readonly start: number;
  readonly end: number;
  /** Where its own notes begin. */
  readonly notesStart: number;
  readonly items: readonly CitationItem[];
}

function readMulticite(text: string, masked: string, start: number, after: number, name: string): CitationCluster[] {
  const shared = optionsAt(masked, after, '(');
  const lists: KeyList[] = [];
  for (let list = keyListAt(text, masked, shared.end, name); list; list = keyListAt(text, masked, list.end, name))
    lists.push(list);
  const command = text.slice(start, after);
  const options = text.slice(after, shared.end);
  const end = lists.at(-1)?.end;
  if (end === undefined) return [];
  if (lists.every(({ items }) => items.length === 1)) {
    const items = lists.flatMap(list => list.items.map(item => ({ ...item, start: list.notesStart, end: list.end })));
    const form = { type: 'multicite', command, options, open: lists.map(({ open }) => open) } as const;
    return [commandCluster(text, start, end, name, form, items)];
  }
  // several keys in one pair of braces: each pair is a citation of its own
  return lists.map((list, i) => {
    const form = { type: 'command', command: i ? '' : command, options: i ? list.open : options + list.open } as const;
    return commandCluster(text, i ? list.start - list.open.length : start, list.end, name, form, list.items);
  });
}

function keyListAt(text: string, masked: string, from: number, name: string): KeyList | undefined {
  const before = optionsAt(masked, from, '[');
  const volume = hasVolume(name) ? argumentAt(masked, before.end, '{') : undefined;
  if (hasVolume(name) && !volume) return undefined;
  const page = volume ? optionsAt(masked, volume.end, '[') : before;
  const list = argumentAt(masked, page.end, '{');
  const items = list ? keysIn(text, masked, list, false) : [];
  if (!list || !items.length) return undefined;
  const notes = volume ? { prefix: before.options[0], suffix: page.options[0] } : notesOf(before.options);
  const notesStart = before.options[0]?.start ?? volume?.start ?? list.start;
  return {
    open: text.slice(from, list.start),
    start: list.start,
    end: list.end,
    notesStart,
    items: withNotes(text, items, notes.prefix, notes.suffix),
  };
}

function commandCluster(
  text: string,
  start: number,
  end: number,
  name: string,
  form: ClusterForm,
  items: readonly CitationItem[],
): CitationCluster {
  return { start, end, kind: commandKind(name), form, items, raw: text.slice(start, end), nested: [] };
}

/** One option is what follows the keys; of two the first stands before them. */
function notesOf(options: readonly Argument[]): { prefix?: Argument | undefined; suffix?: Argument | undefined } {
  return options.length > 1 ? { prefix: options[0], suffix: options[1] } : { suffix: options[0] };
}

/** The command's notes belong to its first and its last key. */
function withNotes(
  text: string,
  items: readonly CitationItem[],
  prefix: Argument | undefined,
  suffix: Argument | undefined,
): CitationItem[] {
  return items.map((item, i) => {
    const before = i === 0 && prefix ? text.slice(prefix.start + 1, prefix.end - 1) : '';
    if (i < items.length - 1 || !suffix) return { ...item, prefix: before };
    const note = readNote(text.slice(suffix.start + 1, suffix.end - 1), suffix.start + 1);
    return { ...item, prefix: before, locator: note.locator, suffix: note.suffix };
  });
}

function keysIn(text: string, masked: string, list: Argument, suppressAuthor: boolean): CitationItem[] {
  const items: CitationItem[] = [];
  let start = list.start + 1;
  for (const part of masked.slice(list.start + 1, list.end - 1).split(',')) {
    const found = /[^\s\uFFFC#\\{}]+/.exec(part);
    // A parameter of a macro (`#1`) is no key.
    if (part.includes('#') || !found) return [];
    const keyStart = start + found.index;
    const keyEnd = keyStart + found[0].length;
    const item = readItem(text, {
      start: keyStart,
      end: keyEnd,
      mark: keyStart,
      keyStart,
      keyEnd,
      key: found[0],
      suppressAuthor,
    });
    const end = start + part.length;
    const spacing = { before: text.slice(start, keyStart), prefix: '', locator: '', after: text.slice(keyEnd, end) };
    items.push({ ...item, start, end, spacing });
    start = end + 1;
  }
  return items;
}

function optionsAt(masked: string, from: number, open: '[' | '('): { options: Argument[]; end: number } {
  const options: Argument[] = [];
  let end = from;
  for (let found = argumentAt(masked, end, open); found && options.length < 3; found = argumentAt(masked, end, open)) {
    options.push(found);
    end = found.end;
  }
  return { options, end };
}

/** The argument behind blanks, comments and at most one line break. */
function argumentAt(masked: string, from: number, open: string): Argument | undefined {
  let start = from;
  let breaks = 0;
  while (/[\s\uFFFC]/.test(masked[start] ?? '') && breaks < 2) if (masked[start++] === '\n') breaks++;
  if (masked[start] !== open) return undefined;
  const close = open === '{' ? '}' : open === '[' ? ']' : ')';
  const limit = open === '{' ? masked.length : Math.min(masked.length, start + LONGEST_NOTE);
  let depth = 0;
  for (let i = start + 1; i < limit; i++) {
    const char = masked[i];
    if (depth === 0 && char === close) return { start, end: i + 1 };
    if (open === '{' && /[\\{]/.test(char ?? '')) return undefined;
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (depth < 0 || (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(i + 1, i + 200)))) return undefined;
  }
  return undefined;
}
