/** Whether the library has a paper under this key. */
export type IsKnownKey = (key: string) => boolean;

/** A part of a key this long is taken for one typed from memory, wherever in the key it stands. */
const MEMORABLE = 3;

/**
 * Whether what stands at the caret is the beginning of a citation that the person is about to complete, not a citation
 * that is already there: nothing typed, or a part of one of the keys to insert. A key of the library is never taken for
 * unfinished.
 */
export function isUnfinished(typed: string, keys: readonly string[], isKnown?: IsKnownKey): boolean {
  if (!typed) return true;
  if (isKnown?.(typed)) return false;
  const part = typed.toLowerCase();
  return keys.some(key => {
    const at = key.toLowerCase().indexOf(part);
    return key.length > typed.length && (at === 0 || (at > 0 && part.length >= MEMORABLE));
  });
}
