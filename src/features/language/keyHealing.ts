import * as vscode from 'vscode';
import { changedKeys, knownPaper, type ChangedKey, type KnownPaper } from '../../core/language/changedKeys';
import { showError, showInformation } from '../messages';
import { plainLabel } from '../papers/paperWords';
import { Debounced } from '../sources/sourceWatchers';
import type { LanguageServices } from './languageServices';
import type { PaperLookups } from './paperLookups';
import { renameInLiteratureNotes, renameInNotes } from './renameInNotes';

/** Changes that come together are offered together; milliseconds. */
const QUIET = 500;

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
      notes.onDidChange(() => this.#look.call()),
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

  /** Shows all changes in the editor's preview, where each can be left out. */
  async #review(changed: readonly ChangedKey[]): Promise<void> {
    const { notes } = this.#services;
    await notes.whenReady();
    const edit = new vscode.WorkspaceEdit();
    for (const { from, to } of changed) {
      const metadata = { label: `${from} → ${to}`, needsConfirmation: true };
      await renameInNotes(edit, notes.index.citing(from), from, to, this.#services, metadata);
      renameInLiteratureNotes(edit, notes.index.notesAbout(from), from, to, metadata);
    }
    await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  }

  #notesWith(key: string): { readonly uri: string }[] {
    const { index } = this.#services.notes;
    return [...index.citing(key).map(({ note }) => note), ...index.notesAbout(key)];
  }
}
