/** Union-find over the numbers below `size`; the lowest number of a set stands for it. */
export class DisjointSets {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = new Int32Array(size);
    for (let index = 0; index < size; index++) this.#parents[index] = index;
  }

  find(element: number): number {
    const parents = this.#parents;
    let at = element;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      // halving the path on the way keeps later ones short
      const above = parents[parent] ?? parent;
      parents[at] = above;
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.#parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
