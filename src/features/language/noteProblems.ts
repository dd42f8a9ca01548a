import * as vscode from 'vscode';
import { checkNote } from '../../core/notes/checks/checkNote';
import { libraryOfNote } from '../../core/notes/checks/noteLibrary';
import type { CheckCode, NoteProblem } from '../../core/notes/checks/noteProblem';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import { Setting, SETTINGS } from '../ids';
import { notebookOf } from '../notes/noteDocuments';
import { Debounced } from '../sources/sourceWatchers';
import { bibliographiesOf } from '../sources/wantedSources';
import type { LanguageServices } from './languageServices';

/** Typing is checked once it has been quiet for this long, so that nothing half typed is told of; milliseconds. */
const QUIET = 400;

const SEVERITY: Readonly<Record<string, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A diagnostic that knows what it was made from. */
export class NoteDiagnostic extends vscode.Diagnostic {
  readonly problem: NoteProblem;
  /** Version of the document that was checked: a fix holds for no other. */
  readonly version: number;

  constructor(problem: NoteProblem, version: number, severity: vscode.DiagnosticSeverity) {
    const { line, column, endLine, endColumn, text, args, code } = problem;
    super(new vscode.Range(line, column, endLine, endColumn), vscode.l10n.t(text, ...args), severity);
    this.problem = problem;
    this.version = version;
    this.source = 'Lectern';
    this.code = code;
  }
}

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
    const severities = settings.get<Partial<Record<CheckCode, string>>>(Setting.diagnosticsSeverity, {});
    const diagnostics = problems.flatMap(problem => {
      const severity = SEVERITY[severities[problem.code] ?? 'warning'];
      return severity === undefined ? [] : [new NoteDiagnostic(problem, document.version, severity)];
    });
    this.#found.set(document.uri.toString(), diagnostics);
    this.#shown.set(document.uri, diagnostics);
  }
}
