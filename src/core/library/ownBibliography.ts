import type { Source } from './source';

/**
 * The keys of all entries of a note's own bibliography, which `nocite: '@*'` lists: the files that the note and its project
 * name, else those of its workspace folder. A library of the user's is nobody's bibliography as a whole.
 * @param note address of the note; `undefined` where the text is no document
 */
export function ownBibliographyKeys(sources: readonly Source[], note: string | undefined): string[] {
  const named = sources.filter(({ level, base }) =>
    level === 'note' ? base !== undefined && base === note : level === 'project' && isBelow(base, note),
  );
  const own = named.length ? named : sources.filter(({ level, base }) => level === 'folder' && isBelow(base, note));
  return [...new Set(own.flatMap(({ records }) => records.flatMap(({ item }) => item.id ?? [])))];
}

function isBelow(base: string | undefined, note = ''): boolean {
  return base !== undefined && note.startsWith(base);
}
