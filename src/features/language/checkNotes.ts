import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { vscodeFiles } from '../../adapters/vscodeFiles';
import { readLibraryInSteps } from '../../core/formats/readLibrary';
import type { Source } from '../../core/library/source';
import { NoteChecker, type CheckerHost, type FileSource } from '../../core/notes/checks/noteChecker';
import { LARGEST_NOTE } from '../../core/notes/index/indexNotes';
import { MOST_NOTES, NOTE_GLOB } from '../../core/notes/index/noteFiles';
import { partsOfNote } from '../../core/notes/index/readNote';
import { decodeText } from '../../core/text/decodeText';
import { showInformation } from '../messages';
import { fileName } from '../sources/sourceFile';
import { bibliographyUri, excludedFiles } from '../sources/wantedSources';
import { noteDiagnostics, type NoteDiagnostic } from './noteDiagnostics';
import type { LanguageServices } from './languageServices';

/** Reads bibliographies of notes that nobody has open; all other sources are those that are loaded. */
function checkerHost({ service }: LanguageServices): CheckerHost {
  const others: readonly Source[] = service.library.sources.filter(({ level }) => level !== 'note');
  return {
    resolve: async (note, entry) =>
      (await bibliographyUri(entry, vscode.Uri.joinPath(vscode.Uri.parse(note, true), '..')))?.toString(),
    readSource: async (address): Promise<FileSource> => {
      const name = fileName(vscode.Uri.parse(address, true));
      const bytes = await vscodeFiles.readFile(address).catch((error: unknown) => {
        throw new Error(vscode.l10n.t("{0} can't be read.", name), { cause: error });
      });
      const file = await inSlices(readLibraryInSteps(name, bytes));
      if (file.format === undefined) throw new Error(file.message);
      return { uri: address, records: file.reading.records, problems: file.reading.problems };
    },
    sourcesFor: async () => others,
    inSlices,
  };
}

async function notesIn(folder: vscode.Uri | undefined): Promise<vscode.Uri[]> {
  const pattern = folder ? new vscode.RelativePattern(folder, NOTE_GLOB) : NOTE_GLOB;
  return vscode.workspace.findFiles(pattern, excludedFiles(), MOST_NOTES);
}

/** The cells of a notebook have lines of their own, which its file has not: the place is said in words. */
function withCell(diagnostic: NoteDiagnostic): NoteDiagnostic {
  const { cell } = diagnostic.problem;
  if (cell === undefined) return diagnostic;
  diagnostic.message = vscode.l10n.t(
    'Cell {0}, line {1}: {2}',
    cell + 1,
    diagnostic.range.start.line + 1,
    diagnostic.message,
  );
  diagnostic.range = new vscode.Range(0, 0, 0, 0);
  return diagnostic;
}

/** What a check found. */
interface CheckResult {
  readonly files: number;
  readonly problems: number;
  /** One sentence for each note that could not be checked. */
  readonly failed: readonly string[];
}

/**
 * Checks the notes of a folder, or of the workspace, and shows what it finds among the problems. Open notes show theirs
 * already, as they stand in their editors.
 */
export class NotesCheck implements vscode.Disposable {
  readonly #services: LanguageServices;
  readonly #shown = vscode.languages.createDiagnosticCollection('lectern-check');
  readonly #subscriptions: vscode.Disposable;

  constructor(services: LanguageServices) {
    this.#services = services;
    const forget = ({ uri }: vscode.TextDocument) => this.#shown.delete(uri);
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      vscode.workspace.onDidOpenTextDocument(forget),
      vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(uri => this.#shown.delete(uri))),
    );
  }

  async run(folder: vscode.Uri | undefined): Promise<void> {
    const { service, log } = this.#services;
    await service.whenReady();
    const title = vscode.l10n.t('Checking the citations of notes');
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => this.#check(folder, progress, token),
    );
    for (const message of result.failed) log.warn(message);
    void report(result);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #check(
    folder: vscode.Uri | undefined,
    progress: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
  ): Promise<CheckResult> {
    this.#shown.clear();
    const checker = new NoteChecker(checkerHost(this.#services));
    const notes = await notesIn(folder);
    const failed: string[] = [];
    let [files, problems] = [0, 0];
    for (const uri of notes) {
      if (token.isCancellationRequested) break;
      progress.report({ message: vscode.l10n.t('{0} of {1}', files + 1, notes.length), increment: 100 / notes.length });
      try {
        problems += await this.#checkOne(checker, uri);
      } catch (error) {
        failed.push(
          `${vscode.workspace.asRelativePath(uri)}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      files++;
    }
    return { files, problems, failed };
  }

  /** @returns how many problems are shown for the note */
  async #checkOne(checker: NoteChecker, uri: vscode.Uri): Promise<number> {
    const open = vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
    if (open) return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Lectern').length;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const syntax = await this.#services.notation.syntaxOfUri(uri);
    if (!syntax || bytes.length > LARGEST_NOTE) return 0;
    const parts = partsOfNote(uri.toString(), decodeText(bytes)?.text ?? '', syntax);
    const found = await checker.check({ uri: uri.toString(), parts });
    const diagnostics = noteDiagnostics(uri, found, 0).map(withCell);
    this.#shown.set(uri, diagnostics);
    return diagnostics.length;
  }
}

async function report(result: CheckResult): Promise<void> {
  const show = vscode.l10n.t('Show Problems');
  const choice = await showInformation(resultSentence(result), ...(result.problems ? [show] : []));
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function resultSentence({ files, problems, failed }: CheckResult): string {
  const parts = [
    files === 1 ? vscode.l10n.t('1 note checked') : vscode.l10n.t('{0} notes checked', files),
    problems === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', problems),
  ];
  const [first] = failed;
  if (first) parts.push(vscode.l10n.t('{0} not checked ({1})', failed.length, first));
  return `${parts.join(', ')}.`;
}
