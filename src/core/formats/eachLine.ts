import { TextParts } from '../text/textParts';

/** Characters between two pauses: a few milliseconds' work for whoever reads the lines. */
const TEXT_PER_STEP = 64 << 10;

/**
 * Calls `visit` with each line of a text, its number and its offset, in steps; a line ends with LF, CRLF or CR. What stands behind
 * the last line end is a line too, be it empty. A text in parts is never joined.
 */
export function* eachLine(
  text: string | TextParts,
  visit: (line: string, number: number, start: number) => void,
): Generator<void, void> {
  const { parts } = typeof text === 'string' ? new TextParts([text]) : text;
  let number = 0;
  let offset = 0;
  let rest = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const isLast = at === parts.length - 1;
    // a line longer than a part is looked through once only
    const isOpen = !isLast && !rest.endsWith('\r') && !part.includes('\n') && !part.includes('\r');
    const stretch = rest + part;
    if (isOpen) {
      rest = stretch;
      continue;
    }
    const taken = yield* linesOf(stretch, isLast, (line, start) => visit(line, number++, offset + start));
    rest = stretch.slice(taken);
    offset += taken;
  }
  visit(rest, number, offset);
}

/**
 * Visits the lines of a stretch that end in it.
 * @param isLast whether no more text follows, which could make a CR at the end a CRLF
 * @returns where the line begins that has no end
 */
function* linesOf(
  text: string,
  isLast: boolean,
  visit: (line: string, start: number) => void,
): Generator<void, number> {
  let start = 0;
  let pauseAt = TEXT_PER_STEP;
  // of an ending that the text no longer has, it must not be searched to its end again
  let lf = text.indexOf('\n');
  let cr = text.indexOf('\r');
  for (;;) {
    if (lf >= 0 && lf < start) lf = text.indexOf('\n', start);
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
    const end = lf < 0 ? cr : cr < 0 ? lf : Math.min(lf, cr);
    if (end < 0 || (!isLast && end === cr && end === text.length - 1)) return start;
    visit(text.slice(start, end), start);
    start = end + (end === cr && lf === end + 1 ? 2 : 1);
    if (start < pauseAt) continue;
    pauseAt = start + TEXT_PER_STEP;
    yield;
  }
}
