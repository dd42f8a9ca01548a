/** More than there are different words: two numbers below it make one. */
const MOST_WORDS = 2 ** 26;
const FREE = -1;

/** The place where the search for a pair begins; a power of 2 as `size`. */
export function pairPlace(first: number, second: number, size: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}

/**
 * Numbers for pairs of words from 0 on, in the order in which they are met. A map of so many pairs would stop for a tenth of a
 * second when it grows, and leave much to collect.
 */
export class PairNumbers {
  #keys = new Float64Array(2 ** 12).fill(FREE);
  #numbers = new Int32Array(2 ** 12);
  #size = 0;

  of(first: number, second: number): number {
    const place = this.#place(first, second);
    const key = first * MOST_WORDS + second;
    if (this.#keys[place] === key) return this.#numbers[place] as number;
    this.#keys[place] = key;
    this.#numbers[place] = this.#size++;
    if (this.#size * 2 > this.#keys.length) this.#grow();
    return this.#size - 1;
  }

  /** Where a pair stands or may stand. */
  #place(first: number, second: number): number {
    const key = first * MOST_WORDS + second;
    let place = pairPlace(first, second, this.#keys.length);
    while (this.#keys[place] !== FREE && this.#keys[place] !== key) place = (place + 1) & (this.#keys.length - 1);
    return place;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(keys.length * 2).fill(FREE);
    this.#numbers = new Int32Array(keys.length * 2);
    keys.forEach((key, i) => {
      if (key === FREE) return;
      const place = this.#place(Math.floor(key / MOST_WORDS), key % MOST_WORDS);
      this.#keys[place] = key;
      this.#numbers[place] = numbers[i] as number;
    });
  }
}
