import { webUrl } from '../paper';

/** A piece of rendered text with one look. */
export interface TextRun {
  /** Plain text; blanks at its ends count. */
  readonly text: string;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly raised: 'sup' | 'sub' | undefined;
  /** An absolute http or https address, percent-encoded; `undefined` where it is no link. */
  readonly url: string | undefined;
}

type Look = Omit<TextRun, 'text'>;

const PLAIN: Look = { isItalic: false, isBold: false, raised: undefined, url: undefined };
const PART = /<(\/?)([a-z]+)((?:\s[^<>]*)?)>|[^<]+|</gi;

/**
 * The text of HTML that a renderer made, piece by piece. Tags that it does not know count as nothing; blocks are set apart
 * by a blank.
 */
export function htmlRuns(html: string): TextRun[] {
  const runs: TextRun[] = [];
  const looks: Look[] = [PLAIN];
  const add = (text: string) => {
    const look = looks.at(-1) ?? PLAIN;
    const last = runs.at(-1);
    if (last && isSameLook(last, look)) runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ ...look, text });
  };
  for (const [part, slash, tag, attributes = ''] of html.matchAll(PART)) {
    const name = tag?.toLowerCase();
    if (name === undefined) add(decodeEntities(part));
    else if (name === 'div' || name === 'br') add(' ');
    if (name === undefined || name === 'br') continue;
    if (!slash) looks.push(lookOf(name, attributes, looks.at(-1) ?? PLAIN));
    else if (looks.length > 1) looks.pop();
  }
  return runs;
}

function isSameLook(a: Look, b: Look): boolean {
  return a.isItalic === b.isItalic && a.isBold === b.isBold && a.raised === b.raised && a.url === b.url;
}

function lookOf(tag: string, attributes: string, around: Look): Look {
  switch (tag) {
    case 'i':
    case 'em':
      return { ...around, isItalic: true };
    case 'b':
    case 'strong':
      return { ...around, isBold: true };
    case 'sup':
    case 'sub':
      return { ...around, raised: tag };
    case 'a':
      return { ...around, url: webUrl(decodeEntities(/\shref="([^"]*)"/i.exec(attributes)?.[1] ?? '')) };
    case 'span':
      return {
        ...around,
        isItalic: around.isItalic && !/font-style:\s*normal/i.test(attributes),
        isBold: around.isBold && !/font-weight:\s*normal/i.test(attributes),
      };
    default:
      return around;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (entity, decimal?: string, hex?: string, name = '') => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
      if (code === undefined) return ENTITIES[name] ?? entity;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
