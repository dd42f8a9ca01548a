/** A part of a note that is written anew from the library, between two comments; offsets are UTF-16 offsets in the note. */
export interface ManagedRegion {
  /** Of the opening comment. */
  readonly start: number;
  /** Behind the closing comment. */
  readonly end: number;
  /** What stands between the lines of the two comments: from the start of its first line to the start of the closing one. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** What the opening comment says, `name=value` each, values decoded. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The region; or why there is none: it is not there, or its marks are damaged, as one sentence for people. */
export type RegionSearch =
  | { readonly region: ManagedRegion }
  | { readonly region: undefined; readonly isMissing: boolean; readonly message: string };

interface Mark {
  readonly isOpening: boolean;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
  /** Start of the line that follows. */
  readonly next: number;
  /** From 1. */
  readonly line: number;
}

/** An opening or closing fence: its marker, and whether nothing follows it. */
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/** The marks of a region that stand on lines of their own, outside fenced code. */
function marksOf(text: string, name: string): Mark[] {
  const pattern = new RegExp(`^ {0,3}<!--[ \\t]*(/?)lectern:${name}(?![\\w:-])((?:(?!-->)[^\\n])*)-->[ \\t]*$`);
  const marks: Mark[] = [];
  let fence: string | undefined;
  let [start, line] = [0, 1];
  for (const whole of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const content = whole.replace(/\r?\n$/, '');
    const [, marker = '', info = ''] = FENCE.exec(content) ?? [];
    if (fence === undefined && marker) fence = marker;
    else if (fence !== undefined) {
      const closes = marker.startsWith(fence) && !info.trim();
      if (closes) fence = undefined;
    } else {
      const found = pattern.exec(content);
      if (found) {
        const isOpening = found[1] !== '/';
        const end = start + content.length;
        marks.push({ isOpening, attributes: found[2] ?? '', start, end, next: start + whole.length, line });
      }
    }
    start += whole.length;
    line++;
  }
  return marks;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The region of that name in a note. Marks that are missing, doubled or nested leave nothing that could be written safely.
 * @param name letters only, as in `<!-- lectern:paper … -->`
 */
export function findRegion(text: string, name: string): RegionSearch {
  const marks = marksOf(text, name);
  const [open, close, third] = marks;
  const none = (message: string, isMissing = false): RegionSearch => ({ region: undefined, isMissing, message });
  if (!open) return none(`There is no "<!-- lectern:${name} -->" in it.`, true);
  if (!open.isOpening) return none(`Line ${open.line} closes "lectern:${name}", which no line before it opens.`);
  if (!close) return none(`"lectern:${name}" of line ${open.line} is not closed.`);
  if (close.isOpening) return none(`Line ${close.line} opens "lectern:${name}" again, which line ${open.line} opened.`);
  if (third) return none(`Line ${third.line} has "lectern:${name}" a second time.`);
  const pairs = [...open.attributes.matchAll(/([\w-]+)=(\S+)/g)].map(([, key = '', value = '']): [string, string] => [
    key,
    decode(value),
  ]);
  return {
    region: {
      start: open.start,
      end: close.end,
      contentStart: open.next,
      contentEnd: close.start,
      attributes: new Map(pairs),
    },
  };
}

/** Nothing is left that could end the value or the comment. */
function encode(value: string): string {
  return value.replace(/[\s%<>\p{Cc}\p{Cs}]|-(?=-)/gu, char => {
    if (char === '-') return '%2D';
    return /\p{Cs}/u.test(char) ? '%EF%BF%BD' : encodeURIComponent(char);
  });
}

/** The comment that opens a region; values are encoded, so that none can end the comment. Empty values are left out. */
export function openingMark(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value)
    .map(([key, value]) => ` ${key}=${encode(value)}`);
  return `<!-- lectern:${name}${written.join('')} -->`;
}

/** The comment that closes a region. */
export function closingMark(name: string): string {
  return `<!-- /lectern:${name} -->`;
}
