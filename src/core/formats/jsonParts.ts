import type { TextParts } from '../text/textParts';
import { elementAt, skipSpace, type JsonElement } from './jsonElements';
import { LineCounter, type Place } from './lineCounter';

/** How far behind an element the text is looked at. */
const LOOKAHEAD = 64;

/** A record longer than this is none: what seems so long has lost a bracket. */
const LONGEST_RECORD = 8 << 20;

/** Elements between two pauses: a few milliseconds' work for whoever reads them. */
const ELEMENTS_PER_STEP = 32;

/**
 * Finds the elements of an array in a text of several parts without joining it, as long as all is well: brackets fit,
 * and one comma stands between each two elements.
 * @param open offset of the array's opening bracket, within the first part
 * @param take is given a stretch of the text, an element in it and the element's place in the whole; says whether to go on
 * @returns whether the array was read to its closing bracket; else somebody must look at the text as a whole
 */
export function* eachIntactElement(
  { parts }: TextParts,
  open: number,
  take: (stretch: string, element: JsonElement, place: Place) => boolean,
): Generator<void, boolean> {
  const lines = new LineCounter();
  let text = parts[0] ?? '';
  let offset = 0;
  let next = 1;
  let at = open + 1;
  let expected: 'element' | 'end' | 'either' = 'either';
  for (let count = 1; ; count++) {
    const start = skipSpace(text, at);
    const found = start < text.length && text[start] !== ']' ? elementAt(text, start) : undefined;
    const end = found && !found.isBroken ? skipSpace(text, found.scanned) : start;
    if (next < parts.length && (found?.isBroken || end + LOOKAHEAD > text.length)) {
      if (text.length - start > LONGEST_RECORD) return false;
      lines.placeOf(text, offset, start);
      offset += start;
      text = text.slice(start);
      // twice as long at least, so that a long record is not read again for each part
      const length = text.length * 2;
      do text += parts[next++]!;
      while (text.length < length && next < parts.length);
      at = 0;
      yield;
      continue;
    }
    if (start >= text.length) return false;
    if (!found) return expected !== 'element';
    if (found.isBroken || found.scanned === start || expected === 'end') return false;
    const element = { start, end: found.scanned, depth: found.depth, isBroken: false, lacksComma: false };
    if (!take(text, element, lines.placeOf(text, offset, start))) return false;
    expected = text[end] === ',' ? 'element' : 'end';
    at = expected === 'element' ? end + 1 : end;
    if (count % ELEMENTS_PER_STEP === 0) yield;
  }
}
