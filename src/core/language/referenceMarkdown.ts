import { escapeMarkdown } from '../text/escapeMarkdown';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};
const MARKS: Readonly<Record<string, string>> = { i: '*', em: '*', b: '**', strong: '**' };

/**
 * A reference that a style has made, as Markdown for a tooltip: italics and bold stay, all text is escaped, other tags go.
 * @param html as `RenderedText.html` has it
 */
export function referenceMarkdown(html: string): string {
  const parts = html.split(/(<[^<>]*>)/);
  const texts = parts.map(part => {
    const tag = /^<\/?([a-z]+)/.exec(part)?.[1];
    if (part.startsWith('<')) return MARKS[tag ?? ''] ?? '';
    const text = part.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
    const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
    return (before && ' ') + escapeMarkdown(inner) + (after && ' ');
  });
  return texts.join('').trim();
}
