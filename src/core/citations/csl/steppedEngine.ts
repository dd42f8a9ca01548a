import CSL from 'citeproc';

interface PostponedArea {
  readonly name: string;
  readonly node: CSL.Node;
  readonly target: CSL.Token[];
}

/** citeproc builds the areas of a style in its constructor; here they are built after it, bit by bit. */
export class SteppedEngine extends CSL.Engine {
  // set by the constructor of citeproc, before fields of this class would be
  declare private postponed: PostponedArea[] | undefined;

  override buildTokenLists(nodes: readonly CSL.Node[], target: CSL.Token[]): void {
    const [node] = nodes;
    this.postponed ??= [];
    if (node) this.postponed.push({ name: this.build.area, node, target });
  }

  /** To be called once; the engine can't be used before it is done. */
  *buildAreas(): Generator<void, void> {
    // citeproc goes by the area that its constructor looked at last when it delimits letters behind a year
    const { area } = this.build;
    for (const { name, node, target } of this.postponed ?? []) {
      this.build.area = name;
      yield* this.#buildNode(node, target);
    }
    this.postponed = undefined;
    this.build.area = area;
    // what the constructor made of styles that say nothing yet
    if (this.opt.parallel.enable) this.parallel = new CSL.Parallel(this);
    this.configureTokenLists();
    this.disambiguate = new CSL.Disambiguation(this);
  }

  /** An area or the keys that it is sorted by: each of what is in it is a step. */
  *#buildNode(node: CSL.Node, target: CSL.Token[]): Generator<void, void> {
    const variables: unknown[] = [];
    CSL.XmlToToken.call(node, this, CSL.START, target, variables);
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'sort') yield* this.#buildNode(child, target);
      else CSL.makeBuilder(this, target)([child]);
      yield;
    }
    CSL.XmlToToken.call(node, this, CSL.END, target, variables);
  }
}
