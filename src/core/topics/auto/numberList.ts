/** A list of whole numbers that grows, in less room and with shorter stops than an array. */
export class NumberList {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  /** Numbers between the end and a place beyond it become 0. */
  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const longer = new Int32Array(2 * Math.max(index, this.#values.length));
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[index] = value;
    this.#length = Math.max(this.#length, index + 1);
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}
