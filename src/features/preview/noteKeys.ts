import type { KeyMeaning } from '../../core/citations/preview/renderedPreview';
import type { Library } from '../../core/library/library';
import { ownBibliographyKeys } from '../../core/library/ownBibliography';

/**
 * What keys mean in a note. A note may stand outside of what its key's source holds for; the key means its paper all the same.
 * @param note address of the note; `undefined` where the text is no document
 */
export function keysOfNote(library: Library, note: string | undefined): KeyMeaning {
  return {
    itemsOf: key => {
      const inNote = library.resolve(key, note);
      return (inNote.length || note === undefined ? inNote : library.resolve(key)).map(({ csl }) => csl);
    },
    allKeys: () => ownBibliographyKeys(library.sources, note),
  };
}
