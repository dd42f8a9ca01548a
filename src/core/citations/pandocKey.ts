import { oneLine } from '../text/escapeMarkdown';

const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;
/** What would end the key, the bracket or the text around it: it cannot stand in a key, not even in braces. */
const IMPOSSIBLE = /[[\]`\\]|<(?=[a-z/!?])/gi;

/**
 * A citation key as it stands behind `@` in Pandoc's Markdown: as it is, or in braces where the plain form would end too
 * early. Characters that are live in Markdown even there are percent-encoded; such a key is shown but resolves nowhere.
 * Pandoc itself also finds no key with blanks.
 * @see Pandoc User's Guide, "Citation syntax"
 */
export function pandocKey(key: string): string {
  const safe = oneLine(key).replace(IMPOSSIBLE, percentEncode);
  if (PLAIN_KEY.test(safe)) return safe;
  return `{${isBalanced(safe) ? safe : safe.replace(/[{}]/g, percentEncode)}}`;
}

/** The key that `pandocKey` wrote, without its braces. */
export function keyOfPandoc(written: string): string {
  return written.replace(/^\{([^]*?)\}?$/, '$1');
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth++;
    if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
