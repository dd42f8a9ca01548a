import * as vscode from 'vscode';
import { noteGroups } from '../../core/notes/use/noteGroups';
import { papersCitedIn, papersInBibliography, paperUses, type PaperUse } from '../../core/notes/use/paperUse';
import type { Paper } from '../../core/paper';
import type { FilterFacts } from '../../core/search/filterPapers';
import type { PaperGroup } from '../../core/topics/groupPapers';
import type { NoteEditors } from '../citing/noteEditors';
import { literatureNoteLinks } from '../literature/noteLinks';
import type { NotesService } from '../notes/notesService';
import { Debounced } from '../../adapters/debounced';
import type { LibraryService } from '../sources/libraryService';

/** Milliseconds of quiet after which the counts are made anew. */
const QUIET = 150;
const SUGGESTED = 10;

export interface PaperUsesOptions {
  readonly service: LibraryService;
  readonly notes: NotesService;
  readonly editors: NoteEditors;
}

/** What the notes of the workspace do with the papers, kept current from the first time that somebody looks. */
export class PaperUses implements vscode.Disposable {
  readonly #options: PaperUsesOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #refresh = new Debounced(QUIET, () => this.#count());
  readonly #subscriptions: vscode.Disposable;
  #uses: ReadonlyMap<string, PaperUse> = new Map();
  #isFollowing = false;
  /** All that is shown of the notes, as it was told last. */
  #signature = '';

  constructor(options: PaperUsesOptions) {
    this.#options = options;
    const { service, notes, editors } = options;
    const refresh = () => {
      if (this.#isFollowing) this.#refresh.call();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#refresh,
      service.onDidChange(refresh),
      notes.onDidChange(refresh),
      editors.onDidChange(refresh),
      vscode.workspace.onDidSaveTextDocument(document => {
        // what suits a note changes with its text: a moment at which nobody minds
        if (document === this.#note()) this.#changed.fire();
      }),
    );
  }

  /** `undefined` for a paper that no note names, and for all of them until the notes were read. */
  of(key: string): PaperUse | undefined {
    return this.#uses.get(key);
  }

  /** The literature notes about a paper as Markdown links; empty where there are none. */
  noteLinks(paper: Paper): string {
    return literatureNoteLinks(this.#options.notes.index, paper);
  }

  /** What filters ask; the first that does begins to follow the notes, and the search is told when they are known. */
  filterFacts(): Pick<FilterFacts, 'isCited' | 'hasNote'> {
    const useOf = (key: string) => {
      if (!this.#isFollowing) void this.follow();
      return this.of(key);
    };
    return {
      isCited: key => (useOf(key)?.citingNotes ?? 0) > 0,
      hasNote: key => (useOf(key)?.literatureNotes ?? 0) > 0,
    };
  }

  /** Begins to follow the notes; settles when they are known. */
  async follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const { service, notes } = this.#options;
    await Promise.all([service.whenReady(), notes.whenReady()]);
    this.#count();
  }

  /** The papers of the note that was written in last, in groups; empty where there is none. */
  noteGroups(): PaperGroup[] {
    const note = this.#note();
    if (!note) return [];
    const { service } = this.#options;
    return noteGroups({
      cited: this.#citedIn(note),
      bibliography: this.#bibliographyOf(note),
      suggested: service.suggest(note.getText(), SUGGESTED).map(({ paper }) => paper),
    });
  }

  /** Papers in the bibliography of the note that was written in last that it does not cite. */
  uncitedInDraft(): Paper[] {
    const note = this.#note();
    const bibliography = note ? this.#bibliographyOf(note) : [];
    if (!note || !bibliography.length) return [];
    const cited = new Set(this.#citedIn(note).map(({ key }) => key));
    return bibliography.filter(({ key }) => !cited.has(key));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #note(): vscode.TextDocument | undefined {
    const { last } = this.#options.editors;
    return last && !last.isClosed ? last : undefined;
  }

  #citedIn(note: vscode.TextDocument): Paper[] {
    const { service, notes } = this.#options;
    return papersCitedIn(notes.index, note.uri.toString(), (key, uri) => service.library.resolve(key, uri));
  }

  #bibliographyOf(note: vscode.TextDocument): readonly Paper[] {
    return papersInBibliography(this.#options.service.library, note.uri.toString());
  }

  #count(): void {
    const { service, notes } = this.#options;
    this.#uses = paperUses(notes.index, (key, note) => service.library.resolve(key, note));
    const note = this.#note();
    const cited = note ? this.#citedIn(note).map(({ key }) => key) : [];
    const signature = JSON.stringify([note?.uri.toString(), cited, [...this.#uses]]);
    // most key strokes change nothing that is shown
    if (signature === this.#signature) return;
    this.#signature = signature;
    this.#changed.fire();
  }
}
