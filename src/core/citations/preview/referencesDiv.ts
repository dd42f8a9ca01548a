import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';

const OPEN = /^(:{3,})\s*\{[^{}]*#refs(?=[\s}])[^{}]*\}\s*:*\s*$/;
const HTML = /^\s*<div\s(?:[^<>]*\s)?id\s*=\s*(?:"refs"|'refs'|refs)(?:\s[^<>]*)?>(?:\s*<\/div>)?\s*$/i;

/**
 * The block rule for Pandoc's `::: {#refs}` … `:::`: what stands in it, then the list of references.
 * @param pushReferences puts the token of the list where the parser is
 */
export function referencesDivRule(pushReferences: (state: StateBlock) => void) {
  return (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    const lineAt = (line: number) =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !OPEN.test(lineAt(startLine))) return false;
    let [close, depth] = [startLine + 1, 1];
    for (; close < endLine; close++) {
      const line = lineAt(close);
      if (/^:{3,}\s*$/.test(line) && --depth === 0) break;
      if (/^:{3,}\s*[^\s:]/.test(line)) depth++;
    }
    if (close >= endLine) return false;
    if (silent) return true;
    const { lineMax } = state;
    state.lineMax = close;
    state.md.block.tokenize(state, startLine + 1, close);
    state.lineMax = lineMax;
    pushReferences(state);
    state.line = close + 1;
    return true;
  };
}

/** Whether a block of HTML is the place that a note gives to the list of references, `<div id="refs"></div>`. */
export function isReferencesHtml(html: string): boolean {
  return html.length < 1000 && HTML.test(html);
}
