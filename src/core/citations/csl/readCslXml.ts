import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { TERM_ELEMENTS, type CslNode } from './cslNode';
import { StyleProblem } from './cslStyle';

/** Deeper than any style; what is deeper is made to do harm. */
const DEEPEST = 100;

/**
 * Reads a `.csl` style or a locale file.
 * @throws {StyleProblem} where it is not well-formed, with line and column
 */
export function readCslXml(xml: string): CslNode {
  let root: XmlElement | null;
  try {
    ({ root } = parseXml(xml.replace(/^\uFEFF/, '').trimStart(), { ignoreUndefinedEntities: true }));
  } catch (error) {
    throw new StyleProblem(reasonOf(error));
  }
  if (!root) throw new StyleProblem('it is empty');
  return toNode(root, 0);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof XmlError)) return 'it is nested too deeply';
  const what = /^[^\n]*?(?= \(line \d+, column \d+\))/.exec(error.message)?.[0] ?? 'not well-formed';
  return `line ${error.line}, column ${error.column}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

function toNode(element: XmlElement, depth: number): CslNode {
  if (depth > DEEPEST) throw new StyleProblem('it is nested too deeply');
  const name = localName(element.name);
  const children: (CslNode | string)[] = [];
  for (const child of element.children) if (child instanceof XmlElement) children.push(toNode(child, depth + 1));
  if (!children.length) {
    const texts = element.children.flatMap(child => (child instanceof XmlText ? [child.text] : []));
    const text = withoutLayout(texts.join('')).replace(/\r\n|\n|\r/g, ' ');
    if (TERM_ELEMENTS.includes(name) || text.trim()) children.push(text);
  }
  return { name, attrs: { ...element.attributes }, children };
}

/** Without the line breaks at its ends and the blanks beside them, which only lay the file out. */
function withoutLayout(text: string): string {
  const start = text.trimStart();
  const inner = /[\r\n]/.test(text.slice(0, text.length - start.length)) ? start : text;
  const end = inner.trimEnd();
  return /[\r\n]/.test(inner.slice(end.length)) ? end : inner;
}

/** Elements may be written with a prefix that stands for CSL's namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
