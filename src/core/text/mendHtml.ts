import { SYMBOLS, superscript } from './textSymbols';

const ENTITY = /&(?:amp;){0,9}(?:#(\d{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|([A-Za-z][A-Za-z0-9]{1,24});)/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  minus: '−',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  micro: 'µ',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  oelig: 'œ',
  OElig: 'Œ',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  shy: '',
};
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

/** `&#x2013;` after a web page or a tool has lost some of its marks: ` x2013 `, `#x2013;`. */
const BROKEN_ENTITY = /(?<![\w&#])&?#?x(20[0-4][0-9a-f]|22[0-6][0-9a-f]|00[a-f][0-9a-f]|03[89abc][0-9a-f])(?!\d);?/g;
const BROKEN_APOSTROPHE = /(?<=\p{L}) ?(?:&?#)?x2019;?(?=(?:s|t|re|ve|ll|d|m)\b)/gu;

const FORMATTING = 'i|b|em|strong|u|tt|code|small|sc|scp|span|p|bold|italic|underline|monospace|jats:[a-z-]{1,20}';
const FORMATTING_TAG = new RegExp(`<(/?)(${FORMATTING})>`, 'g');
const RAISED = /<(sup|sub|inf|jats:sup|jats:sub)>([^<>]{0,60})<\/\1>/g;

/**
 * Turns entities, broken ones too, into their characters and drops formatting tags. Whatever else stands between angle
 * brackets stays: `<BOX>`, `p<0.05`, and any tag with attributes.
 */
export function mendHtml(text: string): string {
  let mended = text;
  if (mended.includes('&')) mended = mended.replace(ENTITY, decodeEntity);
  if (/x(?:20|22|00|03)/.test(mended)) {
    mended = mended
      .replace(BROKEN_APOSTROPHE, '’')
      .replace(BROKEN_ENTITY, (_, hex: string) => fromCode(parseInt(hex, 16)));
  }
  return mended.includes('<') && mended.includes('>') ? dropTags(mended) : mended;
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (decimal) return fromCode(Number(decimal)) || entity;
  if (hex) return fromCode(parseInt(hex, 16)) || entity;
  if (!name) return entity;
  const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : SYMBOLS.get(name);
  return known ?? accented(name) ?? entity;
}

function accented(name: string): string | undefined {
  const accent = Object.hasOwn(ACCENTS, name.slice(1)) ? ACCENTS[name.slice(1)] : undefined;
  const letter = accent && `${name[0]}${accent}`.normalize('NFC');
  return letter?.length === 1 ? letter : undefined;
}

/** The character, a space for any white space, or an empty string where no text may have it. */
function fromCode(code: number): string {
  if (code === 9 || code === 10 || code === 13) return ' ';
  const isText =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000);
  return isText ? String.fromCodePoint(code) : '';
}

function dropTags(text: string): string {
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const [, slash, name = ''] of text.matchAll(FORMATTING_TAG)) (slash ? closed : opened).add(name);
  return text
    .replace(RAISED, (_, tag: string, content: string) =>
      tag.endsWith('sup') ? (superscript(content) ?? content) : content,
    )
    .replace(/<br ?\/?>/g, ' ')
    .replace(FORMATTING_TAG, (tag, _slash, name: string) => {
      // One alone is a token or a sign of the author's, not markup.
      if (!opened.has(name) || !closed.has(name)) return tag;
      return /^(?:p|jats:)/.test(name) ? ' ' : '';
    });
}
