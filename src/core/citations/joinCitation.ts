import { formatById } from './citationFormats';
import type { LineEdit } from './lineEdit';
import type { IsKnownKey } from './typedKey';

/**
 * Where the caret stands in a citation, the one edit by which `keys` join it: they come behind the item at the caret, a
 * key typed there only in part is completed, keys that are there already are left out (the edit may so change nothing).
 * @param caret UTF-16 column in `line`
 * @param isKnown tells a complete key from an unfinished one; without it a part of an inserted key counts as unfinished
 * @returns `undefined` where the caret stands in no citation, so that a new one is to be put there
 */
export function joinCitation(
  line: string,
  caret: number,
  keys: readonly string[],
  formatId: string,
  isKnown?: IsKnownKey,
): LineEdit | undefined {
  return keys.length ? formatById(formatId).join?.(line, caret, keys, isKnown) : undefined;
}
