import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import type { BibFix, BibFixFacts } from '../../core/formats/bibtex/bibFix';
import type { LibraryProblem } from '../../core/library/library';
import type { NotesService } from '../notes/notesService';
import type { LibraryService } from './libraryService';

const SOURCE = 'Lectern';

const SEVERITY: Readonly<Record<NonNullable<LibraryProblem['severity']>, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

function toDiagnostic(problem: LibraryProblem): vscode.Diagnostic {
  const { line, column, endLine = line, endColumn = column + 1, message, severity = 'error', code } = problem;
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, column, endLine, endColumn),
    message,
    SEVERITY[severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

/** Problems of a source by its file; an entry of the settings that is no file stands in the view's message instead. */
function byFile(problems: readonly LibraryProblem[]): Map<string, vscode.Diagnostic[]> {
  const files = new Map<string, vscode.Diagnostic[]>();
  for (const problem of problems) {
    if (!/^[a-z][a-z0-9+.-]+:\//i.test(problem.uri)) continue;
    const known = files.get(problem.uri);
    if (known) known.push(toDiagnostic(problem));
    else files.set(problem.uri, [toDiagnostic(problem)]);
  }
  return files;
}

function titleOf({ kind, value }: BibFix): string {
  switch (kind) {
    case 'add-comma':
      return vscode.l10n.t('Insert the missing comma');
    case 'rename-type':
      return vscode.l10n.t('Change the entry type to "{0}"', value);
    case 'add-key':
      return vscode.l10n.t('Insert the citation key "{0}"', value);
    case 'brace-value':
      return vscode.l10n.t('Put "{0}" in braces', value);
    case 'change-string':
      return vscode.l10n.t('Change to the abbreviation "{0}"', value);
    case 'change-crossref':
      return vscode.l10n.t('Change to the citation key "{0}"', value);
    case 'change-key':
      return vscode.l10n.t('Give this entry the citation key "{0}", which no other has', value);
    case 'remove-duplicate':
      return vscode.l10n.t('Remove this entry, a duplicate of an earlier one');
  }
}

/** The key under which the library has the paper that begins on a line of a file. */
function generatedKey({ library }: LibraryService, uri: vscode.Uri, line: number): string | undefined {
  const source = uri.toString();
  const isHere = (key: string) => library.originsOf(key).some(origin => origin.uri === source && origin.line === line);
  return library.papers.find(({ key }) => isHere(key))?.citationKey;
}

/** What stays the same papers, and cannot be another than was meant. */
const PREFERRED: ReadonlySet<BibFix['kind']> = new Set(['add-comma', 'rename-type', 'add-key', 'remove-duplicate']);

function quickFix(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, fix: BibFix): vscode.CodeAction {
  const action = new vscode.CodeAction(titleOf(fix), vscode.CodeActionKind.QuickFix);
  const replaced = new vscode.Range(document.positionAt(fix.start), document.positionAt(fix.end));
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, replaced, fix.text);
  action.isPreferred = PREFERRED.has(fix.kind);
  return action;
}

async function fixesFor(
  { service, notes }: SourceProblemsServices,
  document: vscode.TextDocument,
  { code, range }: vscode.Diagnostic,
): Promise<readonly BibFix[]> {
  if (typeof code !== 'string') return [];
  const { bibFixesInSteps } = await import('../../core/formats/bibtex/fixes');
  // which of two papers a note means by their key is for people to say
  if (code === 'duplicate-key') await notes.whenReady();
  const facts: BibFixFacts = {
    keyFor: () => generatedKey(service, document.uri, range.start.line),
    mayChange: key => !notes.index.isCited(key) && !notes.index.notesAbout(key).length,
    isTaken: key => service.library.papers.some(({ citationKey }) => citationKey === key),
  };
  const { version } = document;
  const fixes = await inSlices(bibFixesInSteps(document.getText(), code, document.offsetAt(range.start), facts));
  return document.version === version ? fixes : [];
}

export interface SourceProblemsServices {
  readonly service: LibraryService;
  readonly notes: NotesService;
}

/** Problems of the sources, shown in their files, with a fix where one is safe. */
export function registerSourceProblems(services: SourceProblemsServices): vscode.Disposable {
  const { service } = services;
  const diagnostics = vscode.languages.createDiagnosticCollection('lectern');
  const show = () => {
    diagnostics.clear();
    for (const [uri, found] of byFile(service.library.problems)) diagnostics.set(vscode.Uri.parse(uri), found);
  };
  const fixes: vscode.CodeActionProvider = {
    provideCodeActions: async (document, _range, { diagnostics: found }) => {
      // the places are those of the file as it was read: in an edited one they may be elsewhere
      if (document.isDirty) return [];
      const own = found.filter(({ source }) => source === SOURCE);
      const actions = own.map(async diagnostic =>
        (await fixesFor(services, document, diagnostic)).map(fix => quickFix(document, diagnostic, fix)),
      );
      return (await Promise.all(actions)).flat();
    },
  };
  return vscode.Disposable.from(
    diagnostics,
    service.onDidChange(show),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*.{bib,bibtex,biblatex}' }, fixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
