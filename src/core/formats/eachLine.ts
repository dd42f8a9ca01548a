/** Characters between two pauses: a few milliseconds' work for whoever reads the lines. */
const TEXT_PER_STEP = 64 << 10;

/**
 * Calls `visit` with each line of a text, its number and its offset, in steps; a line ends with LF, CRLF or CR. What stands behind
 * the last line end is a line too, be it empty.
 */
export function* eachLine(
  text: string,
  visit: (line: string, number: number, start: number) => void,
): Generator<void, void> {
  let start = 0;
  let pauseAt = TEXT_PER_STEP;
  // of an ending that the text no longer has, it must not be searched to its end again
  let lf = text.indexOf('\n');
  let cr = text.indexOf('\r');
  for (let number = 0; ; number++) {
    if (lf >= 0 && lf < start) lf = text.indexOf('\n', start);
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
    const end = lf < 0 ? cr : cr < 0 ? lf : Math.min(lf, cr);
    if (end < 0) {
      visit(text.slice(start), number, start);
      return;
    }
    visit(text.slice(start, end), number, start);
    start = end + (end === cr && lf === end + 1 ? 2 : 1);
    if (start < pauseAt) continue;
    pauseAt = start + TEXT_PER_STEP;
    yield;
  }
}
