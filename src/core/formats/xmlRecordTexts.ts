import type { TextParts } from '../text/textParts';
import { LineCounter, type Place } from './lineCounter';

/** Characters of records between two pauses: a few milliseconds' work for whoever parses them. */
const TEXT_PER_STEP = 32 << 10;

/** A mark that ends in what is there of the text begins no further from the end: `</PubmedBookArticle>`, `<![CDATA[`. */
const LOOKAHEAD = 32;

/**
 * Finds the elements of the given names in an XML text of several parts, in steps; the text is never joined, only the
 * parts in which one element or comment stands. What stands in comments and CDATA is none. An element that is not closed
 * ends where the next begins.
 * @param names none longer than 28 characters
 * @param take is given an element's text and its place in the whole
 */
export function* eachXmlRecord(
  whole: TextParts,
  names: readonly string[],
  take: (record: string, place: Place) => void,
): Generator<void, void> {
  const { parts } = whole;
  const mark = new RegExp(`<!--|<!\\[CDATA\\[|<(/?)(?:${names.join('|')})(?=[\\s>])`, 'g');
  // What never closes hides the rest from XML; here the records after it are still looked for.
  const lastCloser = { '-->': yield* lastIndexIn(whole, '-->'), ']]>': yield* lastIndexIn(whole, ']]>') };
  const lines = new LineCounter();
  let text = parts[0] ?? '';
  let offset = 0;
  let next = 1;
  let at = 0;
  let open: number | undefined;
  let awaited: keyof typeof lastCloser | undefined;
  let taken = 0;
  for (;;) {
    if (awaited) {
      const close = text.indexOf(awaited, at);
      at = close < 0 ? Math.max(at, text.length - awaited.length + 1) : close;
      if (close >= 0) awaited = undefined;
    }
    mark.lastIndex = at;
    const found = awaited ? undefined : mark.exec(text);
    const tagEnd = found?.[1] ? text.indexOf('>', found.index) + 1 : undefined;
    if (!found || tagEnd === 0) {
      if (next < parts.length) {
        if (!awaited) at = found?.index ?? Math.max(at, text.length - LOOKAHEAD);
        const kept = open ?? at;
        lines.placeOf(text, offset, kept);
        offset += kept;
        at -= kept;
        if (open !== undefined) open = 0;
        text = text.slice(kept);
        // twice as long at least, so that a long record is not read again for each part
        const length = text.length * 2;
        do text += parts[next++]!;
        while (text.length < length && next < parts.length);
        yield;
        continue;
      }
      if (open !== undefined) take(text.slice(open), lines.placeOf(text, offset, open));
      return;
    }
    at = mark.lastIndex;
    if (found[1] === undefined) {
      const closer = found[0] === '<!--' ? '-->' : ']]>';
      if (offset + at <= lastCloser[closer]) awaited = closer;
      continue;
    }
    if (open !== undefined) {
      const end = tagEnd ?? found.index;
      take(text.slice(open, end), lines.placeOf(text, offset, open));
      taken += end - open;
    }
    open = tagEnd === undefined ? found.index : undefined;
    if (taken < TEXT_PER_STEP) continue;
    taken = 0;
    yield;
  }
}

/** Where a short string stands last in a text; -1 where it does not. */
function* lastIndexIn(text: TextParts, searched: string): Generator<void, number> {
  for (let part = text.parts.length - 1; part >= 0; part--) {
    const start = text.startOf(part);
    const end = text.startOf(part + 1);
    const found = text.slice(start, end + searched.length - 1).lastIndexOf(searched);
    if (found >= 0) return start + found;
    yield;
  }
  return -1;
}
