/** A line of a text; `end` is where its line break begins. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, line breaks `\n` or `\r\n`. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    lines.push({ start, end: next > start && text[next - 1] === '\r' ? next - 1 : next });
    start = next + 1;
  }
  return lines;
}
