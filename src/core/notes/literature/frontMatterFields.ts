import { load } from 'js-yaml';
import { shortHash } from '../../library/shortHash';

/** A field at the top of a YAML mapping with the lines that it takes; offsets are those of the text it was found in. */
export interface FrontMatterField {
  readonly name: string;
  readonly start: number;
  /** Behind its colon. */
  readonly valueStart: number;
  /** Behind its last line; comments and empty lines that follow belong to nobody. */
  readonly end: number;
  /** `undefined` where its lines alone are no YAML (an alias of another field, say). */
  readonly value: unknown;
}

/** The front matter of a note: what stands between its two marks. */
export interface FrontMatter {
  /** Start of the first line behind `---`. */
  readonly start: number;
  /** Start of the closing line. */
  readonly end: number;
  readonly fields: readonly FrontMatterField[];
}

const OPENING = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/;
const FIELD =
  /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s#'"[\]{}&*!|>%@`,?:-](?:[^:#]*[^ \t:#])?|[^\s:#]+?))[ \t]*:(?=[ \t\r\n]|$)/;

function valueOf(lines: string, name: string): unknown {
  try {
    const fields: unknown = load(lines, { json: true, maxAliases: 100, maxDepth: 30 });
    return (fields as Readonly<Record<string, unknown>> | undefined)?.[name];
  } catch {
    return undefined;
  }
}

const EMPTY_LINE = /^[ \t]*\r?\n?$/;
const COMMENT_LINE = /^[ \t]*#/;
/** A value of several lines in which `#` is a character as any other. */
const BLOCK_SCALAR = /:[ \t]*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\n/;

/** The lines of a field without the comments and empty lines behind it. */
function withoutTail(lines: string): string {
  const all = lines.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const isBlock = BLOCK_SCALAR.test(all[0] ?? '');
  const isTail = (line: string) => EMPTY_LINE.test(line) || (isBlock ? line.startsWith('#') : COMMENT_LINE.test(line));
  let count = all.length;
  while (count > 1 && isTail(all[count - 1] ?? '')) count--;
  return all.slice(0, count).join('');
}

/** `undefined` where the text has none: no opening line at its very beginning, or no closing line. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = OPENING.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const starts: { name: string; at: number; valueStart: number }[] = [];
  for (let at = start; at < text.length;) {
    const lineEnd = text.indexOf('\n', at);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
    if (CLOSING.test(line)) {
      const fields = starts.map(({ name, at: from, valueStart }, index): FrontMatterField => {
        const lines = withoutTail(text.slice(from, starts[index + 1]?.at ?? at));
        return { name, start: from, valueStart, end: from + lines.length, value: valueOf(lines, name) };
      });
      return { start, end: at, fields };
    }
    const [head = '', double, single, plain] = FIELD.exec(line) ?? [];
    const name = double ?? single ?? plain;
    if (name !== undefined) starts.push({ name, at, valueStart: at + head.length });
    at = next;
  }
  return undefined;
}

/** By what a field's value is known again: spelling and order of keys do not matter. */
function fingerprint(value: unknown): string {
  return shortHash(JSON.stringify(value ?? null)).slice(-4);
}

/** What was written last, as it stands in a mark: `title:ab12,tags:cd34`. Fields with odd names are not among them. */
export function printFingerprints(fields: readonly FrontMatterField[]): string {
  const simple = fields.filter(({ name }) => /^[\w.-]+$/.test(name));
  return simple.map(({ name, value }) => `${name}:${fingerprint(value)}`).join(',');
}

/** The other way of {@link printFingerprints}; what is no pair is left out. */
export function readFingerprints(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = [...(text ?? '').matchAll(/([\w.-]+):(\w{4})(?=,|$)/g)];
  return new Map(pairs.map(([, name = '', print = '']) => [name, print]));
}

/** Whether a field has still the value that was written last. */
export function isUntouched(field: FrontMatterField, written: ReadonlyMap<string, string>): boolean {
  return written.get(field.name) === fingerprint(field.value);
}
