function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}

/** Six letters and digits that depend on the text alone: FNV-1a, 32 bits, in base 36. */
export function shortHash(text: string): string {
  return fnv1a(text, 0x811c9dc5);
}

/** Twelve letters and digits, where six are not enough. */
export function longHash(text: string): string {
  return shortHash(text) + fnv1a(text, 0x3c6ef372);
}
