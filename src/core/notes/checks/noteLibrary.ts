import type { Library } from '../../library/library';
import type { Source } from '../../library/source';
import type { Paper } from '../../paper';
import type { IndexedNote } from '../index/indexedNote';

/** The library as one note sees it. */
export interface NoteLibrary {
  /** The papers that a key means in the note; none for an unknown key, several for an ambiguous one. */
  resolve(key: string): readonly Paper[];
  /** Whether the person has a library that holds for the note; the papers that ship are none. */
  readonly hasOwnPapers: boolean;
  /** Whether the note or its project names its bibliography: then every citation is meant to be in it. */
  readonly hasBibliography: boolean;
}

/** Whether the keys of a source hold in the note with this address. */
export function isForNote({ level, base }: Source, uri: string): boolean {
  if (base === undefined) return true;
  return level === 'note' ? base === uri : uri.startsWith(base);
}

/**
 * The library as a note sees it; `undefined` while the bibliography that the note itself names is not loaded, so that
 * nothing can be said of its keys.
 * @param namesBibliography whether the note's front matter names files
 */
export function libraryOfNote(
  library: Library,
  { uri, hasBibliography }: IndexedNote,
  namesBibliography: boolean,
): NoteLibrary | undefined {
  const own = library.sources.filter(source => source.level !== 'shipped' && isForNote(source, uri));
  if (namesBibliography && !own.some(({ level }) => level === 'note')) return undefined;
  return {
    // a note may stand outside of what its key's source holds for; the key is one of the library all the same
    resolve: key => {
      const papers = library.resolve(key, uri);
      return papers.length ? papers : library.resolve(key).slice(0, 1);
    },
    hasOwnPapers: own.some(({ records }) => records.length > 0),
    hasBibliography: hasBibliography || own.some(({ level }) => level === 'note' || level === 'project'),
  };
}
