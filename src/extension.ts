import * as vscode from 'vscode';
import { SourceCache } from './adapters/sourceCache';
import { vscodeFiles } from './adapters/vscodeFiles';
import type { LecternApi } from './api';
import { CitedPapers } from './features/bibliography/citedPapers';
import { registerBibliography } from './features/bibliography/registerBibliography';
import { registerDropPapers } from './features/tree/dropPapers';
import { registerFetchAbstracts } from './features/papers/fetchAbstracts';
import { createCitationRendering } from './features/citing/citationRendering';
import { registerEditCitation } from './features/citing/editCitation';
import { registerInsertCommands } from './features/citing/insertCommands';
import { registerLanguageFeatures } from './features/language/languageFeatures';
import { LibraryService } from './features/sources/libraryService';
import { NoteEditors } from './features/citing/noteEditors';
import { NoteNotation } from './features/citing/noteNotation';
import { registerLibraryStatus } from './features/sources/libraryStatus';
import { NotesService } from './features/notes/notesService';
import { registerOpenPaperList } from './features/sources/openPaperList';
import { registerPaperCommands } from './features/papers/paperCommands';
import { registerModelSummary } from './features/summaries/registerModelSummary';
import { registerPaperPages } from './features/papers/paperPages';
import { PaperPicker } from './features/picker/paperPicker';
import { registerPapersView } from './features/tree/papersView';
import { PaperUses } from './features/tree/paperUses';
import { ReadingStates } from './features/tree/readingStates';
import { createPublicApi } from './features/publicApi';
import { RecentPapers } from './features/picker/recentPapers';
import { registerLiteratureNotes } from './features/literature/literatureNotes';
import { MarkdownPreview } from './features/preview/markdownPreview';
import { registerReferences } from './features/preview/referencesCommand';
import { registerTopicCommands, Topics } from './features/topics/topics';
import { registerRevealInSource } from './features/sources/revealInSource';
import { registerSourceProblems } from './features/sources/sourceProblems';

/** Builds the services, starts each feature by itself, and returns the public API. Loading goes on after it returns. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  const log = vscode.window.createOutputChannel('Lectern', { log: true });
  context.subscriptions.push(log);
  const editors = new NoteEditors();
  context.subscriptions.push(editors);
  const notation = new NoteNotation();
  context.subscriptions.push(notation);
  const { extensionUri, globalState: state } = context;
  const version = String((context.extension.packageJSON as { readonly version?: unknown }).version);
  const cacheFolder = vscode.Uri.joinPath(context.globalStorageUri, 'sources');
  const cache = new SourceCache(cacheFolder, version, log);
  context.subscriptions.push(cache);
  const isDevelopment = context.extensionMode === vscode.ExtensionMode.Development;
  const service = new LibraryService({
    extensionUri,
    files: vscodeFiles,
    log,
    editors,
    state,
    storage: context.globalStorageUri,
    // readers that are being worked on change without their version
    cache: isDevelopment ? undefined : cache,
  });
  context.subscriptions.push(service);
  const notes = new NotesService({ files: vscodeFiles, log, notation });
  context.subscriptions.push(notes);
  const rendering = createCitationRendering({ extensionUri, log });
  context.subscriptions.push(rendering);
  const recent = new RecentPapers(context.workspaceState);
  const picker = new PaperPicker(service, recent);
  const cited = new CitedPapers();
  context.subscriptions.push(cited);

  const uses = new PaperUses({ service, notes, editors });
  context.subscriptions.push(uses);
  const reading = new ReadingStates(state);
  context.subscriptions.push(reading);

  const preview = new MarkdownPreview({ service, rendering, notation, log });
  context.subscriptions.push(preview);
  const storage = context.storageUri ?? context.globalStorageUri;
  const topicsOptions = { service, log, state: context.workspaceState, storage, extensionUri };
  const topics = new Topics(topicsOptions);
  context.subscriptions.push(topics);

  const features: Readonly<Record<string, () => vscode.Disposable>> = {
    papersView: () => registerPapersView({ service, uses, reading, state: context.workspaceState, topics }),
    topicCommands: () => registerTopicCommands(topics, topicsOptions),
    paperPages: () => registerPaperPages(service, notes),
    insertCommands: () => registerInsertCommands({ service, editors, notation, rendering, picker, recent, log, cited }),
    modelSummary: () => registerModelSummary({ service, editors, notation, picker, log }),
    editCitation: () => registerEditCitation({ service, editors, notation, rendering, picker, log, cited }),
    paperCommands: () => registerPaperCommands(),
    openPaperList: () => registerOpenPaperList(service),
    fetchAbstracts: () =>
      registerFetchAbstracts({
        service,
        log,
        storage: context.globalStorageUri,
        version,
        isTest: context.extensionMode === vscode.ExtensionMode.Test,
      }),
    dropPapers: () => registerDropPapers({ service, notation, rendering }, cited),
    bibliography: () =>
      registerBibliography({
        service,
        editors,
        notation,
        picker,
        log,
        cited,
        rendering,
        storage: context.globalStorageUri,
      }),
    libraryStatus: () => registerLibraryStatus(service),
    sourceProblems: () => registerSourceProblems({ service, notes }),
    revealInSource: () => registerRevealInSource(service),
    literatureNotes: () => registerLiteratureNotes({ service, notes, editors, notation, picker, log }),
    references: () => registerReferences({ service, editors, rendering, notation, log }),
    languageFeatures: () =>
      registerLanguageFeatures({ service, notes, notation, rendering, picker, recent, log, cited }),
  };
  for (const [name, register] of Object.entries(features)) {
    try {
      context.subscriptions.push(register());
    } catch (error) {
      // one feature that fails to start leaves the others standing
      log.error(`${name} did not start: ${String(error)}`);
    }
  }

  void service.reload();
  return createPublicApi(service, preview);
}
