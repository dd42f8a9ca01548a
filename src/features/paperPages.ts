import * as vscode from 'vscode';
import { paperPage } from '../core/citations/paperPage';
import type { Paper } from '../core/paper';
import { Command, PAGE_SCHEME } from './ids';
import type { LibraryService } from './libraryService';
import { papersFromTree } from './paperCommands';

/** The address of a paper's page. Its name is what the preview's tab shows. */
export function pageUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${key.replaceAll('/', '∕')}.md`, query: key });
}

function pageText(paper: Paper, service: LibraryService): string {
  const topicNames = paper.topics.map(id => service.topicName(id));
  return paperPage(paper, topicNames, {
    summary: vscode.l10n.t('Summary'),
    abstract: vscode.l10n.t('Abstract'),
    keywords: vscode.l10n.t('Keywords'),
    reference: vscode.l10n.t('Reference'),
    publishedIn: vscode.l10n.t('Published in'),
    noAbstract: vscode.l10n.t(
      'No abstract is loaded. It comes in with a list or a bibliography file that has it: run "Lectern: Open Paper List…".',
    ),
  });
}

/** A read-only Markdown page for each paper, shown in the editor's own preview. */
export function registerPaperPages(service: LibraryService): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async uri => {
      await service.whenReady();
      const paper = service.library.get(uri.query);
      return paper ? pageText(paper, service) : vscode.l10n.t('The library has no paper with the key {0}.', uri.query);
    },
  };
  const refreshOpenPages = () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === PAGE_SCHEME) changed.fire(uri);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, provider),
    service.onDidChange(refreshOpenPages),
    vscode.commands.registerCommand(Command.openPaper, async (...args: unknown[]) => {
      const [key] = args;
      const keys = typeof key === 'string' ? [key] : papersFromTree(args).map(paper => paper.key);
      for (const each of keys) await vscode.commands.executeCommand('markdown.showPreview', pageUri(each));
    }),
  );
}
