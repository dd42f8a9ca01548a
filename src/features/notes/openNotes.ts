import * as vscode from 'vscode';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import type { NoteIndex } from '../../core/notes/index/noteIndex';
import { readNoteParts, type NotePart } from '../../core/notes/index/readNote';
import { isIndexedDocument, isNoteUri, notebookOf } from './noteDocuments';
import type { NoteScans } from './noteScans';

/** Keys pressed within this time are followed in one go; milliseconds. */
const TYPING = 20;
/** Following the keys takes at most one part in so many of the time, however large the note. */
const SHARE = 8;

export interface OpenNotesOptions {
  readonly index: NoteIndex;
  readonly scans: NoteScans;
  readonly onChange: () => void;
  /** The note has no editor any more: its file counts again. */
  readonly onClose: (uri: vscode.Uri) => void;
}

type Note = vscode.TextDocument | vscode.NotebookDocument;

/** Keeps the index at what stands in the editors, saved or not. */
export class OpenNotes implements vscode.Disposable {
  readonly #options: OpenNotesOptions;
  readonly #notes = new Map<string, Note>();
  readonly #waiting = new Map<string, Note>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the last reading took; milliseconds. */
  #took = 0;

  constructor(options: OpenNotesOptions) {
    this.#options = options;
    const { workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      workspace.onDidOpenTextDocument(document => this.#opened(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length) this.#changed(document);
      }),
      workspace.onDidCloseTextDocument(document => this.#closed(document.uri)),
      workspace.onDidOpenNotebookDocument(notebook => this.#opened(notebook)),
      workspace.onDidChangeNotebookDocument(({ notebook }) => this.#changed(notebook)),
      workspace.onDidCloseNotebookDocument(notebook => this.#closed(notebook.uri)),
    );
    for (const note of [...workspace.textDocuments, ...workspace.notebookDocuments]) this.#opened(note);
  }

  /** Whether the note with this address has an editor. */
  has(uri: string): boolean {
    return this.#notes.has(uri);
  }

  /** What is known of the document's note, after its last change. */
  noteOf(document: vscode.TextDocument): IndexedNote | undefined {
    this.flush();
    return this.#options.index.get((notebookOf(document) ?? document).uri.toString());
  }

  /** Takes in what has been typed. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#waiting.size) return;
    const started = performance.now();
    for (const [uri, note] of this.#waiting) this.#options.index.set(this.#read(uri, note));
    this.#waiting.clear();
    this.#took = performance.now() - started;
    this.#options.onChange();
  }

  /** Reads all again: their text may mean something else than before. */
  reread(): void {
    for (const note of this.#notes.values()) this.#wait(note);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #opened(note: Note): void {
    if ('lineCount' in note ? !isIndexedDocument(note) : !isNotebook(note)) return;
    this.#notes.set(note.uri.toString(), note);
    this.#wait(note);
  }

  #changed(changed: Note): void {
    const note = 'lineCount' in changed ? (notebookOf(changed) ?? changed) : changed;
    if (this.#notes.has(note.uri.toString())) this.#wait(note);
  }

  #closed(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.#notes.delete(key)) return;
    this.#waiting.delete(key);
    this.#options.onClose(uri);
  }

  #wait(note: Note): void {
    this.#waiting.set(note.uri.toString(), note);
    this.#timer ??= setTimeout(() => this.flush(), Math.max(TYPING, this.#took * SHARE));
  }

  #read(uri: string, note: Note): IndexedNote {
    const part = (document: vscode.TextDocument, cell: number | undefined): NotePart => {
      const { syntax, clusters } = this.#options.scans.of(document);
      return { text: document.getText(), syntax, cell, clusters };
    };
    if ('lineCount' in note) return readNoteParts(uri, [part(note, undefined)]);
    const cells = note.getCells().filter(cell => cell.kind === vscode.NotebookCellKind.Markup);
    return readNoteParts(
      uri,
      cells.map(cell => part(cell.document, cell.index)),
    );
  }
}

function isNotebook({ uri }: vscode.NotebookDocument): boolean {
  return isNoteUri(uri) && uri.path.endsWith('.ipynb');
}
