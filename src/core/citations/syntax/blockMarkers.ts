/** What a line of Markdown may begin with; each is matched at the first character that is not blank. */
const BULLET = /[-*+:~](?=[ \t]|$)/y;
const NUMBER = /(?:\d{1,9}|#|[a-z]|[ivxlc]{2,6})[.)](?=[ \t]|$)|(?:[A-Z]|[IVXLC]{2,6})[.)](?=[ \t]{2}|$)/y;
const NUMBER_IN_PARENTHESES = /\((?:\d{1,9}|[a-z]|[ivxlc]{2,6})\)(?=[ \t]|$)/y;
const EXAMPLE =
  /\(@([\p{L}\p{N}]*(?:[-_][\p{L}\p{N}]+)*)\)(?=[ \t]|$)|@([\p{L}\p{N}]*(?:[-_][\p{L}\p{N}]+)*)[.)](?=[ \t]|$)/uy;
const FOOTNOTE = /\[\^([^\]\s]+)\]:/y;

export interface BlockMarker {
  readonly end: number;
  /** How far the lines that belong to the block are indented, from the marker on. */
  readonly width: number;
  /** The label of an example list's item, empty where it has none. */
  readonly example: string | undefined;
  /** The label of a footnote. */
  readonly footnote: string | undefined;
}

/** The marker of a list's item, a definition or a footnote at `start`; `undefined` where there is none. */
export function blockMarker(line: string, start: number): BlockMarker | undefined {
  FOOTNOTE.lastIndex = start;
  const footnote = FOOTNOTE.exec(line)?.[1];
  if (footnote !== undefined) return { end: FOOTNOTE.lastIndex, width: 4, example: undefined, footnote };
  EXAMPLE.lastIndex = start;
  const example = EXAMPLE.exec(line);
  const end =
    (example && EXAMPLE.lastIndex) ||
    endOf(BULLET, line, start) ||
    endOf(NUMBER, line, start) ||
    endOf(NUMBER_IN_PARENTHESES, line, start);
  if (!end) return undefined;
  const blanks = /^[ \t]*/.exec(line.slice(end))?.[0].length ?? 0;
  // An item whose text begins far to the right begins with indented code.
  const gap = blanks >= 5 || end + blanks === line.length ? 1 : blanks;
  const label = example ? (example[1] ?? example[2] ?? '') : undefined;
  return { end, width: end + gap - start, example: label, footnote: undefined };
}

function endOf(marker: RegExp, line: string, start: number): number {
  marker.lastIndex = start;
  return marker.test(line) ? marker.lastIndex : 0;
}

/** The column of the first character that is not blank, and its offset; a tab reaches to the next fourth column. */
export function indentOf(line: string, start: number, column: number): { offset: number; column: number } {
  let offset = start;
  for (let at = column; ; offset++) {
    if (line[offset] === ' ') at++;
    else if (line[offset] === '\t') at += 4 - (at % 4);
    else return { offset, column: at };
  }
}
