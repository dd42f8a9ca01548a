/** A long text that is kept in parts, so that nothing ever has to join or copy it as a whole. */
export class TextParts {
  readonly parts: readonly string[];
  /** Where each part begins. */
  readonly #starts: number[] = [];
  /** In UTF-16 units. */
  readonly length: number;

  constructor(parts: readonly string[]) {
    this.parts = parts.filter(Boolean);
    let length = 0;
    for (const part of this.parts) {
      this.#starts.push(length);
      length += part.length;
    }
    this.length = length;
  }

  /** The part in which a character stands; beyond the end, the last one. */
  partAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  startOf(part: number): number {
    return this.#starts[part] ?? this.length;
  }

  slice(from: number, end: number): string {
    let text = '';
    for (let part = this.partAt(from); part < this.parts.length && this.startOf(part) < end; part++) {
      const start = this.startOf(part);
      text += this.parts[part]!.slice(Math.max(0, from - start), end - start);
    }
    return text;
  }

  /** The same characters as {@link slice}, in parts. */
  stretch(from: number, end: number): TextParts {
    const parts: string[] = [];
    for (let part = this.partAt(from); part < this.parts.length && this.startOf(part) < end; part++) {
      const start = this.startOf(part);
      parts.push(this.parts[part]!.slice(Math.max(0, from - start), end - start));
    }
    return new TextParts(parts);
  }

  /** Where the line begins in which `offset` stands. */
  lineStart(offset: number): number {
    let end = offset - 1;
    for (let part = this.partAt(end); end >= 0 && part >= 0; part--) {
      const start = this.startOf(part);
      const found = this.parts[part]!.lastIndexOf('\n', end - start);
      if (found >= 0) return start + found + 1;
      end = start - 1;
    }
    return 0;
  }
}
