import type { TextLine } from '../syntax/textLines';

/** A piece of what markdown-it parses inline, and where it stands in the document. */
interface Piece {
  readonly content: number;
  readonly source: number;
  readonly length: number;
}

/** From offsets in what markdown-it parses inline to offsets in the document, and back. */
export class ContentPlaces {
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The part of the document that the pieces come from; `undefined` where there is none. */
  get range(): { start: number; end: number } | undefined {
    const [first, last] = [this.#pieces[0], this.#pieces.at(-1)];
    return first && last && { start: first.source, end: last.source + last.length };
  }

  /** The offset in the content; `undefined` where what stands there in the document is not part of it. */
  contentOffset(source: number): number | undefined {
    const piece = this.#pieces.find(({ source: start, length }) => start <= source && source <= start + length);
    return piece && piece.content + source - piece.source;
  }
}

/**
 * The places of a paragraph's or heading's content: markdown-it takes off the marks of lists, quotes and headings and the
 * indentation of each line, and leaves the rest of the line as it is.
 * @param lines of the document
 * @param from the line with which the block begins
 */
export function paragraphPlaces(source: string, lines: readonly TextLine[], from: number, content: string) {
  const pieces: Piece[] = [];
  let start = 0;
  content.split('\n').forEach((line, index) => {
    const place = lines[from + index];
    const text = line.trim();
    if (place && text) {
      const whole = source.slice(place.start, place.end);
      const rest = whole.trimEnd();
      const at = rest.endsWith(text) ? rest.length - text.length : whole.lastIndexOf(text);
      const indent = line.indexOf(text);
      if (at >= 0) pieces.push({ content: start + indent, source: place.start + at, length: text.length });
    }
    start += line.length + 1;
  });
  return new ContentPlaces(pieces);
}

/**
 * The places of the cells of one row of a table, in their order: markdown-it takes off the backslash before a vertical bar.
 */
export function rowPlaces(source: string, row: TextLine, cells: readonly string[]): ContentPlaces[] {
  const line = source.slice(row.start, row.end);
  let next = 0;
  return cells.map(cell => {
    const pieces: Piece[] = [];
    let content = 0;
    cell.split('|').forEach((part, index) => {
      // over `\|`
      if (index) next += 2;
      const at = line.indexOf(part, next);
      if (part && at >= 0) {
        pieces.push({ content, source: row.start + at, length: part.length });
        next = at + part.length;
      }
      content += part.length + 1;
    });
    return new ContentPlaces(pieces);
  });
}
