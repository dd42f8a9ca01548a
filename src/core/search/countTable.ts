/** Small numbers by index, zero until set, in an array that grows as needed. */
export class CountTable {
  #cells = new Int32Array(1024);

  get(at: number): number {
    return at < this.#cells.length ? (this.#cells[at] as number) : 0;
  }

  set(at: number, value: number): void {
    if (at >= this.#cells.length) {
      const larger = new Int32Array(Math.ceil((at + 1) * 1.5));
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[at] = value;
  }

  /** @returns the new value */
  add(at: number, value: number): number {
    const sum = this.get(at) + value;
    this.set(at, sum);
    return sum;
  }
}
