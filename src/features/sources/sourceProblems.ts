import * as vscode from 'vscode';
import type { BibFix } from '../../core/formats/bibtex/fixes';
import type { LibraryProblem } from '../../core/library/library';
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

function quickFix(
  diagnostic: vscode.Diagnostic,
  title: string,
  edit: (edit: vscode.WorkspaceEdit) => void,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  edit(action.edit);
  action.isPreferred = true;
  return action;
}

/** Behind the last thing written before `position`: where a forgotten comma or brace belongs. */
function endOfTextBefore(document: vscode.TextDocument, position: vscode.Position): vscode.Position {
  for (let { line, character } = position; line >= 0; line--, character = Number.MAX_SAFE_INTEGER) {
    const text = document.lineAt(line).text.slice(0, character).trimEnd();
    if (text) return new vscode.Position(line, text.length);
  }
  return position;
}

function titleOf({ kind, value }: BibFix): string {
  switch (kind) {
    case 'rename-type':
      return vscode.l10n.t('Change the entry type to "{0}"', value);
    case 'add-key':
      return vscode.l10n.t('Insert the citation key "{0}"', value);
    case 'brace-value':
      return vscode.l10n.t('Put "{0}" in braces', value);
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

async function fixFor(
  service: LibraryService,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<vscode.CodeAction | undefined> {
  const { code, range } = diagnostic;
  const { uri } = document;
  if (code === 'missing-comma') {
    const at = endOfTextBefore(document, range.start);
    return quickFix(diagnostic, vscode.l10n.t('Insert the missing comma'), edit => edit.insert(uri, at, ','));
  }
  if (typeof code !== 'string') return undefined;
  const { bibFix } = await import('../../core/formats/bibtex/fixes');
  const keyFor = () => generatedKey(service, uri, range.start.line);
  const fix = bibFix(document.getText(), code, document.offsetAt(range.start), keyFor);
  if (!fix) return undefined;
  const replaced = new vscode.Range(document.positionAt(fix.start), document.positionAt(fix.end));
  return quickFix(diagnostic, titleOf(fix), edit => edit.replace(uri, replaced, fix.text));
}

/** Problems of the sources, shown in their files, with a fix where one is safe. */
export function registerSourceProblems(service: LibraryService): vscode.Disposable {
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
      const actions = await Promise.all(own.map(diagnostic => fixFor(service, document, diagnostic)));
      return actions.filter(action => action !== undefined);
    },
  };
  return vscode.Disposable.from(
    diagnostics,
    service.onDidChange(show),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*.{bib,bibtex}' }, fixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
