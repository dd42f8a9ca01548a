import { escapeInline } from '../../text/escapeInline';
import { oneLine } from '../../text/escapeMarkdown';
import type { ReferenceMarkup } from '../shortReference';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Untrusted text in HTML, be it between tags or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** How the built-in reference is written in HTML. */
export const HTML_MARKUP: ReferenceMarkup = {
  escape: text => escapeHtml(oneLine(text)),
  emphasize: text => `<i>${text}</i>`,
  link: url => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`,
};

/** Markdown's marks for tags; the text of other tags stays. */
const MARKS: Readonly<Record<string, string>> = { i: '*', em: '*', b: '**', strong: '**' };

function plain(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(String(hex), 16) : undefined;
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return ENTITIES[String(name).toLowerCase()] ?? String(whole);
  });
}

/**
 * A reference that a style made, which is trusted to be well-formed, as Markdown on one line: its texts are escaped as what
 * they are, text of papers.
 */
export function htmlToMarkdown(html: string): string {
  let address: string | undefined;
  const parts = html.split(/(<[^<>]*>)/).map(part => {
    const tag = /^<(\/?)([a-z]+)([^>]*)>$/i.exec(part);
    if (!tag) return escapeInline(plain(part));
    const [, slash, written = '', attributes = ''] = tag;
    const name = written.toLowerCase();
    if (name === 'sup' || name === 'sub') return `<${slash}${name}>`;
    if (name !== 'a') return MARKS[name] ?? (name === 'div' ? ' ' : '');
    if (slash) return address === undefined ? '' : `](<${address}>)`;
    address =
      plain(/href="(https?:[^"]*)"/i.exec(attributes)?.[1] ?? '').replace(/[<>\s]/g, encodeURIComponent) || undefined;
    return address === undefined ? '' : '[';
  });
  return oneLine(parts.join(''));
}
