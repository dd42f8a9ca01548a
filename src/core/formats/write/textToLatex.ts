import { protectedWords } from './protectCase';
import { parseRichText, plainOf, type RichNode, type RichTag } from './richText';
import { unicodeToLatex } from './unicodeToLatex';

/** Which characters beyond ASCII are written as commands. */
export type NeedsEscape = (char: string) => boolean;

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\`{}',
};
const SPECIAL = /[\\{}~^`#$%&_]|-(?=-)|'(?=')|[^\0-\x7f]/gu; // oxlint-disable-line no-control-regex -- ASCII begins there

/** Plain text as LaTeX on one line: `latexToText` makes the same of it again, but for runs of blanks. */
export function textToLatex(text: string, needsEscape: NeedsEscape): string {
  return text.replace(/\s*[\r\n\t\f\v]\s*/g, ' ').replace(SPECIAL, char => {
    if (char > '\u007f') return (needsEscape(char) && unicodeToLatex(char)) || char;
    // two of them would become a dash or a quote
    if (char === '-' || char === "'") return `${char}{}`;
    return COMMANDS[char] ?? `\\${char}`;
  });
}

const FONTS: Readonly<Partial<Record<RichTag, string>>> = {
  i: 'emph',
  b: 'textbf',
  sup: 'textsuperscript',
  sub: 'textsubscript',
  'small-caps': 'textsc',
};

/** Text with CSL's markup as LaTeX; protected case gets braces where `keepsCase`. */
export function richToLatex(text: string, needsEscape: NeedsEscape, keepsCase = false): string {
  return nodesToLatex(parseRichText(text), needsEscape, keepsCase);
}

/** A title as LaTeX, its names and acronyms in braces. A title that says itself what is protected gets no more. */
export function titleToLatex(title: string, needsEscape: NeedsEscape): string {
  const nodes = parseRichText(title);
  const isMarked = nodes.some(node => node.kind === 'tag' && node.tag === 'nocase');
  return nodesToLatex(isMarked ? nodes : protectNodes(nodes), needsEscape, true);
}

function nodesToLatex(nodes: readonly RichNode[], needsEscape: NeedsEscape, keepsCase: boolean): string {
  return nodes.map(node => nodeToLatex(node, needsEscape, keepsCase)).join('');
}

function nodeToLatex(node: RichNode, needsEscape: NeedsEscape, keepsCase: boolean): string {
  if (node.kind === 'text') return textToLatex(node.text, needsEscape);
  // what stands in a command's braces is protected by them
  const inner = nodesToLatex(node.children, needsEscape, false);
  const font = FONTS[node.tag];
  if (font) return `\\${font}{${inner}}`;
  if (node.tag !== 'nocase' || !keepsCase) return inner;
  // a group that begins with a command is a "special character" of BibTeX and protects nothing
  return /^[\\$]/.test(inner) ? `{{}${inner}}` : `{${inner}}`;
}

/** Marks the words of the outermost level that need protection. */
function protectNodes(nodes: readonly RichNode[]): RichNode[] {
  const words = protectedWords(plainOf(nodes));
  let offset = 0;
  return nodes.flatMap((node): RichNode[] => {
    const start = offset;
    offset += plainOf([node]).length;
    return node.kind === 'text' ? split(node.text, start, words) : [node];
  });
}

function split(text: string, offset: number, words: readonly { start: number; end: number }[]): RichNode[] {
  const nodes: RichNode[] = [];
  let from = 0;
  const addText = (end: number) => end > from && nodes.push({ kind: 'text', text: text.slice(from, end) });
  for (const { start, end } of words) {
    const [a, b] = [Math.max(start - offset, 0), Math.min(end - offset, text.length)];
    if (b <= a) continue;
    addText(a);
    nodes.push({ kind: 'tag', tag: 'nocase', children: [{ kind: 'text', text: text.slice(a, b) }] });
    from = b;
  }
  addText(text.length);
  return nodes;
}

/** What `latexToVerbatim` leaves as it is: an address or identifier. What would end its field is encoded in an address, else left out. */
export function toVerbatim(text: string, isAddress: boolean): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.replace(/[\\{}]/g, char => (isAddress ? encodeURIComponent(char) : ''));
}
