import * as vscode from 'vscode';

/** The user's settings as plain values, read anew at each use so that a change applies at once. */
export interface Settings {
  /** `auto`: by the document's language. */
  readonly citationFormat: string;
  readonly summaryFormat: string;
  readonly citationKeyPattern: string;
  /** `auto`, `always` or `never`. */
  readonly showShippedPapers: string;
  /** `ask`, `always` or `never`. */
  readonly addToBibliography: string;
  readonly escapeUnicode: boolean;
  /** Whether the Markdown preview shows citations and references in the note's style. */
  readonly renderCitations: boolean;
  readonly updateReferencesOnSave: boolean;
}

/** @param scope the document or folder for which the settings hold; `undefined`: the window */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const section = vscode.workspace.getConfiguration('lectern', scope);
  return {
    citationFormat: section.get('citationFormat', 'auto'),
    summaryFormat: section.get('summaryFormat', 'paragraph'),
    citationKeyPattern: section.get('citationKeyPattern', ''),
    showShippedPapers: section.get('showShippedPapers', 'auto'),
    addToBibliography: section.get('addToBibliography', 'ask'),
    escapeUnicode: section.get('bibtex.escapeUnicode', false),
    renderCitations: section.get('preview.renderCitations', true),
    updateReferencesOnSave: section.get('references.updateOnSave', false),
  };
}

/** `lectern.libraries` by who set it: the values add up, where VS Code alone would let one hide the other. */
export interface LibrarySettings {
  readonly user: readonly string[];
  /** Of the whole workspace. Empty in Restricted Mode. */
  readonly workspace: readonly string[];
  /** Of one folder of a workspace of several. Empty in Restricted Mode. */
  readonly folder: readonly string[];
}

/** @param folder the workspace folder for which the settings hold */
export function readLibrarySettings(folder: vscode.Uri | undefined): LibrarySettings {
  const found = vscode.workspace.getConfiguration('lectern', folder).inspect<unknown>('libraries');
  const strings = (value: unknown) => (Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []);
  const user = strings(found?.globalValue);
  if (!vscode.workspace.isTrusted) return { user, workspace: [], folder: [] };
  const workspace = strings(found?.workspaceValue);
  // where the workspace is a single folder the two are one file
  const isMultiRoot = vscode.workspace.workspaceFile !== undefined;
  return { user, workspace, folder: isMultiRoot ? strings(found?.workspaceFolderValue) : [] };
}

/** @param scope the note for which the settings hold */
export function readStyleSettings(scope: vscode.ConfigurationScope): {
  readonly style: string;
  readonly locale: string;
} {
  const section = vscode.workspace.getConfiguration('lectern', scope);
  const text = (name: string) => {
    const value: unknown = section.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { style: text('citationStyle'), locale: text('citationLocale') };
}

/** What the settings say about topics. */
export interface TopicSettings {
  /** `lectern.topics`: query by name. */
  readonly topics: Readonly<Record<string, string>>;
  readonly automaticTopics: 'auto' | 'always' | 'never';
}

export function readTopicSettings(): TopicSettings {
  const section = vscode.workspace.getConfiguration('lectern');
  const topics = Object.entries(section.get<Record<string, unknown>>('topics', {}));
  const isRule = (entry: [string, unknown]): entry is [string, string] =>
    entry[0].trim() !== '' && typeof entry[1] === 'string' && entry[1].trim() !== '';
  const automatic = section.get<string>('automaticTopics', 'auto');
  return {
    topics: Object.fromEntries(topics.filter(isRule)),
    automaticTopics: automatic === 'always' || automatic === 'never' ? automatic : 'auto',
  };
}
