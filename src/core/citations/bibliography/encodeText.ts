import type { DecodedText } from '../../text/decodeText';

export type TextEncoding = DecodedText['encoding'];

/** What Windows-1252 has at 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Whether a character can be written in the encoding. */
export function canEncode(char: string, encoding: TextEncoding): boolean {
  if (encoding !== 'latin1') return true;
  return (
    WINDOWS_1252.includes(char) || (char.length === 1 && char <= '\u00ff' && !(char >= '\u0080' && char < '\u00a0'))
  );
}

/** The text's bytes, without byte order mark; `undefined` where it holds what the encoding has no byte for. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'latin1') {
    if (![...text].every(char => canEncode(char, encoding))) return undefined;
    return Uint8Array.from(text, char =>
      WINDOWS_1252.includes(char) ? 0x80 + WINDOWS_1252.indexOf(char) : char.charCodeAt(0),
    );
  }
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

function markLength(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (encoding === 'latin1') return 0;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
}

/**
 * The bytes of a file with text put into it; all others stay as they are. `undefined` where the encoding has no byte for a
 * character, or where the place can't be found because the file is not valid in its encoding.
 * @param decoded what `decodeText` made of the bytes
 * @param offset UTF-16 offset in the decoded text
 */
export function spliceText(
  bytes: Uint8Array,
  { text, encoding }: DecodedText,
  offset: number,
  added: string,
): Uint8Array | undefined {
  const addedBytes = encodeText(added, encoding);
  if (!addedBytes) return undefined;
  const at = offset >= text.length ? bytes.length : placeOf(bytes, text, encoding, offset);
  if (at === undefined) return undefined;
  const spliced = new Uint8Array(bytes.length + addedBytes.length);
  spliced.set(bytes.subarray(0, at));
  spliced.set(addedBytes, at);
  spliced.set(bytes.subarray(at), at + addedBytes.length);
  return spliced;
}

function placeOf(bytes: Uint8Array, text: string, encoding: TextEncoding, offset: number): number | undefined {
  const before = encodeText(text.slice(0, offset), encoding);
  if (!before) return undefined;
  const mark = markLength(bytes, encoding);
  for (let i = 0; i < before.length; i++) if (before[i] !== bytes[mark + i]) return undefined;
  return mark + before.length;
}
