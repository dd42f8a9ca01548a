import { fixedCluster } from './fixedCluster';
import type { ReadCluster } from './markdownTokens';

const FOOTNOTE = /\[\^([^[\]\s^]+)\]/y;
const WIKI_LINK = /(\[\[@)([^\s[\]|#;,@]+)((?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\])/y;

/** Footnotes: `[^key]`. */
export function readFootnote(text: string): ReadCluster {
  return at => {
    FOOTNOTE.lastIndex = at;
    const key = FOOTNOTE.exec(text)?.[1];
    return key === undefined ? undefined : fixedCluster(text, at, 'footnote', '[^', key, ']');
  };
}

/** Links to a paper's note: `[[@key]]`, `[[@key#heading|shown]]`. */
export function readWikiLink(text: string): ReadCluster {
  return at => {
    WIKI_LINK.lastIndex = at;
    const found = WIKI_LINK.exec(text);
    return found ? fixedCluster(text, at, 'wiki-link', found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
  };
}
