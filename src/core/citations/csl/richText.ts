import type { RenderedText } from './noteRenderer';

/** The tags that citeproc writes, one by one; whatever else looks like a tag is text. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['<i>', '<i>'],
  ['<em>', '<i>'],
  ['<b>', '<b>'],
  ['<sup>', '<sup>'],
  ['<sub>', '<sub>'],
  ['<span class="nocase">', '<span>'],
  ...['font-style:normal;', 'font-variant:small-caps;', 'font-variant:normal;', 'font-weight:normal;'].map(asSpan),
  ...['text-decoration:none;', 'text-decoration:underline;'].map(asSpan),
  ['<span style="baseline">', '<span style="vertical-align:baseline;">'],
  ...['block', 'left-margin', 'right-inline', 'indent'].map(asDiv),
]);

function asSpan(style: string): readonly [string, string] {
  return [`<span style="${style}">`, `<span style="${style}">`];
}

function asDiv(name: string): readonly [string, string] {
  return [`<div class="csl-${name}">`, `<div class="csl-${name}">`];
}

const TAG = /<\/?[a-z]+(?:\s[^<>]*)?>/g;
const LINK = /^<a href="(https?:\/\/[^\s"<>]+)">$/;

/**
 * Makes what citeproc wrote fit to be put into a page: known tags are kept, each is closed, everything else is text.
 * @param insert HTML and text, both ready, for the places that {@link insertionMark} marks
 */
export function toRenderedText(written: string, insert: readonly RenderedText[] = []): RenderedText {
  let html = '';
  let text = '';
  const open: string[] = [];
  const closeTo = (depth: number) => {
    for (
      let tag = open.length > depth ? open.pop() : undefined;
      tag;
      tag = open.length > depth ? open.pop() : undefined
    ) {
      html += `</${tag}>`;
      if (tag === 'div') text += ' ';
    }
  };
  const addText = (part: string) => {
    html += escapeText(part);
    text += decodeEntities(part);
  };
  // citeproc sets the elements of an entry on lines of their own
  const line = written.replace(/\s*\n\s*(?=<\/?div\b)|(?<=<\/div>)\s*\n\s*/g, '');
  let end = 0;
  for (const { 0: tag, index } of line.matchAll(TAG)) {
    addText(line.slice(end, index));
    end = index + tag.length;
    const isClosing = tag.startsWith('</');
    const known = isClosing ? undefined : (TAGS.get(tag) ?? safeLink(tag));
    if (known) {
      html += known;
      const name = /[a-z]+/.exec(known)?.[0] ?? '';
      if (name === 'div') text += ' ';
      open.push(name);
    } else {
      const name = tag.slice(2, -1);
      const depth = isClosing ? open.lastIndexOf(name === 'em' ? 'i' : name) : -1;
      if (depth >= 0) closeTo(depth);
      else addText(tag);
    }
  }
  addText(line.slice(end));
  closeTo(0);
  return withInsertions({ html: html.trim(), text: oneLine(text) }, insert);
}

function safeLink(tag: string): string | undefined {
  return LINK.test(tag) ? tag : undefined;
}

/** Text in which citeproc has escaped some characters, with all of them escaped. */
function escapeText(text: string): string {
  return text
    .replace(/&(?!#\d{1,7};)/g, '&#38;')
    .replace(/</g, '&#60;')
    .replace(/>/g, '&#62;');
}

function decodeEntities(text: string): string {
  return text.replace(/&#(\d{1,7});/g, (entity, code: string) => {
    const value = Number(code);
    return value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : entity;
  });
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

/** What stands in a text that goes through citeproc where other text, rendered already, is put in afterwards. */
export function insertionMark(index: number): string {
  return `\uE001${index}\uE002`;
}

/** Characters that {@link insertionMark} and the like are made of. */
export const MARKS = /[\uE000-\uE003]/g;

function withInsertions({ html, text }: RenderedText, insert: readonly RenderedText[]): RenderedText {
  if (!insert.length) return { html, text };
  const fill = (into: string, form: 'html' | 'text') =>
    into.replace(/(\s?)\uE001(\d+)\uE002/g, (_, blank: string, index: string) => {
      const inserted = insert[Number(index)]?.[form] ?? '';
      return /^[\s,;]/.test(inserted) ? inserted : blank + inserted;
    });
  return { html: fill(html, 'html'), text: fill(text, 'text') };
}
