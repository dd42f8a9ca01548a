import { pandocKey } from '../citations/pandocKey';
import type { NoteSyntax } from '../citations/syntax/citationCluster';

/** What every notation and every source format takes for a key. */
const VALID = /^[\p{L}\p{N}_][^\s{}(),=#%"'\\~^@;[\]`|<>$&*!?]*$/u;

/** Whether a text can be a citation key in all notations and source formats. */
export function isValidKey(key: string): boolean {
  return VALID.test(key) && /[\p{L}\p{N}_]$/u.test(key);
}

/**
 * How a key is written in place of another one.
 * @param before the text before the key that is replaced
 * @param syntax the notation of the note
 */
export function keyInPlaceOf(key: string, before: string, syntax: NoteSyntax): string {
  const isPandoc = syntax === 'pandoc' || syntax === 'quarto' || syntax === 'myst';
  const isMark = before.endsWith('@') && !before.endsWith('[[@');
  return isPandoc && isMark ? pandocKey(key) : key;
}
