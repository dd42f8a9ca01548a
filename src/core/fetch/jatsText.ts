import { XmlElement, XmlText } from '@rgrove/parse-xml';
import { readXmlRecords } from '../formats/xmlRecords';
import { mendText } from '../text/mendText';

/** A run of text of its own, or the heading of the one that follows. */
interface Block {
  readonly isHeading: boolean;
  readonly text: string;
}

const BLOCKS: ReadonlySet<string> = new Set(['abstract', 'disp-formula', 'list', 'list-item', 'p', 'sec']);
const HEADINGS: ReadonlySet<string> = new Set(['label', 'title']);
/** What says the same once more, or nothing that is text. */
const LEFT_OUT: ReadonlySet<string> = new Set(['annotation', 'annotation-xml', 'graphic', 'inline-graphic']);
/** A name that no abstract has an element of. */
const WRAPPER = 'lectern-abstract';
const TAG = /<\/?[a-z][\w:.-]{0,60}(?:\s[^<>]{0,500})?\/?>/gi;

/**
 * The text of an abstract in JATS, as Crossref gives it: a line each paragraph, headings of sections before them as
 * `Methods: …`, no markup. What is no XML is taken as text between tags.
 * @see https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/abstract.html
 */
export function jatsText(jats: string): string {
  const blocks: Block[] = [];
  const { problems } = readXmlRecords(`<${WRAPPER}>${jats}</${WRAPPER}>`, [WRAPPER], root => {
    collectBlocks(root, blocks);
    return {};
  });
  return mendText(problems.length ? jats.replace(TAG, ' ') : joinBlocks(blocks));
}

function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

function collectBlocks(element: XmlElement, blocks: Block[]): void {
  let inline = '';
  const push = (text: string, isHeading: boolean) => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line) blocks.push({ isHeading, text: line });
  };
  for (const child of element.children) {
    const name = child instanceof XmlElement ? localName(child) : undefined;
    if (!(child instanceof XmlElement) || !name || !(BLOCKS.has(name) || HEADINGS.has(name))) {
      inline += inlineText(child);
      continue;
    }
    push(inline, false);
    inline = '';
    if (HEADINGS.has(name)) push(inlineText(child), true);
    else collectBlocks(child, blocks);
  }
  push(inline, false);
}

function inlineText(node: unknown): string {
  if (node instanceof XmlText) return node.text;
  if (!(node instanceof XmlElement)) return '';
  const name = localName(node);
  if (LEFT_OUT.has(name)) return '';
  if (name === 'break') return ' ';
  if (name === 'tex-math') return texOf(node.text);
  if (name === 'alternatives') {
    const tex = node.children.find(child => child instanceof XmlElement && localName(child) === 'tex-math');
    return inlineText(tex ?? node.children.find(child => child instanceof XmlElement));
  }
  const text = node.children.map(inlineText).join('');
  // mendText knows how to raise and lower
  return name === 'sup' || name === 'sub' ? `<${name}>${text}</${name}>` : text;
}

/** Publishers put one formula into a whole LaTeX document. */
function texOf(text: string): string {
  const body = /\\begin\{document\}([^]*?)\\end\{document\}/.exec(text)?.[1] ?? text;
  return body.trim().replaceAll('$$', '$');
}

function joinBlocks(blocks: readonly Block[]): string {
  const lines: string[] = [];
  let heading = '';
  blocks.forEach(({ isHeading, text }, index) => {
    if (!isHeading) {
      lines.push(heading ? `${heading}: ${text}` : text);
      heading = '';
    } else if (index > 0 || !/^(?:abstract|summary)\W*$/i.test(text)) {
      heading = text.replace(/[\s:.]+$/, '');
    }
  });
  return lines.join('\n');
}
