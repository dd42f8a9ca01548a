import { TextParts } from '../../text/textParts';
import type { BibNode, BibTrouble } from './bibNode';
import { LineIndex } from './lineIndex';
import { BibtexScanner } from './scanBibtex';

/** What may decide about a node stands at most so far behind it. */
const LOOKAHEAD = 8 << 10;
/** What may decide about a node stands at most so far before it. */
const LOOKBACK = 256;

/** A stretch of the text that is one string. The offsets of nodes found in it count from its begin. */
export interface BibWindow {
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly offset: number;
  /** Where in it the nodes end that were found in windows before. */
  readonly from: number;
  /** Places of what stands behind `from`. */
  readonly lines: LineIndex;
}

/**
 * Reads a BibTeX text node by node, as {@link BibtexScanner} does, without ever needing it in one string. A node that
 * what comes behind the window could change is read again in a larger one.
 */
export class PartScanner {
  readonly #parts: TextParts;
  readonly #troubles: BibTrouble[] = [];
  readonly #windows: BibWindow[] = [];
  #window: BibWindow;
  #scanner: BibtexScanner;
  /** The first part that has not been taken into a window yet. */
  #next = 1;
  /** Troubles of the current window that have been taken over. */
  #taken = 0;

  constructor(parts: TextParts) {
    this.#parts = parts;
    const text = parts.parts[0] ?? '';
    this.#window = { text, offset: 0, from: 0, lines: new LineIndex(text) };
    this.#scanner = new BibtexScanner(text);
  }

  /** Offset up to which the whole text has been read. */
  get offset(): number {
    return this.#window.offset + this.#scanner.offset;
  }

  /** With offsets of the whole text. */
  get troubles(): readonly BibTrouble[] {
    return this.#troubles;
  }

  /** The window in which the last node was found. */
  get window(): BibWindow {
    return this.#window;
  }

  /** The next node; `undefined` at the end of the text. */
  next(): BibNode | undefined {
    for (;;) {
      const from = this.#scanner.offset;
      const node = this.#scanner.next();
      if (this.#isSure()) {
        this.#takeTroubles();
        return node;
      }
      this.#grow(from);
    }
  }

  /** The window that a place of the whole text was read in. */
  windowAt(offset: number): BibWindow {
    let low = 0;
    let high = this.#windows.length;
    while (high > low) {
      const middle = (low + high) >> 1;
      const { offset: start, from } = this.#windows[middle]!;
      if (start + from <= offset) low = middle + 1;
      else high = middle;
    }
    // the current one is not in the list yet
    const isCurrent = this.#window.offset + this.#window.from <= offset || low === 0;
    return isCurrent ? this.#window : this.#windows[low - 1]!;
  }

  positionAt(offset: number): { line: number; column: number } {
    const { lines, offset: start } = this.windowAt(offset);
    return lines.positionAt(offset - start);
  }

  /** The whole text, each part of which is a stretch of a window: strings cut out of these hold no other memory. */
  text(): TextParts {
    const windows = [...this.#windows, this.#window];
    return new TextParts(
      windows.map(({ text, offset, from }, at) => {
        const next = windows[at + 1];
        return text.slice(from, next ? next.offset + next.from - offset : text.length);
      }),
    );
  }

  #isSure(): boolean {
    if (this.#next >= this.#parts.parts.length) return true;
    return !this.#scanner.hasReachedEnd && this.#scanner.offset + LOOKAHEAD < this.#window.text.length;
  }

  #takeTroubles(): void {
    const { troubles } = this.#scanner;
    const { offset } = this.#window;
    for (; this.#taken < troubles.length; this.#taken++) {
      const { start, end, ...trouble } = troubles[this.#taken]!;
      this.#troubles.push({ ...trouble, start: start + offset, end: end + offset });
    }
  }

  /** Goes on from `from` in a window that reaches at least twice as far. */
  #grow(from: number): void {
    const { text, offset, lines } = this.#window;
    const cut = Math.max(0, from - LOOKBACK);
    let longer = text.slice(cut);
    const length = longer.length * 2;
    do longer += this.#parts.parts[this.#next++] ?? '';
    while (longer.length < length && this.#next < this.#parts.parts.length);
    const place = lines.positionAt(from);
    if (from > this.#window.from) this.#windows.push(this.#window);
    const start = from - cut;
    this.#window = {
      text: longer,
      offset: offset + cut,
      from: start,
      lines: new LineIndex(longer, { offset: start, ...place }),
    };
    this.#scanner = new BibtexScanner(longer, start, Math.max(0, start - 1));
    this.#taken = 0;
  }
}
