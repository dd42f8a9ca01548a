import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import type { SourceCache } from '../../adapters/sourceCache';
import type { LibraryFile } from '../../core/formats/readLibrary';
import type { Reading, ReadingProblem, SourceRecord } from '../../core/formats/reading';
import type { Files, Logger } from '../../core/ports';

/** What is known of a file that papers come from. */
export interface SourceFileState {
  readonly uri: vscode.Uri;
  /** `BibTeX`, `CSL-JSON` …; `undefined` where the file could not be read. */
  readonly format: string | undefined;
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadingProblem[];
  readonly loadedAt: Date;
  /** How long reading took. */
  readonly milliseconds: number;
}

/** The last part of the address. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function errorsOf({ problems }: Reading): number {
  return problems.filter(({ severity }) => severity === undefined || severity === 'error').length;
}

/** A file that is damaged more than before keeps the records that it lost by that, as it had them last. */
function withLastGood(now: Reading, good: Reading | undefined): readonly SourceRecord[] {
  if (!good || errorsOf(now) <= errorsOf(good)) return now.records;
  const keyOf = ({ item }: SourceRecord) => item.id ?? item.title ?? '';
  const present = new Set(now.records.map(keyOf));
  return [...now.records, ...good.records.filter(record => !present.has(keyOf(record)))];
}

/** One file that papers come from: read when it changed, its last good records kept while it is broken. */
export class SourceFile {
  readonly uri: vscode.Uri;
  readonly #files: Files;
  readonly #log: Logger;
  readonly #cache: SourceCache | undefined;
  /** Size and time of the last change when the file was read last. */
  #version: string | undefined;
  /** The reading before the file was damaged more than it was. */
  #good: Reading | undefined;
  #state: SourceFileState | undefined;
  /** What was read last, without what was kept from before. */
  #read: LibraryFile | undefined;

  /** @param cache of readings of earlier sessions */
  constructor(uri: vscode.Uri, files: Files, log: Logger, cache?: SourceCache) {
    this.uri = uri;
    this.#cache = cache;
    this.#files = files;
    this.#log = log;
  }

  /** `undefined` before the first reading. */
  get state(): SourceFileState | undefined {
    return this.#state;
  }

  /**
   * Reads the file.
   * @param isFresh read it even where neither its size nor the time of its last change differ from before
   * @throws with a sentence for people where it can't be read or holds no papers
   */
  async read(isFresh: boolean): Promise<SourceFileState> {
    const version = await this.#currentVersion();
    const isKnown = version !== undefined && version === this.#version;
    if (this.#state?.format !== undefined && isKnown && !isFresh) return this.#state;
    const started = performance.now();
    const [bytes, { readLibraryInSteps }] = await Promise.all([
      this.#readBytes(),
      // most starts read no file: the readers are a chunk of their own
      import('../../core/formats/readLibrary'),
    ]);
    // who has read the file in this session reads only its changes, or is asked to read it again
    const stored = this.#read ? undefined : await this.#cache?.find(this.uri, bytes);
    const result = stored ?? (await inSlices(readLibraryInSteps(fileName(this.uri), bytes, this.#read)));
    if (result.format === undefined) throw new Error(result.message);
    if (!stored) this.#cache?.keep(this.uri, bytes, result);
    const milliseconds = Math.round(performance.now() - started);
    const records = withLastGood(result.reading, this.#good);
    if (!this.#good || errorsOf(result.reading) <= errorsOf(this.#good)) this.#good = result.reading;
    const { problems } = result.reading;
    this.#version = version;
    this.#read = result;
    this.#state = { uri: this.uri, format: result.format, records, problems, loadedAt: new Date(), milliseconds };
    this.#log.info(
      `${this.uri.toString()}: ${result.format}, ${records.length} papers, ${problems.length} problems, ${milliseconds} ms${stored ? ', stored earlier' : ''}`,
    );
    return this.#state;
  }

  /** Reads the file; what goes wrong becomes a problem, and the records that it had stay. */
  async readOrReport(isFresh: boolean): Promise<SourceFileState> {
    try {
      return await this.read(isFresh);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#log.warn('source not loaded', this.uri.toString(), message);
      // a file that has gone takes its papers with it; one that can't be read now keeps them
      const isThere = (await this.#currentVersion()) !== undefined;
      const records = isThere ? (this.#state?.records ?? []) : [];
      const problems: ReadingProblem[] = [{ line: 0, column: 0, message, severity: 'error' }];
      const format = undefined;
      this.#version = undefined;
      this.#state = { uri: this.uri, format, records, problems, loadedAt: new Date(), milliseconds: 0 };
      return this.#state;
    }
  }

  async #currentVersion(): Promise<string | undefined> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
      return `${mtime} ${size}`;
    } catch {
      return undefined;
    }
  }

  async #readBytes(): Promise<Uint8Array> {
    try {
      return await this.#files.readFile(this.uri.toString());
    } catch (error) {
      const message = vscode.l10n.t(
        "{0} can't be read: there is no such file, or it is not open to you.",
        fileName(this.uri),
      );
      throw new Error(message, { cause: error });
    }
  }
}
