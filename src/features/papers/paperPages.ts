import * as vscode from 'vscode';
import { pageName, paperPage } from '../../core/citations/paperPage';
import type { Paper } from '../../core/paper';
import { extractedLine } from '../../core/summaries/extractedLine';
import { linkFromRoot } from '../../core/notes/literature/linkFromRoot';
import { escapePage } from '../../core/text/escapeMarkdown';
import { Command, PAGE_SCHEME } from '../ids';
import type { NoteIndex } from '../../core/notes/index/noteIndex';
import type { NotesService } from '../notes/notesService';
import type { LibraryService } from '../sources/libraryService';
import { papersFromTree } from './paperCommands';

/** How many related papers a page names. */
const RELATED = 5;

/** The address of a paper's page. Its name is what the preview's tab shows. */
export function pageUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${pageName(key)}` });
}

/** The key of the paper whose page is at an address; the other way of {@link pageUri}. */
function keyOf(uri: vscode.Uri): string {
  const name = uri.path.slice(1).replace(/\.md$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The link by which a preview leads to a note: it starts at the first workspace folder, and previews know no other. */
function linkToNote(uri: vscode.Uri): string[] {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first || first.uri.scheme !== uri.scheme || first.uri.authority !== uri.authority) return [];
  return [linkFromRoot(first.uri.path, uri.path)];
}

async function pageText(paper: Paper, service: LibraryService, notes: NoteIndex): Promise<string> {
  const topicNames = paper.topics.map(id => service.topicName(id));
  const related = service.related(paper, RELATED).map(hit => hit.paper);
  const about = notes.notesAbout(paper.citationKey).flatMap(({ uri }) => linkToNote(vscode.Uri.parse(uri, true)));
  const extracted = await extractedLine(paper);
  const words = {
    summary: vscode.l10n.t('Summary'),
    abstract: vscode.l10n.t('Abstract'),
    keywords: vscode.l10n.t('Keywords'),
    reference: vscode.l10n.t('Reference'),
    related: vscode.l10n.t('Related Papers'),
    publishedIn: vscode.l10n.t('Published in'),
    note: vscode.l10n.t('Literature note'),
    noAbstract: vscode.l10n.t(
      'No abstract is loaded. It comes in with a list or a bibliography file that has it: run "Lectern: Open Paper List…", or "Lectern: Fetch Abstracts".',
    ),
    fromAbstract: vscode.l10n.t('Taken from the abstract'),
  };
  return paperPage(paper, topicNames, related, about, words, extracted);
}

/** A read-only Markdown page for each paper, shown in the editor's own preview. */
export function registerPaperPages(service: LibraryService, notes: NotesService): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async uri => {
      await service.whenReady();
      const key = keyOf(uri);
      const paper = service.library.get(key);
      return paper
        ? pageText(paper, service, notes.index)
        : escapePage(vscode.l10n.t('The library has no paper with the key {0}.', key));
    },
  };
  const refreshOpenPages = () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === PAGE_SCHEME) changed.fire(uri);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, provider),
    service.onDidChange(refreshOpenPages),
    notes.onDidChange(refreshOpenPages),
    vscode.commands.registerCommand(Command.openPaper, async (...args: unknown[]) => {
      const [key] = args;
      const keys = typeof key === 'string' ? [key] : papersFromTree(args).map(paper => paper.key);
      for (const each of keys) await vscode.commands.executeCommand('markdown.showPreview', pageUri(each));
    }),
  );
}
