/** Splits `text` at what `separator` (global) matches outside of all braces. */
export function splitOutside(text: string, separator: RegExp): string[] {
  if (!text.includes('{')) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  let seen = 0;
  for (const found of text.matchAll(separator)) {
    for (; seen < found.index; seen++) {
      const c = text.charCodeAt(seen);
      if (c === 92) seen++;
      else if (c === 123) depth++;
      else if (c === 125 && depth > 0) depth--;
    }
    if (depth > 0 || seen > found.index) continue;
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
