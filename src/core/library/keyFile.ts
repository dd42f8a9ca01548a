import type { KeyRegistry } from './keyRegistry';

/** Keys on one line: about a millisecond's work. */
const KEYS_PER_LINE = 512;
const NEWLINE = 10;

/** The keys of a registry as a file, in steps: on each line, as JSON, some of the keys that one pattern has made. */
export function* printKeysInSteps(registry: KeyRegistry): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const lines: Uint8Array[] = [];
  for (const [pattern, keys] of registry.toJSON()) {
    for (let at = 0; at < keys.length; at += KEYS_PER_LINE, yield) {
      lines.push(encoder.encode(`${JSON.stringify([[pattern, keys.slice(at, at + KEYS_PER_LINE)]])}\n`));
    }
  }
  const bytes = new Uint8Array(lines.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const line of lines) {
    bytes.set(line, end);
    end += line.length;
  }
  return bytes;
}

/** Makes a registry remember the keys of a file, in steps; lines that are damaged are left out. */
export function* readKeysInSteps(bytes: Uint8Array, registry: KeyRegistry): Generator<void, void> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; yield) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found < 0 ? bytes.length : found;
    registry.takeUp(parsed(decoder.decode(bytes.subarray(at, end))));
    at = end + 1;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
