/** Text with the markup that CSL allows in titles, as a tree. */
export type RichNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly tag: RichTag; readonly children: readonly RichNode[] };

export type RichTag = 'i' | 'b' | 'sup' | 'sub' | 'small-caps' | 'nocase' | 'none';

interface OpenTag {
  readonly tag: RichTag;
  readonly name: string;
  readonly written: string;
  readonly children: RichNode[];
}

const TAG = /<(\/?)(i|b|sup|sub|sc|span)(\s[^<>]*)?>/g;

function tagOf(name: string, attributes: string): RichTag {
  if (name === 'sc' || /small-caps/.test(attributes)) return 'small-caps';
  if (name !== 'span') return name as RichTag;
  return /nocase/.test(attributes) ? 'nocase' : 'none';
}

/**
 * Reads CSL's tags; a tag without its partner is text.
 * @see https://docs.citationstyles.org, "Rich text fields"
 */
export function parseRichText(text: string): readonly RichNode[] {
  const root: RichNode[] = [];
  const open: OpenTag[] = [];
  const add = (...nodes: readonly RichNode[]) => (open.at(-1)?.children ?? root).push(...nodes);
  const addText = (part: string) => part && add({ kind: 'text', text: part });
  let from = 0;
  for (const found of text.matchAll(TAG)) {
    const [written, slash, name = '', attributes = ''] = found;
    addText(text.slice(from, found.index));
    from = found.index + written.length;
    if (!slash) open.push({ tag: tagOf(name, attributes), name, written, children: [] });
    else if (open.at(-1)?.name === name) {
      const { tag, children } = open.pop()!;
      add({ kind: 'tag', tag, children });
    } else addText(written);
  }
  addText(text.slice(from));
  while (open.length) {
    const { written, children } = open.pop()!;
    add({ kind: 'text', text: written }, ...children);
  }
  return root;
}

/** The text without its tags. */
export function plainOf(nodes: readonly RichNode[]): string {
  return nodes.map(node => (node.kind === 'text' ? node.text : plainOf(node.children))).join('');
}
