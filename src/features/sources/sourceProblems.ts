import * as vscode from 'vscode';
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

function fixesFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  // the places are those of the file as it was read: in an edited one they may be elsewhere
  if (document.isDirty) return [];
  switch (diagnostic.code) {
    case 'missing-comma': {
      const at = endOfTextBefore(document, diagnostic.range.start);
      return [
        quickFix(diagnostic, vscode.l10n.t('Insert the missing comma'), edit => edit.insert(document.uri, at, ',')),
      ];
    }
    default:
      return [];
  }
}

/** Problems of the sources, shown in their files, with a fix where one is safe. */
export function registerSourceProblems(service: LibraryService): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('lectern');
  const show = () => {
    diagnostics.clear();
    for (const [uri, found] of byFile(service.library.problems)) diagnostics.set(vscode.Uri.parse(uri), found);
  };
  const fixes: vscode.CodeActionProvider = {
    provideCodeActions: (document, _range, { diagnostics: found }) =>
      found.filter(({ source }) => source === SOURCE).flatMap(diagnostic => fixesFor(document, diagnostic)),
  };
  return vscode.Disposable.from(
    diagnostics,
    service.onDidChange(show),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*.{bib,bibtex}' }, fixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
