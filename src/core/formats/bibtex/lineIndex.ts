const FIRST = { offset: 0, line: 0, column: 0 };

/** Turns offsets of a text into lines and columns, both zero-based, columns in UTF-16 units. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[];
  readonly #firstLine: number;
  /** Where the text has not been searched for line breaks yet; beyond its end once it has been wholly. */
  #searched: number;
  /** The line that was found last, counted from the first. */
  #last = 0;

  /** @param from before which nothing is asked for, and its place in the text that this one is a stretch of */
  constructor(text: string, from: { readonly offset: number; readonly line: number; readonly column: number } = FIRST) {
    this.#text = text;
    this.#starts = [from.offset - from.column];
    this.#searched = from.offset;
    this.#firstLine = from.line;
  }

  /** Looks at each character once in all calls together. */
  positionAt(offset: number): { line: number; column: number } {
    while (this.#searched <= offset && this.#searched <= this.#text.length) {
      const end = this.#text.indexOf('\n', this.#searched);
      this.#searched = end < 0 ? this.#text.length + 1 : end + 1;
      if (end >= 0) this.#starts.push(end + 1);
    }
    let low = this.#last;
    // Most offsets come in order, a line or two behind the one before.
    if (this.#starts[low]! > offset) low = 0;
    else {
      for (let steps = 0; steps < 4 && (this.#starts[low + 1] ?? Infinity) <= offset; steps++) low++;
      if ((this.#starts[low + 1] ?? Infinity) > offset) {
        this.#last = low;
        return { line: this.#firstLine + low, column: offset - this.#starts[low]! };
      }
    }
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    this.#last = low;
    return { line: this.#firstLine + low, column: offset - this.#starts[low]! };
  }
}
