/** Turns offsets of a text into lines and columns, both zero-based, columns in UTF-16 units. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** Where the text has not been searched for line breaks yet; beyond its end once it has been wholly. */
  #searched = 0;
  /** The line that was found last. */
  #last = 0;

  constructor(text: string) {
    this.#text = text;
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
        return { line: low, column: offset - this.#starts[low]! };
      }
    }
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    this.#last = low;
    return { line: low, column: offset - this.#starts[low]! };
  }
}
