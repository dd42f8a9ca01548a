/** What was made for one state of a note, kept for the next: what neither of the last two asked for is forgotten. */
export class Kept<T> {
  #now = new Map<string, T>();
  #before = new Map<string, T>();

  /** Begins another state of the note. */
  next(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  get(key: string, make: () => T): T {
    const made = this.#now.get(key) ?? this.#before.get(key) ?? make();
    this.#now.set(key, made);
    return made;
  }

  clear(): void {
    this.#now.clear();
    this.#before.clear();
  }
}
