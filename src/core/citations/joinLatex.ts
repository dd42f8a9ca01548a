import { latexKey } from './latexKey';
import { type LineEdit, smallestEdit } from './lineEdit';
import { type IsKnownKey, isUnfinished } from './typedKey';

/** A citing command of LaTeX, natbib or biblatex up to its list of keys, which may still be open. */
const COMMAND = /\\[a-zA-Z]*[cC]ite[a-zA-Z]*\*?(?:\s*\[[^\]]*\])*\s*\{([^{}\\]*)(\}|$)?/g;

/**
 * Joins keys to the list of the citing command around the caret: `\citep{a|}` becomes `\citep{a,b}`. A key that is only
 * begun at the caret is completed instead; an open list is closed. Keys that stand there already are left out.
 * @param caret UTF-16 column
 * @returns `undefined` where the caret stands in no list of keys
 */
export function joinLatex(
  line: string,
  caret: number,
  keys: readonly string[],
  isKnown?: IsKnownKey,
): LineEdit | undefined {
  for (const found of line.matchAll(COMMAND)) {
    const isClosed = found[2] === '}';
    const end = found.index + found[0].length - (isClosed ? 1 : 0);
    const start = end - (found[1] ?? '').length;
    if (caret < start || caret > end) continue;
    if (isClosed) return smallestEdit(line, start, end, joinList(line.slice(start, end), caret - start, keys, isKnown));
    const typed = /^[^\s,]*/.exec(line.slice(caret))?.[0] ?? '';
    const list = line.slice(start, caret + typed.length);
    return smallestEdit(line, start, caret + typed.length, `${joinList(list, caret - start, keys, isKnown)}}`);
  }
  return undefined;
}

function joinList(list: string, caret: number, keys: readonly string[], isKnown: IsKnownKey | undefined): string {
  const items = list.split(',');
  let at = 0;
  for (let end = items[0]?.length ?? 0; caret > end; end += (items[at]?.length ?? 0) + 1) at++;
  const typed = items[at]?.trim() ?? '';
  const replaced = isUnfinished(typed, keys, isKnown);
  const others = new Set(items.filter((_, i) => !(replaced && i === at)).map(item => item.trim()));
  const added = [...new Set(keys)].map(latexKey).filter(key => key && !others.has(key));
  if (!added.length && !(replaced && typed)) return list;
  const separator = /,\s/.test(list) ? ', ' : ',';
  const kept = items.map(item => item.trim());
  kept.splice(replaced ? at : at + 1, replaced ? 1 : 0, ...added);
  return kept.filter(Boolean).join(separator);
}
