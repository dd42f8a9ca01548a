import * as vscode from 'vscode';

/** The user's settings as plain values, read anew at each use so that a change applies at once. */
export interface Settings {
  readonly libraries: readonly string[];
  /** `auto`: by the document's language. */
  readonly citationFormat: string;
  readonly summaryFormat: string;
}

/** @param scope the document or folder for which the settings hold; `undefined`: the window */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const section = vscode.workspace.getConfiguration('lectern', scope);
  const libraries: unknown = section.get('libraries');
  return {
    libraries: Array.isArray(libraries) ? libraries.filter(entry => typeof entry === 'string') : [],
    citationFormat: section.get('citationFormat', 'auto'),
    summaryFormat: section.get('summaryFormat', 'paragraph'),
  };
}
