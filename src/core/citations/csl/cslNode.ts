/** An element of a style or a locale as citeproc takes it. */
export interface CslNode {
  name: string;
  attrs: Record<string, string>;
  children: (CslNode | string)[];
}

/** The same as it is stored in the files that ship: `n` name, `a` attributes, `c` children. */
export interface PackedNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (PackedNode | string)[];
}

/** Elements whose text counts even where it is empty: an empty term prints nothing, an absent one is looked for elsewhere. */
export const TERM_ELEMENTS: readonly string[] = ['term', 'single', 'multiple'];

export function unpackNode({ n, a, c }: PackedNode): CslNode {
  const children = c?.map(child => (typeof child === 'string' ? child : unpackNode(child))) ?? [];
  return { name: n, attrs: { ...a }, children: !children.length && TERM_ELEMENTS.includes(n) ? [''] : children };
}

/** A copy of its own for an engine, which changes what it is given. */
export function copyNode({ name, attrs, children }: CslNode): CslNode {
  return {
    name,
    attrs: { ...attrs },
    children: children.map(child => (typeof child === 'string' ? child : copyNode(child))),
  };
}

/** All elements from `node` down, each before those in it. */
export function* nodesOf(node: CslNode): Generator<CslNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* nodesOf(child);
}

/** The first child of that name. */
export function childNode(node: CslNode | undefined, name: string): CslNode | undefined {
  return node?.children.find((child): child is CslNode => typeof child !== 'string' && child.name === name);
}
