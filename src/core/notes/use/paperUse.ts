import type { Library } from '../../library/library';
import type { Paper } from '../../paper';
import { isForNote } from '../checks/noteLibrary';
import { isCitingKind } from '../index/indexedNote';
import type { NoteIndex } from '../index/noteIndex';

/** What the notes of the workspace do with a paper. */
export interface PaperUse {
  /** How many notes cite it; its own literature note does not count. */
  readonly citingNotes: number;
  /** How many literature notes there are about it. */
  readonly literatureNotes: number;
}

/** Which papers a citation key means: in the note with that address, or in any where none is given. */
export type ResolveKey = (citationKey: string, note?: string) => readonly Paper[];

/** What the notes do with each paper, by the papers' unique keys; a paper that no note names is not in it. */
export function paperUses(index: NoteIndex, resolve: ResolveKey): ReadonlyMap<string, PaperUse> {
  const citing = new Map<string, Set<string>>();
  const about = new Map<string, number>();
  for (const key of index.keys) {
    const everywhere = resolve(key);
    if (!everywhere.length) continue;
    for (const { note } of index.citing(key)) {
      if (note.about === key) continue;
      // a key that means one paper means it in every note
      for (const paper of everywhere.length > 1 ? resolve(key, note.uri) : everywhere) {
        const notes = citing.get(paper.key);
        if (notes) notes.add(note.uri);
        else citing.set(paper.key, new Set([note.uri]));
      }
    }
  }
  for (const note of index.notes) {
    const everywhere = note.about === undefined ? [] : resolve(note.about);
    const [paper] = everywhere.length > 1 ? resolve(note.about ?? '', note.uri) : everywhere;
    if (paper) about.set(paper.key, (about.get(paper.key) ?? 0) + 1);
  }
  const keys = new Set([...citing.keys(), ...about.keys()]);
  return new Map(
    [...keys].map((key): [string, PaperUse] => [
      key,
      { citingNotes: citing.get(key)?.size ?? 0, literatureNotes: about.get(key) ?? 0 },
    ]),
  );
}

/** The papers that a note cites, each once, in the order of its text. */
export function papersCitedIn(index: NoteIndex, note: string, resolve: ResolveKey): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { key, kind } of index.get(note)?.citations ?? []) {
    const found = resolve(key, note);
    // footnotes and wiki links mostly name other things
    if (!isCitingKind(kind) && found.length !== 1) continue;
    for (const paper of found) papers.set(paper.key, paper);
  }
  return [...papers.values()];
}

/** The papers in the bibliography of a note: in the files that the note itself or its project names. */
export function papersInBibliography(library: Library, note: string): readonly Paper[] {
  const named = library.sources.filter(
    source => (source.level === 'note' || source.level === 'project') && isForNote(source, note),
  );
  if (!named.length) return [];
  const files = new Set(named.map(({ uri }) => uri));
  return library.papers.filter(({ key }) => library.originsOf(key).some(({ uri }) => files.has(uri)));
}
