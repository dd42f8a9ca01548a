/** Stands for one UTF-16 unit that the scanners are not to read. */
export const HIDDEN = '\uFFFC';

/** A copy of a text, of the same length, in which parts are hidden from the scanners. Parts come in order. */
export class TextMask {
  readonly #text: string;
  readonly #parts: string[] = [];
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Hides `[start, end)`; what is hidden already stays so. */
  hide(start: number, end: number): void {
    this.#replace(start, end, HIDDEN);
  }

  /** Makes `[start, end)` blank: markers that belong to no sentence. */
  blank(start: number, end: number): void {
    this.#replace(start, end, ' ');
  }

  toString(): string {
    return this.#parts.join('') + this.#text.slice(this.#end);
  }

  #replace(from: number, end: number, char: string): void {
    const start = Math.max(from, this.#end);
    if (end <= start) return;
    this.#parts.push(this.#text.slice(this.#end, start), char.repeat(end - start));
    this.#end = end;
  }
}
