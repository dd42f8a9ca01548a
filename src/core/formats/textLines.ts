/** A line of a file that is not blank. */
export interface TextLine {
  /** Without white space at both ends. */
  readonly text: string;
  /** Zero-based. */
  readonly line: number;
  /** Whether white space stands before the text. */
  readonly isIndented: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

/** The lines of `text` that are not blank, at most `limit`; a line ends with LF, CRLF, CR or a Unicode separator. */
export function textLines(text: string, limit = Infinity): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (let line = 0; start <= text.length && lines.length < limit; line++) {
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    if (end > start) {
      const raw = text.slice(start, end);
      const trimmed = raw.trim();
      if (trimmed) lines.push({ text: trimmed, line, isIndented: /^\s/.test(raw) });
    }
    start = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1);
  }
  return lines;
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR || code === 0x2028 || code === 0x2029;
}
