import type { CitationItem } from './citationCluster';
import { parseLocator } from './parseLocator';

/** Where the parts of an item stand in its document. */
export interface ItemPlace {
  readonly start: number;
  readonly end: number;
  /** Where the sign that belongs to the key begins, `@` or `-@`; the prefix ends before it. */
  readonly mark: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly key: string;
  readonly suppressAuthor?: boolean;
  /** Where the text behind the key begins, if not right behind it, and where it ends, if not with the item. */
  readonly noteStart?: number;
  readonly noteEnd?: number;
}

/** Reads an item: prefix before its key, locator and suffix behind it. */
export function readItem(text: string, place: ItemPlace): CitationItem {
  const lead = text.slice(place.start, place.mark);
  const { before, prefix } = splitPrefix(text, place.start, lead);
  const noteStart = place.noteStart ?? place.keyEnd;
  const note = readNote(text.slice(noteStart, place.noteEnd ?? place.end), noteStart);
  return {
    key: place.key,
    written: text.slice(place.keyStart, place.keyEnd),
    keyStart: place.keyStart,
    keyEnd: place.keyEnd,
    prefix,
    locator: note.locator,
    suffix: note.suffix,
    suppressAuthor: place.suppressAuthor ?? false,
    start: place.start,
    end: place.end,
    spacing: {
      before,
      prefix: prefix ? lead.slice(before.length + prefix.length) : '',
      locator: note.gap,
      after: note.after,
    },
  };
}

/** A line that begins a block quotation, be it in an item of a list or a note. */
// no marker can be read in two ways, which would double the work with each of them
const QUOTED = /^(?:[ \t]*(?:[-*+:~]|\[\^[^\]\n]*\]:|\(?(?:\d{1,9}|[ivxlcdm]{2,}|[a-z#@])[.)])[ \t])*[ \t]*>/i;

/** The quote marks that a line of a block quotation begins with are spacing; in a paragraph, `>` at the start of a line is text. */
function splitPrefix(text: string, start: number, lead: string): { before: string; prefix: string } {
  const isQuoted =
    /\n[^\S\n]*>/.test(lead) && QUOTED.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1));
  if (!isQuoted) {
    const before = /^\s*/.exec(lead)?.[0] ?? '';
    return { before, prefix: lead.slice(before.length).trimEnd() };
  }
  const before = /^\s*(?:(?<=\n[^\S\n]*)>[\s>]*)?/.exec(lead)?.[0] ?? '';
  const rest = lead.slice(before.length);
  const lineStart = /\n[^\S\n]*>[ \t>]*$/.exec(rest)?.index;
  return { before, prefix: rest.slice(0, lineStart).trimEnd() };
}

/** The parts of what follows a key: `gap`, `locator`, `suffix` and `after` one behind the other are `note` again. */
export function readNote(
  note: string,
  offset: number,
): { locator: CitationItem['locator']; gap: string; suffix: string; after: string } {
  const found = parseLocator(note);
  const rest = note.slice(found?.end ?? 0);
  const suffix = rest.trimEnd();
  const after = rest.slice(suffix.length);
  // `{}` says that no locator follows: it is neither a locator nor text to print.
  if (!found?.value) return { locator: undefined, gap: note.slice(0, found?.end ?? 0), suffix, after };
  const { label, value, start, end } = found;
  const locator = { label, value, text: note.slice(start, end), start: offset + start, end: offset + end };
  return { locator, gap: note.slice(0, start), suffix, after };
}
