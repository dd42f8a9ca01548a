import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { indexNotes, type NoteFile } from '../../core/notes/index/indexNotes';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import { MOST_NOTES, NOTE_GLOB, syntaxOfFile } from '../../core/notes/index/noteFiles';
import type { NoteIndex } from '../../core/notes/index/noteIndex';
import { Debounced } from '../../adapters/debounced';
import { excludedFiles } from '../sources/wantedSources';
import type { NoteScans } from './noteScans';
import type { NotesServiceOptions } from './notesService';
import { OpenNotes } from './openNotes';

/** Programs write many files in one go: wait until it has been quiet for this long; milliseconds. */
const QUIET = 100;
/** While many notes are read, the others are told at most so often; milliseconds. */
const TELLING = 200;
/** Notes whose notation is asked for at a time. */
const BATCH = 320;

export interface NoteFollowerOptions extends NotesServiceOptions {
  readonly index: NoteIndex;
  readonly scans: NoteScans;
  readonly onChange: () => void;
}

/** Finds the notes of the workspace, reads them into the index and follows their files and editors. */
export class NoteFollower implements vscode.Disposable {
  readonly #options: NoteFollowerOptions;
  readonly #open: OpenNotes;
  readonly #subscriptions: vscode.Disposable;
  readonly #files = new Debounced(QUIET, () => void this.#enqueue(() => this.#rereadChanged()));
  readonly #search = new Debounced(QUIET, () => void this.#enqueue(() => this.#find()));
  readonly #changedFiles = new Map<string, vscode.Uri>();
  /** Addresses of files and folders that are no longer there. */
  readonly #goneFiles = new Set<string>();
  /** Addresses of the notes that the last search found: those that are not excluded. */
  #found: ReadonlySet<string> = new Set();
  #work: Promise<void>;
  #told = -1;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NoteFollowerOptions) {
    this.#options = options;
    this.#open = new OpenNotes({
      index: options.index,
      scans: options.scans,
      onChange: () => this.#tell(),
      onClose: uri => this.#closed(uri),
    });
    const watcher = vscode.workspace.createFileSystemWatcher(NOTE_GLOB);
    // a folder that goes takes its notes with it, of which the system may say nothing
    const goings = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
    const change = (uri: vscode.Uri) => this.#fileChanged(uri);
    const notation = options.notation?.onDidChange(folder => this.#notationChanged(folder));
    this.#subscriptions = vscode.Disposable.from(
      this.#open,
      ...(notation ? [notation] : []),
      this.#files,
      this.#search,
      watcher,
      goings,
      watcher.onDidCreate(change),
      watcher.onDidChange(change),
      goings.onDidDelete(uri => {
        this.#goneFiles.add(uri.toString());
        this.#files.call();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#search.call()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (['files.exclude', 'search.exclude'].some(name => event.affectsConfiguration(name))) this.#search.call();
      }),
    );
    this.#work = this.#find().catch((error: unknown) => this.#options.log.error(String(error)));
  }

  whenReady(): Promise<void> {
    this.#open.flush();
    return this.#changedFiles.size + this.#goneFiles.size ? this.#enqueue(() => this.#rereadChanged()) : this.#work;
  }

  noteOf(document: vscode.TextDocument): IndexedNote | undefined {
    return this.#open.noteOf(document);
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#subscriptions.dispose();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#options.log.error(String(error)));
    return this.#work;
  }

  /** Reads the notes that are new, and forgets those that are no longer there. */
  async #find(): Promise<void> {
    const { index, log } = this.#options;
    const started = performance.now();
    const found = await vscode.workspace.findFiles(NOTE_GLOB, excludedFiles(), MOST_NOTES);
    this.#found = new Set(found.map(uri => uri.toString()));
    for (const { uri } of index.notes) if (!this.#found.has(uri) && !this.#open.has(uri)) index.remove(uri);
    const missing = found.filter(uri => !index.get(uri.toString()));
    await this.#read(missing);
    log.info(`${missing.length} notes read, ${Math.round(performance.now() - started)} ms`);
    this.#tell();
  }

  async #read(uris: readonly vscode.Uri[]): Promise<void> {
    const { files, log, index, notation } = this.#options;
    for (let at = 0; at < uris.length; at += BATCH) {
      const notes = await Promise.all(
        uris.slice(at, at + BATCH).map(async (uri): Promise<NoteFile[]> => {
          const syntax = notation ? await notation.syntaxOfUri(uri) : syntaxOfFile(uri.path);
          return syntax ? [{ uri: uri.toString(), syntax }] : [];
        }),
      );
      await indexNotes(notes.flat(), index, { files, log, inSlices, isKnown: uri => this.#open.has(uri) });
    }
  }

  /** The Markdown below a folder means something else than before. */
  #notationChanged(folder: vscode.Uri): void {
    const base = folder.toString().replace(/\/?$/, '/');
    for (const { uri } of this.#options.index.notes)
      if (uri.startsWith(base) && syntaxOfFile(uri) === 'pandoc') this.#fileChanged(vscode.Uri.parse(uri, true));
    this.#open.reread();
  }

  /** An excluded note was known only while it was open; one that was created then has to be found. */
  #closed(uri: vscode.Uri): void {
    if (!this.#found.has(uri.toString())) this.#options.index.remove(uri.toString());
    if (uri.scheme !== 'untitled' && vscode.workspace.getWorkspaceFolder(uri)) this.#fileChanged(uri);
    else this.#tell();
  }

  #fileChanged(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#open.has(key)) return;
    this.#changedFiles.set(key, uri);
    this.#files.call();
  }

  /** Files that were not there before may be excluded: the search tells. */
  async #rereadChanged(): Promise<void> {
    this.#forgetGone();
    const changed = [...this.#changedFiles.values()];
    this.#changedFiles.clear();
    const known = changed.filter(uri => this.#found.has(uri.toString()));
    await this.#read(known);
    if (known.length < changed.length) await this.#find();
    this.#tell();
  }

  /** Thousands of files may go at once, few of which are notes. */
  #forgetGone(): void {
    const { index } = this.#options;
    const gone = this.#goneFiles;
    const isGone = (uri: string) => {
      for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1))
        if (gone.has(uri.slice(0, end))) return true;
      return false;
    };
    if (gone.size) for (const { uri } of index.notes) if (isGone(uri) && !this.#open.has(uri)) index.remove(uri);
    gone.clear();
  }

  /** Tells the others, once for changes that come together. */
  #tell(): void {
    const { index, onChange } = this.#options;
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      if (index.version === this.#told) return;
      this.#told = index.version;
      onChange();
    }, TELLING);
  }
}
