import * as vscode from 'vscode';
import type { LibraryFile } from '../core/formats/readLibrary';
import type { Logger } from '../core/ports';
import { contentHash } from './contentHash';
import { inSlices } from './pause';
import { writeWhole } from './writeWhole';

/** Smaller files are read about as fast as their cache would be; bytes. */
const SMALLEST = 1 << 20;
/** Larger ones would fill the storage; bytes. */
const LARGEST = 256 << 20;
/** What all stored readings together may take; bytes. */
const MOST_BYTES = 512 << 20;
/** Older ones go: their sources may be gone; milliseconds. */
const OLDEST = 90 * 24 * 3600 * 1000;
/** Readings are stored once all has been quiet for so long; milliseconds. */
const QUIET = 5000;

/** How many of a hash's digits stand in a file's name. */
const DIGITS = 32;
const NAME = /^[0-9a-f]{32}-[0-9a-f]{32}-[0-9a-f]{32}\.json$/;

type Read = Extract<LibraryFile, { format: string }>;

/**
 * Readings of large sources in the extension's storage, so that they need not be read again at the next start. A file's
 * name says of what it is: hashes of the source's address, of the source's content and of the file's own content, which
 * is compared before anything in it is believed.
 */
export class SourceCache implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #version: string;
  readonly #log: Logger;
  readonly #waiting = new Map<string, { readonly name: Promise<string>; readonly read: Read }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /**
   * @param folder where the readings are stored; nobody else's
   * @param version of the readers; what other versions have read is not used
   */
  constructor(folder: vscode.Uri, version: string, log: Logger) {
    this.#folder = folder;
    this.#version = version;
    this.#log = log;
  }

  /** The stored reading of a source with these very bytes; `undefined` where there is none. Never throws. */
  async find(uri: vscode.Uri, bytes: Uint8Array): Promise<LibraryFile | undefined> {
    if (!isCached(bytes)) return undefined;
    try {
      const ofSource = `${await hashOfAddress(uri)}-`;
      const names = (await this.#names()).filter(name => name.startsWith(ofSource));
      if (!names.length) return undefined;
      const wanted = `${ofSource}${await digitsOf(bytes)}-`;
      const name = names.find(other => other.startsWith(wanted));
      return name === undefined ? undefined : await this.#read(name);
    } catch (error) {
      this.#log.debug('stored reading not used', String(error));
      return undefined;
    }
  }

  /** Stores a reading a little later, when nothing else is asked for any more. */
  keep(uri: vscode.Uri, bytes: Uint8Array, read: Read): void {
    if (!isCached(bytes)) return;
    const name = Promise.all([hashOfAddress(uri), digitsOf(bytes)]).then(hashes => hashes.join('-'));
    this.#waiting.set(uri.toString(), { name, read });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET);
  }

  /** Stores what waits, and removes what is outdated. Never throws. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#flush()).catch((error: unknown) => this.#failed(error));
    return this.#writing;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #failed(error: unknown): void {
    this.#log.warn('readings not stored', String(error));
  }

  async #read(name: string): Promise<LibraryFile | undefined> {
    const uri = this.#uriOf(name);
    const bytes = await vscode.workspace.fs.readFile(uri);
    const isWhole = name.endsWith(`-${await digitsOf(bytes)}.json`);
    const { parseReadingInSteps } = await import('../core/formats/storedReading');
    const read = isWhole ? await inSlices(parseReadingInSteps(bytes, this.#version)) : undefined;
    if (read) return read;
    this.#log.info('a stored reading is damaged or of another version and was thrown away');
    await this.#delete(name);
    return undefined;
  }

  async #flush(): Promise<void> {
    const { printReadingInSteps } = await import('../core/formats/storedReading');
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { name, read } of waiting) {
      const start = await name;
      const names = await this.#names();
      if (names.some(other => other.startsWith(start))) continue;
      const bytes = await inSlices(printReadingInSteps(read, this.#version));
      const whole = `${start}-${await digitsOf(bytes)}.json`;
      await writeWhole(this.#uriOf(whole), bytes, this.#log);
      // readings of the source as it was before
      const ofSource = start.slice(0, DIGITS + 1);
      for (const other of names) if (other.startsWith(ofSource)) await this.#delete(other);
      this.#log.debug('reading stored', bytes.length);
    }
    if (waiting.length) await this.#prune();
  }

  /** Removes the oldest readings until the rest is small enough, and what is no reading at all. */
  async #prune(): Promise<void> {
    const now = Date.now();
    const stats = await Promise.all(
      (await this.#entries()).map(async name => ({ name, ...(await vscode.workspace.fs.stat(this.#uriOf(name))) })),
    );
    stats.sort((a, b) => b.mtime - a.mtime);
    let total = 0;
    for (const { name, mtime, size } of stats) {
      const age = now - mtime;
      // another window may be writing it just now
      const isBeingWritten = !NAME.test(name) && age < 24 * 3600 * 1000;
      total += size;
      if (isBeingWritten || (NAME.test(name) && total <= MOST_BYTES && age < OLDEST)) continue;
      total -= size;
      await this.#delete(name);
    }
  }

  async #names(): Promise<string[]> {
    return (await this.#entries()).filter(name => NAME.test(name));
  }

  async #entries(): Promise<string[]> {
    try {
      return (await vscode.workspace.fs.readDirectory(this.#folder)).map(([name]) => name);
    } catch {
      return [];
    }
  }

  async #delete(name: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#uriOf(name)).then(undefined, () => undefined);
  }

  #uriOf(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}

function isCached({ length }: Uint8Array): boolean {
  return length >= SMALLEST && length <= LARGEST;
}

async function digitsOf(bytes: Uint8Array): Promise<string> {
  return (await contentHash(bytes)).slice(0, DIGITS);
}

function hashOfAddress(uri: vscode.Uri): Promise<string> {
  return digitsOf(new TextEncoder().encode(uri.toString()));
}
