import type { NoteSyntax } from '../../citations/syntax/citationCluster';
import type { Files, Logger } from '../../ports';
import { decodeText } from '../../text/decodeText';
import type { NoteIndex } from './noteIndex';
import { readNote } from './readNote';

/** Larger files are no notes of a person's; scanning one would hold up the editor. Bytes. */
export const LARGEST_NOTE = 4_000_000;
/** Files that are read at a time. */
const BATCH = 32;

/** A file to take into the index. */
export interface NoteFile {
  readonly uri: string;
  readonly syntax: NoteSyntax;
}

export interface NoteIndexing {
  readonly files: Files;
  readonly log: Logger;
  /** Drives work that yields every few milliseconds, giving way to others between. */
  readonly inSlices: <T>(steps: Generator<void, T>) => Promise<T>;
  /** Whether the note is known from a better place, an editor: then its file is not read. */
  readonly isKnown?: (uri: string) => boolean;
}

/** Reads notes from their files into the index. A file that has gone, can't be read or is too large is taken out. */
export async function indexNotes(
  notes: readonly NoteFile[],
  index: NoteIndex,
  { files, log, inSlices, isKnown = () => false }: NoteIndexing,
): Promise<void> {
  for (let at = 0; at < notes.length; at += BATCH) {
    const batch = notes.slice(at, at + BATCH).filter(({ uri }) => !isKnown(uri));
    const read = await Promise.all(
      batch.map(async note => {
        const bytes = await files.readFile(note.uri).catch(() => undefined);
        if (!bytes) log.debug('note not read', note.uri);
        else if (bytes.length > LARGEST_NOTE) log.info('note too large, not scanned', note.uri);
        return { note, bytes };
      }),
    );
    await inSlices(
      (function* () {
        for (const { note, bytes } of read) {
          // an editor may have opened the note in the meantime
          if (isKnown(note.uri)) continue;
          if (!bytes) index.remove(note.uri);
          else if (bytes.length > LARGEST_NOTE) index.remove(note.uri);
          else index.set(readNote(note.uri, decodeText(bytes)?.text ?? '', note.syntax));
          yield;
        }
      })(),
    );
  }
}
