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
    const cluster = read(text, masked, found.index, COMMAND.lastIndex, name);
    if (!cluster) continue;
    clusters.push(cluster);
    COMMAND.lastIndex = cluster.end;
  }
  return clusters;
}

function readCommand(text: string, masked: string, start: number, after: number, name: string) {
  let at = after;
  if (hasVolume(name)) {
    at = optionsAt(masked, at, '[').end;
    const volume = argumentAt(masked, at, '{');
    if (!volume) return undefined;
    at = volume.end;
  }
  const { options, end } = optionsAt(masked, at, '[');
  const list = argumentAt(masked, end, '{');
  if (!list || options.length > 2) return undefined;
  const command = text.slice(start, after);
  const items = keysIn(text, masked, list, suppressesAuthor(command));
  if (!items.length) return undefined;
  const notes = notesOf(options);
  const form = { type: 'command', command, options: text.slice(after, list.start) } as const;
  return commandCluster(text, start, list.end, name, form, withNotes(text, items, notes.prefix, notes.suffix));
}

function readMulticite(text: string, masked: string, start: number, after: number, name: string) {
  const shared = optionsAt(masked, after, '(');
  const items: CitationItem[] = [];
  const open: string[] = [];
  let end = shared.end;
  for (;;) {
    const notes = optionsAt(masked, end, '[');
    const list = argumentAt(masked, notes.end, '{');
    const read = list && keysIn(text, masked, list, false);
    const [first] = read ?? [];
    if (!list || first === undefined || read?.length !== 1) break;
    const { prefix, suffix } = notesOf(notes.options);
    const item = withNotes(text, [first], prefix, suffix)[0];
    if (!item) break;
    items.push({ ...item, start: notes.options[0]?.start ?? list.start, end: list.end });
    open.push(text.slice(end, list.start));
    end = list.end;
  }
  const command = text.slice(start, after);
  const form = { type: 'multicite', command, options: text.slice(after, shared.end), open } as const;
  return items.length ? commandCluster(text, start, end, name, form, items) : undefined;
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
