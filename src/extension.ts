import * as vscode from 'vscode';
import { vscodeFiles } from './adapters/vscodeFiles';
import type { LecternApi } from './api';
import { registerDropPapers } from './features/tree/dropPapers';
import { registerFetchAbstracts } from './features/papers/fetchAbstracts';
import { registerInsertCommands } from './features/citing/insertCommands';
import { registerKeyDefinition } from './features/language/keyDefinition';
import { LibraryService } from './features/sources/libraryService';
import { NoteEditors } from './features/citing/noteEditors';
import { registerLibraryStatus } from './features/sources/libraryStatus';
import { registerOpenPaperList } from './features/sources/openPaperList';
import { registerPaperCommands } from './features/papers/paperCommands';
import { registerModelSummary } from './features/summaries/registerModelSummary';
import { registerPaperPages } from './features/papers/paperPages';
import { PaperPicker } from './features/picker/paperPicker';
import { registerPapersView } from './features/tree/papersView';
import { createPublicApi } from './features/publicApi';
import { RecentPapers } from './features/picker/recentPapers';
import { registerRevealInSource } from './features/sources/revealInSource';
import { registerSourceProblems } from './features/sources/sourceProblems';

/** Builds the services, starts each feature by itself, and returns the public API. Loading goes on after it returns. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  const log = vscode.window.createOutputChannel('Lectern', { log: true });
  context.subscriptions.push(log);
  const notes = new NoteEditors();
  context.subscriptions.push(notes);
  const { extensionUri, globalState: state } = context;
  const service = new LibraryService({ extensionUri, files: vscodeFiles, log, notes, state });
  context.subscriptions.push(service);
  const recent = new RecentPapers(context.workspaceState);
  const picker = new PaperPicker(service, recent);

  const features: Readonly<Record<string, () => vscode.Disposable>> = {
    papersView: () => registerPapersView(service, context.workspaceState),
    paperPages: () => registerPaperPages(service),
    insertCommands: () => registerInsertCommands({ service, notes, picker, recent, log }),
    modelSummary: () => registerModelSummary({ service, notes, picker, log }),
    paperCommands: () => registerPaperCommands(),
    openPaperList: () => registerOpenPaperList(service),
    fetchAbstracts: () =>
      registerFetchAbstracts({
        service,
        log,
        storage: context.globalStorageUri,
        version: String((context.extension.packageJSON as { readonly version?: unknown }).version),
        isTest: context.extensionMode === vscode.ExtensionMode.Test,
      }),
    dropPapers: () => registerDropPapers(service),
    libraryStatus: () => registerLibraryStatus(service),
    sourceProblems: () => registerSourceProblems(service),
    revealInSource: () => registerRevealInSource(service),
    keyDefinition: () => registerKeyDefinition(service),
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
  return createPublicApi(service);
}
