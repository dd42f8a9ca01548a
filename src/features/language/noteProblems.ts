import * as vscode from 'vscode';
import { checkNote } from '../../core/notes/checks/checkNote';
import { libraryOfNote } from '../../core/notes/checks/noteLibrary';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import { Setting, SETTINGS } from '../ids';
import { notebookOf } from '../notes/noteDocuments';
import { Debounced } from '../../adapters/debounced';
import { bibliographiesOf } from '../sources/wantedSources';
import type { LanguageServices } from './languageServices';
import { noteDiagnostics, type NoteDiagnostic } from './noteDiagnostics';

/** Typing is checked once it has been quiet for this long, so that nothing half typed is told of; milliseconds. */
const QUIET = 400;

/** Shows the problems of open notes; those of closed ones are the check command's. */
export class NoteProblems implements vscode.Disposable {
  readonly #services: LanguageServices;
  readonly #languages: readonly string[];
  readonly #shown = vscode.languages.createDiagnosticCollection('lectern-notes');
  readonly #found = new Map<string, readonly NoteDiagnostic[]>();
  readonly #waiting = new Set<vscode.TextDocument>();
  readonly #check = new Debounced(QUIET, () => void this.#checkWaiting());
  readonly #subscriptions: vscode.Disposable;

  constructor(services: LanguageServices, languages: readonly string[]) {
    this.#services = services;
    this.#languages = languages;
    const all = () => this.#wait(...vscode.workspace.textDocuments);
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      this.#check,
      services.service.onDidChange(all),
      services.notation.onDidChange(all),
      vscode.workspace.onDidOpenTextDocument(document => this.#wait(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#wait(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      vscode.workspace.onDidChangeConfiguration(event => {
        const names = [Setting.diagnosticsEnabled, Setting.diagnosticsSeverity];
        if (names.some(name => event.affectsConfiguration(`${SETTINGS}.${name}`))) all();
      }),
    );
    all();
  }

  /** The problems that touch a range of a document, as it is now. */
  at(document: vscode.TextDocument, range: vscode.Range): NoteDiagnostic[] {
    const found = this.#found.get(document.uri.toString()) ?? [];
    return found.filter(each => each.version === document.version && each.range.intersection(range) !== undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #wait(...documents: vscode.TextDocument[]): void {
    for (const document of documents) if (this.#languages.includes(document.languageId)) this.#waiting.add(document);
    if (this.#waiting.size) this.#check.call();
  }

  #forget(uri: vscode.Uri): void {
    this.#shown.delete(uri);
    this.#found.delete(uri.toString());
  }

  async #checkWaiting(): Promise<void> {
    await this.#services.service.whenReady();
    const documents = [...this.#waiting];
    this.#waiting.clear();
    for (const document of documents) {
      const note = document.isClosed ? undefined : await this.#services.notes.noteOf(document);
      if (note) this.#show(document, note);
    }
  }

  #show(document: vscode.TextDocument, note: IndexedNote): void {
    const settings = vscode.workspace.getConfiguration(SETTINGS, document);
    if (!settings.get<boolean>(Setting.diagnosticsEnabled, true)) return this.#forget(document.uri);
    const library = libraryOfNote(this.#services.service.library, note, bibliographiesOf(document).length > 0);
    // what was said while the note's own bibliography was loaded holds on
    if (!library) return;
    const { syntax, clusters } = this.#services.notes.scans.of(document);
    const cell = notebookOf(document)
      ?.getCells()
      .find(each => each.document === document)?.index;
    const problems = checkNote([{ text: document.getText(), syntax, cell, clusters }], note, library);
    const diagnostics = noteDiagnostics(document, problems, document.version);
    this.#found.set(document.uri.toString(), diagnostics);
    this.#shown.set(document.uri, diagnostics);
  }
}
