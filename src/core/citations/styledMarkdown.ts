import { webUrl } from '../paper';
import { escapeInline } from '../text/escapeInline';
import type { RenderedText } from './csl/noteRenderer';

const TOKEN = /<(\/?)([a-z]+)((?:\s[^<>]*)?)>|[^<]+|</gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** What a style printed, as Markdown for the user's own note: emphasis and links are kept, nothing of the text is live. */
export function styledMarkdown({ html }: Pick<RenderedText, 'html'>): string {
  let markdown = '';
  const links: { url: string | undefined; start: number }[] = [];
  for (const [token, slash, name = '', attributes = ''] of html.matchAll(TOKEN)) {
    if (name === '') markdown += escaped(decode(token));
    else if (name === 'i' || name === 'em') markdown += '*';
    else if (name === 'b' || name === 'strong') markdown += '**';
    else if (name === 'sup' || name === 'sub') markdown += `<${slash}${name}>`;
    else if (name === 'a' && !slash) {
      links.push({ url: webUrl(decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? '')), start: markdown.length });
    } else if (name === 'a') {
      const { url, start = markdown.length } = links.pop() ?? {};
      const text = markdown.slice(start);
      if (url) markdown = markdown.slice(0, start) + (text === escaped(url) ? `<${url}>` : `[${text}](${url})`);
    } else if (name === 'div') markdown += ' ';
  }
  return markdown.replace(/\s+/g, ' ').trim();
}

/** The blanks at the ends belong to the text between two tags. */
function escaped(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return before + (inner && escapeInline(inner)) + after;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
