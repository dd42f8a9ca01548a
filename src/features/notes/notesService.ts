import * as vscode from 'vscode';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import { NoteIndex } from '../../core/notes/index/noteIndex';
import type { Files, Logger } from '../../core/ports';
import type { NoteNotation } from '../citing/noteNotation';
import { syntaxOfDocument } from './noteDocuments';
import type { NoteFollower } from './noteFollower';
import { NoteScans } from './noteScans';

export interface NotesServiceOptions {
  readonly files: Files;
  readonly log: Logger;
  /** Tells the notation of notes; without it their language or ending alone does. */
  readonly notation?: NoteNotation;
}

/**
 * Knows what the notes of the workspace cite, as they stand in their editors or else on disk. Nothing is read before
 * somebody asks; from then on the index follows every change.
 */
export class NotesService implements vscode.Disposable {
  readonly index = new NoteIndex();
  readonly scans: NoteScans;
  readonly #options: NotesServiceOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The index holds other notes, or other citations, than before. Not fired before {@link whenReady} was called. */
  readonly onDidChange = this.#changed.event;
  #follower: Promise<NoteFollower> | undefined;
  #isDisposed = false;

  constructor(options: NotesServiceOptions) {
    this.#options = options;
    this.scans = new NoteScans(document => options.notation?.syntaxOf(document) ?? syntaxOfDocument(document));
  }

  /** Settles when all notes are in the index, with the changes seen so far; the first call begins to read them. */
  async whenReady(): Promise<void> {
    this.#follower ??= this.#start();
    await (await this.#follower).whenReady();
  }

  /** What the index knows of a document, brought up to its last change; `undefined` where it is no note. */
  async noteOf(document: vscode.TextDocument): Promise<IndexedNote | undefined> {
    this.#follower ??= this.#start();
    return (await this.#follower).noteOf(document);
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#follower?.then(follower => follower.dispose());
    this.#changed.dispose();
  }

  async #start(): Promise<NoteFollower> {
    const { NoteFollower: Follower } = await import('./noteFollower');
    const { index, scans } = this;
    const follower = new Follower({ ...this.#options, index, scans, onChange: () => this.#changed.fire() });
    if (this.#isDisposed) follower.dispose();
    return follower;
  }
}
