import * as vscode from 'vscode';
import { NOTE_LANGUAGES } from '../citing/noteEditors';
import { Command, InternalCommand, Setting, SETTINGS } from '../ids';
import { showError } from '../messages';
import { lazily } from './lazily';
import type { LanguageServices } from './languageServices';

/** What begins a key, or goes on to the next one: in Markdown, LaTeX, roles and Typst. */
const TRIGGERS = ['@', ';', '{', ',', '`', '<'];
/** Source files from whose entries references and renames can start. */
const SOURCES: vscode.DocumentFilter = { pattern: '**/*.{bib,bibtex,biblatex,json,yaml,yml}' };

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
  const { languages: editor } = vscode;
  const notes = select(ids);
  const completion = lazily(async () => new (await import('./completion')).KeyCompletion(services));
  const hover = lazily(async () => new (await import('./keyHover')).KeyHover(services));
  const references = lazily(async () => new (await import('./keyReferences')).KeyReferences(services));
  const rename = lazily(async () => new (await import('./renameKey')).KeyRename(services));
  const links = lazily(async () => new (await import('./keyLinks')).KeyLinks(services));
  return vscode.Disposable.from(
    editor.registerCompletionItemProvider(
      notes,
      {
        provideCompletionItems: async (...args) => (await completion()).provideCompletionItems(...args),
        resolveCompletionItem: async item => (await completion()).resolveCompletionItem(item),
      },
      ...TRIGGERS,
    ),
    editor.registerHoverProvider(notes, {
      provideHover: async (document, position) => (await hover()).provideHover(document, position),
    }),
    editor.registerReferenceProvider([...notes, SOURCES], {
      provideReferences: async (document, position, context) =>
        (await references()).provideReferences(document, position, context),
    }),
    editor.registerDocumentHighlightProvider(notes, {
      provideDocumentHighlights: async (document, position) =>
        (await references()).provideDocumentHighlights(document, position),
    }),
    editor.registerRenameProvider([...notes, SOURCES], {
      prepareRename: async (document, position) => (await rename()).prepareRename(document, position),
      provideRenameEdits: async (document, position, name) =>
        (await rename()).provideRenameEdits(document, position, name),
    }),
    editor.registerDocumentLinkProvider(notes, {
      provideDocumentLinks: async document => (await links()).provideDocumentLinks(document),
    }),
    registerHints(notes, services),
    whenNoteIsOpen(ids, async () => (await import('./noteWork')).startNoteWork(services, ids)),
  );
}

function registerHints(notes: readonly vscode.DocumentFilter[], services: LanguageServices): vscode.Disposable {
  const hints = lazily(async () => new (await import('./keyHints')).KeyHints(services));
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    services.service.onDidChange(() => changed.fire()),
    services.notation.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`${SETTINGS}.${Setting.inlayHints}`)) changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(notes, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (document, range) => (await hints()).provideInlayHints(document, range),
    }),
  );
}

/** Starts something once, when the first note in one of these languages is open. */
function whenNoteIsOpen(ids: readonly string[], start: () => Promise<vscode.Disposable>): vscode.Disposable {
  let work: Promise<vscode.Disposable> | undefined;
  let isDisposed = false;
  const look = () => {
    if (work || !vscode.workspace.textDocuments.some(({ languageId }) => ids.includes(languageId))) return;
    opening.dispose();
    work = start();
    void work.then(started => {
      if (isDisposed) started.dispose();
    });
  };
  const opening = vscode.workspace.onDidOpenTextDocument(look);
  look();
  return {
    dispose: () => {
      isDisposed = true;
      opening.dispose();
      void work?.then(started => started.dispose());
    },
  };
}

/** What the editor knows of citation keys, in the languages that the settings name. */
export function registerLanguageFeatures(services: LanguageServices): vscode.Disposable {
  let registered = registerFor(languages(), services);
  const definition = lazily(async () => new (await import('./keyDefinition')).KeyDefinition(services));
  const check = lazily(async () => new (await import('./checkNotes')).NotesCheck(services));
  let isChecking = false;
  const commands = lazily(async () => (await import('./fixCommands')).fixCommands(services));
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
      if (typeof key !== 'string') return;
      services.recent.use([key]);
      const [paper, document] = [services.service.library.get(key), vscode.window.activeTextEditor?.document];
      if (paper && document) services.cited.report(document, [paper]);
    }),
    ...[InternalCommand.replaceKey, InternalCommand.showEntry, InternalCommand.addLibrary].map(id =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => (await commands())[id](args)),
    ),
    vscode.commands.registerCommand(Command.checkNotes, async (folder: unknown) => {
      if (isChecking) return;
      isChecking = true;
      try {
        await (await check()).run(folder instanceof vscode.Uri ? folder : undefined);
      } catch (error) {
        void showError(error);
      } finally {
        isChecking = false;
      }
    }),
  );
}
