import type { LibraryService } from '../sources/libraryService';

/**
 * Whether a key is a paper's, by which a half-typed key is told from a whole one. A note may stand outside of what its
 * key's source holds for; the key is whole all the same.
 */
export function isKnownKey({ library }: LibraryService, key: string, note: string): boolean {
  return library.resolve(key, note).length > 0 || library.resolve(key).length > 0;
}
