const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"“”`{}|\\^]+/gi;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * An address as prose has it, without what belongs to the sentence: a full stop, comma, quote, brace or bracket at its
 * end. A closing bracket whose opening one stands in the address is part of it.
 */
export function trimUrl(url: string): string {
  let end = url.length;
  const depth = { ')': balance(url, '(', ')'), ']': balance(url, '[', ']') };
  for (; end > 0; end--) {
    const last = url[end - 1] ?? '';
    if (last === ')' || last === ']') {
      if (depth[last] >= 0) break;
      depth[last]++;
    } else if (last in CLOSERS || !/[.,;:!?'"’”`>}{([<*~|\\\s]/.test(last)) {
      break;
    } else if (last === '(') depth[')']--;
    else if (last === '[') depth[']']--;
  }
  return url.slice(0, end);
}

/** How many more `open` than `close` the text has; negative where a closing one is left over. */
function balance(text: string, open: string, close: string): number {
  let depth = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) depth++;
  for (let at = text.indexOf(close); at >= 0; at = text.indexOf(close, at + 1)) depth--;
  return depth;
}

/** The http and https addresses in `text`, in order, each as `trimUrl` gives it. */
export function findUrls(text: string): string[] {
  const urls: string[] = [];
  for (const [found] of text.matchAll(URL_IN_TEXT)) {
    const url = trimUrl(found);
    if (/^https?:\/\/[^/]/i.test(url)) urls.push(url);
  }
  return urls;
}
