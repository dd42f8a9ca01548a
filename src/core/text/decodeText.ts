/** The text of a file and how its bytes were read. */
export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';
}

/** The same in parts of about a megabyte: to join a text of hundreds of them takes longer than a step may take. */
export interface DecodedParts {
  readonly parts: readonly string[];
  readonly encoding: DecodedText['encoding'];
}

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const SAMPLE_SIZE = 4096;
const CONTROL_SAMPLE_SIZE = 65536;

/** Bytes that are decoded between two pauses: a few milliseconds' work. */
const BYTES_PER_STEP = 1 << 20;
/** Bytes that are searched between two pauses. */
const BYTES_PER_SEARCH = 8 << 20;

/**
 * The text in `bytes`, in steps: UTF-8, else UTF-16 where a byte order mark or the pattern of NULs says so, else Windows-1252.
 * A UTF-8 file that is cut inside a character or has a few broken bytes stays UTF-8. `undefined` means a binary file.
 */
export function* decodePartsInSteps(bytes: Uint8Array): Generator<void, DecodedParts | undefined> {
  const utf16 = utf16Encoding(bytes);
  if (!utf16 && (yield* hasBinarySign(bytes))) return undefined;
  const decoded: DecodedParts = utf16
    ? { parts: yield* decodeStream(utf16, evenLength(bytes)), encoding: utf16 }
    : ((yield* decodeUtf8(bytes)) ?? (yield* decodeWindows1252(bytes)));
  return hasManyControls(decoded.parts[0] ?? '') ? undefined : decoded;
}

/** Whether bytes were lost when somebody else decoded the text: writing it back would lose them for good. */
export function isDecodedWrongly(text: string): boolean {
  return text.includes('\uFFFD');
}

/** The text in `bytes` as one string; see {@link decodePartsInSteps}. */
export function* decodeTextInSteps(bytes: Uint8Array): Generator<void, DecodedText | undefined> {
  const decoded = yield* decodePartsInSteps(bytes);
  return decoded && { text: decoded.parts.join(''), encoding: decoded.encoding };
}

/** The same at once. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const steps = decodeTextInSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* decodeStream(encoding: string, bytes: Uint8Array): Generator<void, string[]> {
  const decoder = new TextDecoder(encoding);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_STEP) {
    if (at) yield;
    parts.push(decoder.decode(bytes.subarray(at, at + BYTES_PER_STEP), { stream: true }));
  }
  parts.push(decoder.decode());
  return parts;
}

/**
 * Each part is decoded by itself: a decoder that is given a stream makes strings of two bytes a character, one that is
 * given a whole makes them half as large where it can, which all later work on them gains by.
 * @throws where a strict decoder finds broken bytes
 */
function* decodeUtf8Parts(bytes: Uint8Array, fatal: boolean): Generator<void, string[]> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at) yield;
    const end = characterEnd(bytes, at + BYTES_PER_STEP);
    // a byte order mark is one at the beginning only
    parts.push(new TextDecoder('utf-8', { fatal, ignoreBOM: at > 0 }).decode(bytes.subarray(at, end)));
    at = end;
  }
  return parts;
}

/** The last place at or before `end` where a UTF-8 character can begin. */
function characterEnd(bytes: Uint8Array, end: number): number {
  if (end >= bytes.length) return bytes.length;
  let at = end;
  while (end - at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const size = Math.min(bytes.length, SAMPLE_SIZE) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Latin text has NUL as every high byte; even a Chinese one has it at spaces, digits and line ends.
  if (odd >= 2 && even === 0 && odd * 50 > size) return 'utf-16le';
  if (even >= 2 && odd === 0 && even * 50 > size) return 'utf-16be';
  return undefined;
}

function evenLength(bytes: Uint8Array): Uint8Array {
  return bytes.length % 2 ? bytes.subarray(0, -1) : bytes;
}

/** NUL stands in no text; a PDF can be free of it. */
function* hasBinarySign(bytes: Uint8Array): Generator<void, boolean> {
  const isPdf = [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, i) => bytes[i] === byte);
  if (isPdf) return true;
  for (let at = 0; at < bytes.length; at += BYTES_PER_SEARCH, yield)
    if (bytes.subarray(at, at + BYTES_PER_SEARCH).includes(0)) return true;
  return false;
}

function* decodeUtf8(bytes: Uint8Array): Generator<void, DecodedParts | undefined> {
  try {
    return { parts: yield* decodeUtf8Parts(withoutCutCharacter(bytes), true), encoding: 'utf-8' };
  } catch {
    const parts = yield* decodeUtf8Parts(bytes, false);
    return (yield* isMostlyUtf8(parts)) ? { parts, encoding: 'utf-8' } : undefined;
  }
}

/** Without the start of a multi-byte character at the very end, as a file has that was cut. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    // A file of one such byte and little else is Latin-1, where the byte is a letter.
    return needed > back && holdsMultiByte(bytes.subarray(0, -back)) ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

function holdsMultiByte(bytes: Uint8Array): boolean {
  return bytes.some((byte, i) => byte >= 0xc2 && ((bytes[i + 1] ?? 0) & 0xc0) === 0x80);
}

/** In Latin-1 text two neighbours that form a UTF-8 character are rare; in damaged UTF-8 they are the rule. */
function* isMostlyUtf8(parts: readonly string[]): Generator<void, boolean> {
  let good = 0;
  let broken = 0;
  for (const text of parts) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) broken++;
      else if (code > 0x7f) good++;
    }
    yield;
  }
  return good > broken * 4;
}

function* decodeWindows1252(bytes: Uint8Array): Generator<void, DecodedParts> {
  const parts: string[] = [];
  for (const text of yield* decodeStream('windows-1252', bytes)) {
    yield;
    // Some Node versions read this label as plain Latin-1.
    parts.push(text.replace(/[\u0080-\u009f]/g, char => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char));
  }
  return { parts, encoding: 'latin1' };
}

function hasManyControls(text: string): boolean {
  const size = Math.min(text.length, CONTROL_SAMPLE_SIZE);
  let controls = 0;
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code >= 0x09 && code <= 0x0d;
    if ((code < 0x20 && !isSpace) || (code >= 0x7f && code < 0xa0 && code !== 0x85)) controls++;
  }
  return controls * 20 > size;
}
