import * as vscode from 'vscode';
import { changedKeys, knownPaper, type ChangedKey, type KnownPaper } from '../../core/language/changedKeys';
import type { CitingNote } from '../../core/notes/index/noteIndex';
import { showError, showInformation } from '../messages';
import { plainLabel } from '../papers/paperWords';
import { Debounced } from '../../adapters/debounced';
import type { LanguageServices } from './languageServices';
import type { PaperLookups } from './paperLookups';
import { renameInLiteratureNotes, renameInNotes } from './renameInNotes';

/** Changes that come together are offered together; milliseconds. */
const QUIET = 500;

/** A note with a key that has changed. */
interface ReviewRow extends vscode.QuickPickItem, CitingNote {
  readonly change: ChangedKey;
}

/** Offers to follow in the notes where a paper has got another key in its source. */
export class KeyHealing implements vscode.Disposable {
  readonly #services: LanguageServices;
  readonly #lookups: PaperLookups;
  /** The papers that the cited keys mean, or meant before they meant none. */
  readonly #known = new Map<string, KnownPaper>();
  readonly #look = new Debounced(QUIET, () => void this.#compare());
  readonly #subscriptions: vscode.Disposable;
  #isAsking = false;

  constructor(services: LanguageServices, lookups: PaperLookups) {
    this.#services = services;
    this.#lookups = lookups;
    const { service, notes } = services;
    this.#subscriptions = vscode.Disposable.from(
      this.#look,
      service.onDidChange(() => this.#look.call()),
      // what is undone or typed in notes is no change of the library
      notes.onDidChange(() => this.#remember()),
    );
    this.#look.call();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #compare(): Promise<void> {
    const { service, notes } = this.#services;
    await service.whenReady();
    await notes.whenReady();
    const { library } = service;
    const changed = changedKeys(
      new Map([...this.#known].filter(([key]) => notes.index.isCited(key) || notes.index.notesAbout(key).length)),
      key => library.resolve(key).length > 0,
      await this.#lookups.now(),
    );
    this.#remember();
    if (!changed.length || this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.#offer(changed);
    } catch (error) {
      void showError(error);
    } finally {
      this.#isAsking = false;
    }
  }

  #remember(): void {
    const { service, notes } = this.#services;
    for (const key of notes.index.keys) {
      const [paper] = service.library.resolve(key);
      if (paper) this.#known.set(key, knownPaper(paper));
    }
  }

  async #offer(changed: readonly ChangedKey[]): Promise<void> {
    const [first] = changed;
    if (!first) return;
    const count = new Set(changed.flatMap(({ from }) => this.#notesWith(from).map(({ uri }) => uri))).size;
    const notes = count === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', count);
    const text =
      changed.length === 1
        ? vscode.l10n.t('The paper "{0}" is now "{1}". Rename it in {2}?', first.from, first.to, notes)
        : vscode.l10n.t('{0} papers have other citation keys than before. Rename them in {1}?', changed.length, notes);
    const review = vscode.l10n.t('Review Changes');
    const chosen = await showInformation(plainLabel(text), review, vscode.l10n.t('Not Now'));
    // who declines is not asked again
    for (const { from } of changed) this.#known.delete(from);
    if (chosen === review) await this.#review(changed);
  }

  /** Lists the changes note by note; those that stay checked are made as one edit. */
  async #review(changed: readonly ChangedKey[]): Promise<void> {
    await this.#services.notes.whenReady();
    const rows = changed.flatMap(change => this.#rowsFor(change));
    const chosen = await vscode.window.showQuickPick(rows, {
      canPickMany: true,
      matchOnDescription: true,
      title: vscode.l10n.t('Rename Citation Keys in Notes'),
      placeHolder: vscode.l10n.t('What stays checked is renamed; one undo takes it back'),
    });
    if (!chosen?.length) return;
    const edit = new vscode.WorkspaceEdit();
    for (const { change, note, citations } of chosen) {
      const { from, to } = change;
      if (citations.length) await renameInNotes(edit, [{ note, citations }], from, to, this.#services);
      if (note.about === from) await renameInLiteratureNotes(edit, [note], from, to);
    }
    await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  }

  #rowsFor(change: ChangedKey): ReviewRow[] {
    const { index } = this.#services.notes;
    const { from, to } = change;
    const citing = index.citing(from);
    const about = index.notesAbout(from).filter(note => !citing.some(each => each.note.uri === note.uri));
    return [...citing, ...about.map(note => ({ note, citations: [] }))].map(({ note, citations }) => {
      const count = citations.length;
      const places = count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);
      return {
        label: plainLabel(`${from} → ${to}`),
        description: plainLabel(vscode.workspace.asRelativePath(vscode.Uri.parse(note.uri))),
        detail: count ? places : vscode.l10n.t('note about the paper'),
        picked: true,
        change,
        note,
        citations,
      };
    });
  }

  #notesWith(key: string): { readonly uri: string }[] {
    const { index } = this.#services.notes;
    return [...index.citing(key).map(({ note }) => note), ...index.notesAbout(key)];
  }
}
