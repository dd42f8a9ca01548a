import * as vscode from 'vscode';
import type { CheckCode, NoteProblem } from '../../core/notes/checks/noteProblem';
import { Setting, SETTINGS } from '../ids';

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

/**
 * The problems of a note as the settings want them shown.
 * @param version of the document that was checked; 0 for a file that is not open
 */
export function noteDiagnostics(
  scope: vscode.ConfigurationScope,
  problems: readonly NoteProblem[],
  version: number,
): NoteDiagnostic[] {
  const settings = vscode.workspace.getConfiguration(SETTINGS, scope);
  const severities = settings.get<Partial<Record<CheckCode, string>>>(Setting.diagnosticsSeverity, {});
  return problems.flatMap(problem => {
    const severity = SEVERITY[severities[problem.code] ?? 'warning'];
    return severity === undefined ? [] : [new NoteDiagnostic(problem, version, severity)];
  });
}
