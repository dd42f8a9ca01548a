import { ForwardSearch } from './forwardSearch';
import { TextMask } from './textMask';

const LITERAL =
  /\\(?:verb\*?([^A-Za-z*\s])|(?:lstinline|mintinline)(?:\[[^\]\n]*\])?(?:\{\w+\})?([^A-Za-z\s[])|begin\{((?:[vV]erbatim|[BL]Verbatim|SaveVerbatim|lstlisting|minted|comment|filecontents|alltt)\*?)\}|[^])|%[^\n]*/g;

/** A LaTeX text with comments and verbatim parts hidden. */
export function maskLatex(text: string): string {
  const mask = new TextMask(text);
  const search = new ForwardSearch(text);
  LITERAL.lastIndex = 0;
  for (let found = LITERAL.exec(text); found; found = LITERAL.exec(text)) {
    const { 0: all, 1: verb, 2: inline, 3: environment, index } = found;
    let end = all.startsWith('%') ? LITERAL.lastIndex : 0;
    const delimiter = verb ?? inline;
    if (delimiter) end = verbEnd(text, LITERAL.lastIndex, delimiter === '{' ? '}' : delimiter);
    if (environment) end = search.find(`\\end{${environment}}`, index);
    if (end > 0) {
      mask.hide(index, end);
      LITERAL.lastIndex = Math.max(end, index + 1);
    } else if (!/^\\[A-Za-z]/.test(all)) {
      // An escaped character begins nothing, `\\` above all, after which a command may stand.
      if (all.length === 2) mask.hide(index, index + 2);
    } else LITERAL.lastIndex = index + 2;
  }
  return mask.toString();
}

/** `\verb` ends in its line, or is none. */
function verbEnd(text: string, from: number, close: string): number {
  for (let i = from; i < text.length && text[i] !== '\n'; i++) if (text[i] === close) return i + 1;
  return 0;
}
