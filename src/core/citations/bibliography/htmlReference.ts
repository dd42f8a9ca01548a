import { escapeInline } from '../../text/escapeInline';
import { oneLine } from '../../text/escapeMarkdown';
import type { ReferenceMarkup } from '../shortReference';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Untrusted text in HTML, be it between tags or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => ESCAPES[char] ?? char);
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

/** The blanks at the ends stand between this text and the marks around it. */
function escapeText(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return before + (inner && escapeInline(inner)) + after;
}

/** The address of a link's tag; `undefined` where it is none of the web. */
function addressIn(tag: string): string | undefined {
  const href = /\bhref="(https?:[^"]*)"/i.exec(tag)?.[1];
  return href && plain(href).replace(/[<>\s]/g, encodeURIComponent);
}

/**
 * A reference that a style made, which is trusted to be well-formed, as Markdown on one line: its texts are escaped as what
 * they are, text of papers. An address that is its own text becomes an autolink.
 */
export function htmlToMarkdown(html: string): string {
  const parts = html.split(/(<[^<>]*>)/);
  let markdown = '';
  let address: string | undefined;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    const [, slash, written = ''] = /^<(\/?)([a-z]+)[^>]*>$/i.exec(part) ?? [];
    const name = written.toLowerCase();
    if (!name) markdown += escapeText(plain(part));
    else if (name === 'sup' || name === 'sub') markdown += `<${slash}${name}>`;
    else if (name !== 'a') markdown += MARKS[name] ?? (name === 'div' ? ' ' : '');
    else if (slash) markdown += address === undefined ? '' : `](<${address}>)`;
    else {
      address = addressIn(part);
      const isOwnText = address !== undefined && plain(parts[i + 1] ?? '') === address;
      markdown += isOwnText ? `<${address}>` : address === undefined ? '' : '[';
      if (isOwnText) i += 2;
    }
  }
  return oneLine(markdown);
}
