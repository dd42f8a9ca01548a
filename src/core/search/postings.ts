const FIRST_SLICE = 2;
const LONGEST_SLICE = 1024;
const CHUNK_BITS = 18;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;

/** Documents, fields and counts of one posting, packed into 32 bits: 20 for the document, 4 for the field, 8 for the count. */
export const MOST_DOCUMENTS = 1 << 20;

export function packPosting(document: number, field: number, count: number): number {
  return (document << 12) | (field << 8) | Math.min(count, 255);
}

/**
 * Lists of 32-bit numbers that only grow, all in a few large arrays. A list is a chain of slices, each twice as long as
 * the one before, whose last cell says where the next begins: no object per list and little waste for the many words that
 * occur once (the in-memory postings of Lucene; Busch et al. 2012, "Earlybird", section IV).
 */
export class PostingLists {
  #chunks: Int32Array[] = [];
  /** First free cell; cell 0 is never used, so that 0 means "no slice". */
  #end = 1;
  #heads = new Int32Array(1024);
  #tails = new Int32Array(1024);
  /** Length of the slice in which the tail stands, and cells of it still free. */
  #sliceLengths = new Uint16Array(1024);
  #free = new Uint16Array(1024);

  /** Bytes held. */
  get bytes(): number {
    return this.#chunks.length * CHUNK_SIZE * 4 + this.#heads.length * 12;
  }

  append(list: number, value: number): void {
    if (list >= this.#heads.length) this.#growTable(list + 1);
    if (!this.#free[list]) this.#addSlice(list);
    const at = this.#tails[list] ?? 0;
    const chunk = this.#chunks[at >>> CHUNK_BITS];
    if (chunk) chunk[at & CHUNK_MASK] = value;
    this.#tails[list] = at + 1;
    this.#free[list] = (this.#free[list] ?? 1) - 1;
  }

  /** Calls `visit` with stretches of an array that together hold the list, in the order in which it grew. */
  forEachSlice(list: number, visit: (cells: Int32Array, start: number, end: number) => void): void {
    let start = this.#heads[list] ?? 0;
    if (!start) return;
    const last = this.#tails[list] ?? 0;
    const lastLength = this.#sliceLengths[list] ?? 0;
    const lastStart = last - (lastLength - (this.#free[list] ?? 0));
    for (let length = FIRST_SLICE; start; length = Math.min(length * 2, LONGEST_SLICE)) {
      const chunk = this.#chunks[start >>> CHUNK_BITS];
      if (!chunk) return;
      const from = start & CHUNK_MASK;
      if (start === lastStart) {
        visit(chunk, from, from + last - start);
        return;
      }
      visit(chunk, from, from + length);
      start = chunk[from + length] ?? 0;
    }
  }

  /** A copy in which each value is what `map` makes of it, without those for which that is `undefined`. */
  mapped(map: (value: number) => number | undefined): PostingLists {
    const copy = new PostingLists();
    for (let list = 0; list < this.#heads.length; list++) {
      this.forEachSlice(list, (cells, start, end) => {
        for (let i = start; i < end; i++) {
          const value = map(cells[i] ?? 0);
          if (value !== undefined) copy.append(list, value);
        }
      });
    }
    return copy;
  }

  #addSlice(list: number): void {
    const before = this.#sliceLengths[list] ?? 0;
    const length = before ? Math.min(before * 2, LONGEST_SLICE) : FIRST_SLICE;
    // one more cell for the way to the next slice
    const start = this.#allocate(length + 1);
    if (before) {
      const link = this.#tails[list] ?? 0;
      const chunk = this.#chunks[link >>> CHUNK_BITS];
      if (chunk) chunk[link & CHUNK_MASK] = start;
    } else {
      this.#heads[list] = start;
    }
    this.#tails[list] = start;
    this.#sliceLengths[list] = length;
    this.#free[list] = length;
  }

  #allocate(cells: number): number {
    // a slice never crosses from one chunk into the next
    if ((this.#end & CHUNK_MASK) + cells > CHUNK_SIZE) this.#end = ((this.#end >>> CHUNK_BITS) + 1) << CHUNK_BITS;
    const start = this.#end;
    this.#end += cells;
    while (this.#chunks.length <= start >>> CHUNK_BITS) this.#chunks.push(new Int32Array(CHUNK_SIZE));
    return start;
  }

  #growTable(size: number): void {
    const length = Math.max(size, Math.ceil(this.#heads.length * 1.5));
    const grow = <T extends Int32Array | Uint16Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#heads = grow(this.#heads, new Int32Array(length));
    this.#tails = grow(this.#tails, new Int32Array(length));
    this.#sliceLengths = grow(this.#sliceLengths, new Uint16Array(length));
    this.#free = grow(this.#free, new Uint16Array(length));
  }
}
