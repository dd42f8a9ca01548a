import { documentBibliographies } from '../../citations/bibliography/documentBibliographies';
import { Library } from '../../library/library';
import type { Source } from '../../library/source';
import { readNoteParts, type NotePart } from '../index/readNote';
import { checkNote } from './checkNote';
import { libraryOfNote } from './noteLibrary';
import type { NoteProblem } from './noteProblem';

/** What a file of papers holds. */
export type FileSource = Pick<Source, 'uri' | 'records' | 'problems'>;

/** What the checker asks of its host. Addresses are URIs in their string form. */
export interface CheckerHost {
  /** The address that a bibliography means by the path that a note writes; `undefined` for one that may not be read. */
  resolve(note: string, entry: string): Promise<string | undefined>;
  /** @throws with one sentence where it can't be read or holds no papers */
  readSource(address: string): Promise<FileSource>;
  /** All other sources that hold for the note; the same array for notes that share them. */
  sourcesFor(note: string): Promise<readonly Source[]>;
  /** Drives work that yields every few milliseconds. */
  inSlices<T>(steps: Generator<void, T>): Promise<T>;
}

/** A note with its text, or its cells. */
export interface NoteToCheck {
  readonly uri: string;
  readonly parts: readonly NotePart[];
}

/** Checks any number of notes, each against the bibliography that it names and all that holds for it besides. */
export class NoteChecker {
  readonly #host: CheckerHost;
  readonly #files = new Map<string, Promise<FileSource>>();
  /** Libraries by what they were made of. */
  readonly #libraries = new Map<readonly Source[], Map<string, Promise<Library>>>();

  constructor(host: CheckerHost) {
    this.#host = host;
  }

  /**
   * The problems of one note, in the order of its text.
   * @throws with one sentence where a bibliography that its front matter names can't be read
   */
  async check({ uri, parts }: NoteToCheck): Promise<NoteProblem[]> {
    const named = await this.#named(uri, parts[0]);
    const library = await this.#libraryOf(named, await this.#host.sourcesFor(uri));
    const note = readNoteParts(uri, parts);
    const seen = libraryOfNote(library, note, named.length > 0);
    return seen ? checkNote(parts, note, seen) : [];
  }

  /** The addresses of the bibliographies that a note names by itself. */
  async #named(uri: string, part: NotePart | undefined): Promise<string[]> {
    if (!part) return [];
    const isSearchedFor = part.syntax === 'latex' || part.syntax === 'typst';
    const addresses: string[] = [];
    for (const entry of documentBibliographies(part.text, part.syntax)) {
      try {
        const address = await this.#host.resolve(uri, entry);
        if (address === undefined) continue;
        await this.#read(address);
        addresses.push(address);
      } catch (error) {
        // TeX and Typst look from other folders too: the note is then checked against all else
        if (!isSearchedFor) throw error;
      }
    }
    return addresses;
  }

  #libraryOf(named: readonly string[], others: readonly Source[]): Promise<Library> {
    const libraries = this.#libraries.get(others) ?? new Map<string, Promise<Library>>();
    this.#libraries.set(others, libraries);
    const key = JSON.stringify(named);
    const known = libraries.get(key) ?? this.#build(named, others);
    libraries.set(key, known);
    return known;
  }

  async #build(named: readonly string[], others: readonly Source[]): Promise<Library> {
    const own: Source[] = [];
    for (const address of named) own.push({ ...(await this.#read(address)), level: 'note' });
    const library = new Library();
    await this.#host.inSlices(library.setSourcesInSteps([...own, ...others]));
    return library;
  }

  #read(address: string): Promise<FileSource> {
    const known = this.#files.get(address) ?? this.#host.readSource(address);
    this.#files.set(address, known);
    return known;
  }
}
