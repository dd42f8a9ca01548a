import { oneLine } from './escapeMarkdown';

/**
 * What is live in the middle of a line, to CommonMark, GFM or Pandoc. Each alternative matches the characters that get a
 * backslash, and only those.
 */
const LIVE = new RegExp(
  [
    /[\\`*[\]{|$~^]/, // code, emphasis, links, attributes, tables, math, strike-out, sub- and superscript
    /_+/, // emphasis; the callback leaves intraword ones
    /<(?![\d\s=])/, // HTML and autolinks; "p < 0.05" and "<5" stay
    /&(?=#?\w+;)/, // entities
    /@(?!\s)/, // citations and e-mail addresses
    /(?<!\S)#(?=\p{L})/u, // tags of note-taking tools
    /(?<![\s=])={2,}|={2,}(?![\s=])|%{2,}/, // highlights and comments of note-taking tools
    /:(?=[a-z+-][\w+-]*:)/, // emoji; times of day stay
    /(?<=[a-z]):(?=\/\/)/, // addresses with a scheme
    /(?<!:)\/{2,}(?=\S)/, // addresses without one
    /(?<=www)\./,
    /(?<=[^\s\p{P}])\.(?=(?:[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--[a-z\d-]+)(?![^\s\p{P}$+<=>^`|~]))/u, // linkify-it's fuzzy links
  ]
    .map(part => part.source)
    .join('|'),
  'giu',
);

/**
 * Untrusted text for the user's own note: shows `text`, nothing of it live, and as few backslashes as that allows, since
 * the user reads and edits the source. It may be put at the start of a line.
 *
 * A backslash keeps autolinkers away because the escaped character is a token of its own to them; markdown-it 12 (the
 * preview of VS Code 1.103) joins the tokens first and still links an address to itself.
 */
export function escapeInline(text: string): string {
  const line = oneLine(text);
  const escaped = line.replace(LIVE, (live: string, offset: number) => {
    if (live[0] === '_' && isIntraword(line, offset, offset + live.length)) return live;
    return live.replace(/./gu, '\\$&');
  });
  return escapeLineStart(escaped);
}

function isIntraword(line: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, start - 2), start)) && /^[\p{L}\p{N}]/u.test(line.slice(end, end + 2))
  );
}

/** Headings, quotes, bullets, rules, underlines of headings, definitions, fenced divs, title blocks. */
const BLOCK_START = /^(?:[#>=]|[-+](?=[-+ ]|$)|:(?=[: ]|$)|%(?= |$))/;
/** Numbers and letters that Pandoc's `fancy_lists` takes for list markers; one capital and a full stop is an initial. */
const LIST_MARKER = /^(\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}))([.)])(?= |$)|^(\(?[A-Z])(\))(?= |$)/;

/** Markdown of one line, with a backslash before what would make a block of it. */
export function escapeLineStart(line: string): string {
  return line.replace(BLOCK_START, '\\$&').replace(LIST_MARKER, '$1$3\\$2$4');
}
