import * as vscode from 'vscode';

/** VS Code makes links of `[text](address)` in notifications, commands among them: nothing of a paper's text may be one. */
function plainMessage(text: string): string {
  return text.replace(/\]\(/g, ']\u200b(').replace(/\s+/g, ' ');
}

/** A notification in which no text becomes a link. */
export function showInformation(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plainMessage(text), ...buttons);
}

/** A warning in which no text becomes a link. */
export function showWarning(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(plainMessage(text), ...buttons);
}

/** What went wrong, as one sentence in which no text becomes a link. */
export function showError(error: unknown, ...buttons: string[]): Thenable<string | undefined> {
  const text = error instanceof Error ? error.message : String(error);
  return vscode.window.showErrorMessage(plainMessage(text), ...buttons);
}
