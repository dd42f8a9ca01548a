import type { IndexedNote, NoteCitation } from './indexedNote';

/** A note with the places in which it names a key. */
export interface CitingNote {
  readonly note: IndexedNote;
  /** In the order of the text; at least one. */
  readonly citations: readonly NoteCitation[];
}

/** Who cites what, over all notes. Keys are those that stand in the notes, whatever the library makes of them. */
export class NoteIndex {
  readonly #notes = new Map<string, IndexedNote>();
  /** Addresses of the notes that name a key. */
  readonly #citing = new Map<string, Set<string>>();
  /** Addresses of the literature notes about a key. */
  readonly #about = new Map<string, Set<string>>();
  #version = 0;

  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#notes.size;
  }

  /** In the order in which they came. */
  get notes(): Iterable<IndexedNote> {
    return this.#notes.values();
  }

  /** Every key that some note names. */
  get keys(): Iterable<string> {
    return this.#citing.keys();
  }

  /** `undefined` where the index has no such note. */
  get(uri: string): IndexedNote | undefined {
    return this.#notes.get(uri);
  }

  /** Takes a note in, in place of what was known of it. */
  set(note: IndexedNote): void {
    this.#drop(note.uri);
    this.#notes.set(note.uri, note);
    for (const { key } of note.citations) put(this.#citing, key, note.uri);
    if (note.about !== undefined) put(this.#about, note.about, note.uri);
    this.#version++;
  }

  /** @returns whether it was there */
  remove(uri: string): boolean {
    this.#drop(uri);
    const wasThere = this.#notes.delete(uri);
    if (wasThere) this.#version++;
    return wasThere;
  }

  /** Whether some note names the key. */
  isCited(key: string): boolean {
    return this.#citing.has(key);
  }

  /** The notes that name a key, with the places; in the order in which the notes came to name it. */
  citing(key: string): CitingNote[] {
    return [...(this.#citing.get(key) ?? [])].flatMap(uri => {
      const note = this.#notes.get(uri);
      return note ? [{ note, citations: note.citations.filter(citation => citation.key === key) }] : [];
    });
  }

  /** The literature notes about the paper with this key. */
  notesAbout(key: string): IndexedNote[] {
    return [...(this.#about.get(key) ?? [])].flatMap(uri => this.#notes.get(uri) ?? []);
  }

  #drop(uri: string): void {
    const old = this.#notes.get(uri);
    if (!old) return;
    for (const { key } of old.citations) take(this.#citing, key, uri);
    if (old.about !== undefined) take(this.#about, old.about, uri);
  }
}

function put(map: Map<string, Set<string>>, key: string, uri: string): void {
  const known = map.get(key);
  if (known) known.add(uri);
  else map.set(key, new Set([uri]));
}

function take(map: Map<string, Set<string>>, key: string, uri: string): void {
  const known = map.get(key);
  known?.delete(uri);
  if (known?.size === 0) map.delete(key);
}
