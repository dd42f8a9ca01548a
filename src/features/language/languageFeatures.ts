import * as vscode from 'vscode';
import { NOTE_LANGUAGES } from '../citing/noteEditors';
import { InternalCommand, Setting, SETTINGS } from '../ids';
import { lazily } from './lazily';
import type { LanguageServices } from './languageServices';

/** What begins a key, or goes on to the next one: in Markdown, LaTeX and roles. */
const TRIGGERS = ['@', ';', '{', ',', '`', '<'];
/** Source files from whose entries references and renames can start. */
const SOURCES: vscode.DocumentSelector = { pattern: '**/*.{bib,bibtex,biblatex,json,yaml,yml}' };

/** The languages in which the editor is to know keys. */
function languages(): readonly string[] {
  const value = vscode.workspace.getConfiguration(SETTINGS).get<unknown>(Setting.languageFeatures);
  return Array.isArray(value) ? value.filter(language => typeof language === 'string') : [];
}

function select(ids: readonly string[]): readonly vscode.DocumentFilter[] {
  return ids.map(language => ({ language }));
}

/** Providers for these languages. What they do is loaded when one of them is first asked. */
function registerFor(ids: readonly string[], services: LanguageServices): vscode.Disposable {
  const selector = select(ids);
  const completion = lazily(async () => new (await import('./completion')).KeyCompletion(services));
  const hover = lazily(async () => new (await import('./keyHover')).KeyHover(services));
  const references = lazily(async () => new (await import('./keyReferences')).KeyReferences(services));
  const rename = lazily(async () => new (await import('./renameKey')).KeyRename(services));
  const both = [...selector, SOURCES].flat() as vscode.DocumentFilter[];
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (...args) => (await completion()).provideCompletionItems(...args),
        resolveCompletionItem: async item => (await completion()).resolveCompletionItem(item),
      },
      ...TRIGGERS,
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) => (await hover()).provideHover(document, position),
    }),
    vscode.languages.registerReferenceProvider(both, {
      provideReferences: async (document, position, context) =>
        (await references()).provideReferences(document, position, context),
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: async (document, position) =>
        (await references()).provideDocumentHighlights(document, position),
    }),
    vscode.languages.registerRenameProvider(both, {
      prepareRename: async (document, position) => (await rename()).prepareRename(document, position),
      provideRenameEdits: async (document, position, name) =>
        (await rename()).provideRenameEdits(document, position, name),
    }),
  );
}

/** What the editor knows of citation keys, in the languages that the settings name. */
export function registerLanguageFeatures(services: LanguageServices): vscode.Disposable {
  let registered = registerFor(languages(), services);
  const definition = lazily(async () => new (await import('./keyDefinition')).KeyDefinition(services));
  return vscode.Disposable.from(
    { dispose: () => registered.dispose() },
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(`${SETTINGS}.${Setting.languageFeatures}`)) return;
      registered.dispose();
      registered = registerFor(languages(), services);
    }),
    // no other extension knows where the entries of the library are, whatever the language
    vscode.languages.registerDefinitionProvider(select(NOTE_LANGUAGES), {
      provideDefinition: async (document, position) => (await definition()).provideDefinition(document, position),
    }),
    vscode.commands.registerCommand(InternalCommand.paperCited, (key: unknown) => {
      if (typeof key === 'string') services.recent.use([key]);
    }),
  );
}
