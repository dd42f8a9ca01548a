const CHUNK_BITS = 18;
const CHUNK_SIZE = 1 << CHUNK_BITS;

/** A stretch of an array. */
export interface TokenSpan {
  readonly cells: Int32Array;
  readonly start: number;
  readonly end: number;
}

const EMPTY: TokenSpan = { cells: new Int32Array(0), start: 0, end: 0 };

/** The word ids of every text in reading order, in a few large arrays: what phrases, proximity, feedback and removal read. */
export class TokenStore {
  #chunks: Int32Array[] = [];
  #end = 0;

  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  }

  /** Keeps `tokens`. @returns where they begin; their count is the caller's to remember */
  append(tokens: readonly number[]): number {
    const inChunk = this.#end & (CHUNK_SIZE - 1);
    // a text never crosses from one chunk into the next; one longer than a chunk loses its end
    if (!this.#chunks.length || inChunk + tokens.length > CHUNK_SIZE || (inChunk === 0 && this.#end > 0)) {
      this.#end = this.#chunks.length << CHUNK_BITS;
      this.#chunks.push(new Int32Array(CHUNK_SIZE));
    }
    const start = this.#end;
    const kept = tokens.length > CHUNK_SIZE ? tokens.slice(0, CHUNK_SIZE) : tokens;
    this.#chunks[start >>> CHUNK_BITS]?.set(kept, start & (CHUNK_SIZE - 1));
    this.#end += kept.length;
    return start;
  }

  read(start: number, count: number): TokenSpan {
    const cells = this.#chunks[start >>> CHUNK_BITS];
    if (!cells || !count) return EMPTY;
    const from = start & (CHUNK_SIZE - 1);
    return { cells, start: from, end: Math.min(from + count, CHUNK_SIZE) };
  }
}
