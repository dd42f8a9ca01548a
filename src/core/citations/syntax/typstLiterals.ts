import { ForwardSearch } from './forwardSearch';
import { TextMask } from './textMask';

const LITERAL = /\\[^]|\/\/[^\n]*|\/\*|`+|https?:\/\/[^\s<>[\]()"]+/g;

/** A Typst text with comments, code and addresses hidden. */
export function maskTypst(text: string): string {
  const mask = new TextMask(text);
  const search = new ForwardSearch(text);
  LITERAL.lastIndex = 0;
  for (let found = LITERAL.exec(text); found; found = LITERAL.exec(text)) {
    const [literal] = found;
    let end = LITERAL.lastIndex;
    if (literal === '/*') end = closing(search, '*/', end);
    // Two backticks are empty code, three and more open a block that as many close.
    else if (literal.startsWith('`') && literal.length !== 2) end = closing(search, literal, end);
    if (end < 0) end = text.length;
    mask.hide(found.index, end);
    LITERAL.lastIndex = end;
  }
  return mask.toString();
}

function closing(search: ForwardSearch, close: string, from: number): number {
  const found = search.find(close, from);
  return found < 0 ? -1 : found + close.length;
}
