import type { CslNode } from '../../../src/core/citations/csl/cslNode';

/** A style as the text of a `.csl` file. */
export function styleXml(style: CslNode): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${elementXml(style)}`;
}

function elementXml({ name, attrs, children }: CslNode): string {
  const attributes = Object.entries(attrs).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  const content = children.map(child => (typeof child === 'string' ? escaped(child) : elementXml(child)));
  return `<${name}${attributes.join('')}>${content.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
