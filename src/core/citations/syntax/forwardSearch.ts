/**
 * `indexOf` for many searches in one text, from ever later places: a string that is not found is not looked for again, so
 * that a text full of openings without a close takes no longer than any other.
 */
export class ForwardSearch {
  readonly #text: string;
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the first `wanted` at or after `from`, -1 where there is none. */
  find(wanted: string, from: number): number {
    const known = this.#next.get(wanted);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.#text.indexOf(wanted, from);
    this.#next.set(wanted, found);
    return found;
  }
}
