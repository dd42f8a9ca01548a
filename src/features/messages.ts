import * as vscode from 'vscode';

/** VS Code makes links of `[text](address)` in notifications, commands among them: nothing of a paper's text may be one. */
function plainMessage(text: string): string {
  return text.replace(/\]\(/g, ']\u200b(').replace(/\s+/g, ' ');
}

/** A notification in which no text becomes a link. */
export function showInformation(text: string, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plainMessage(text), ...buttons);
}

/** A question before something is done that can't be taken back; `true` where the button was pressed. */
export async function confirm(question: string, detail: string, button: string): Promise<boolean> {
  const options = { modal: true, detail: plainMessage(detail) };
  return (await vscode.window.showInformationMessage(plainMessage(question), options, button)) === button;
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
