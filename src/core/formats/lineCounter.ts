/** Zero-based, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Counts lines along a text that comes in stretches, each line end once. */
export class LineCounter {
  #line = 0;
  #lineStart = 0;
  #counted = 0;

  /**
   * @param offset where the stretch begins in the whole text, not behind what has been counted
   * @param at within the stretch, and not its end where that parts a carriage return from its line feed
   */
  placeOf(stretch: string, offset: number, at: number): Place {
    for (; this.#counted < offset + at; this.#counted++) {
      const i = this.#counted - offset;
      const char = stretch.charCodeAt(i);
      if (char !== 0x0a && (char !== 0x0d || stretch.charCodeAt(i + 1) === 0x0a)) continue;
      this.#line++;
      this.#lineStart = this.#counted + 1;
    }
    return { line: this.#line, column: offset + at - this.#lineStart };
  }
}
