/** Bytes in UTF-8, the ending included: what all file systems take with room for a few characters of a copy's name. */
const MAX_BYTES = 200;
const ENDING = '.md';

/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Separators and what Windows does not take in names. */
const FORBIDDEN = /[/\\:*?"<>|]+/g;
/** Controls, and characters that turn, join or hide the text around them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{Noncharacter_Code_Point}/gu;

const encoder = new TextEncoder();

/** As many whole characters from the start of `text` as fit. */
function cut(text: string, bytes: number): string {
  if (encoder.encode(text).length <= bytes) return text;
  let kept = '';
  let size = 0;
  for (const char of text) {
    size += encoder.encode(char).length;
    if (size > bytes) break;
    kept += char;
  }
  return kept;
}

/**
 * A file name made of untrusted text: one component, no separators, `..`, controls or reserved names, at most 200 bytes,
 * with the ending `.md`. `undefined` where nothing of the text can stand in a name.
 */
export function noteFileName(text: string): string | undefined {
  const stem = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(FORBIDDEN, '-')
    .replace(/\.md$/i, '')
    // no hidden files, and nothing that Windows takes away
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = cut(RESERVED.test(stem) ? `_${stem}` : stem, MAX_BYTES - ENDING.length).replace(/[\s.]+$/, '');
  return /[\p{L}\p{N}]/u.test(name) ? name + ENDING : undefined;
}
