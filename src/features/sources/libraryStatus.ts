import * as vscode from 'vscode';
import { Command } from '../ids';
import type { LibraryProblem } from '../../core/library/source';
import type { LibraryService } from './libraryService';
import { paperCount, plainLabel } from '../papers/paperWords';
import { fileName, type SourceFileState } from './sourceFile';

const OPEN_SETTINGS = 'workbench.action.openSettings';

interface SourceItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly run?: string;
  /** Zero-based line of the first problem; `undefined` where there is none. */
  readonly line?: number;
}

/** What is wrong in the sources, hints apart. */
function problemsOf({ library }: LibraryService): readonly LibraryProblem[] {
  return library.problems.filter(({ severity }) => severity !== 'hint');
}

function problemCount(count: number): string | undefined {
  if (!count) return undefined;
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/** The folder by which people know the file among others of its name; `undefined` for the workspace's own. */
function folderName(uri: vscode.Uri): string | undefined {
  const relative = vscode.workspace.asRelativePath(uri).replaceAll('\\', '/');
  return relative.includes('/') ? relative.slice(0, relative.lastIndexOf('/')) : undefined;
}

function toItem(state: SourceFileState, problems: readonly LibraryProblem[]): SourceItem {
  const { uri, format, records, loadedAt, milliseconds } = state;
  const facts = [paperCount(records.length), format, problemCount(problems.length)];
  const read = format && vscode.l10n.t('Read at {0} in {1} ms', loadedAt.toLocaleTimeString(), milliseconds);
  const [first] = problems;
  return {
    uri,
    label: `$(${first ? 'warning' : 'book'}) ${plainLabel(fileName(uri))}`,
    description: facts.filter(Boolean).join(' · '),
    detail: plainLabel([folderName(uri), read, first?.message].filter(Boolean).join(' · ')),
    line: first?.line,
  };
}

function placeholderFor({ sourceFiles, library }: LibraryService): string {
  if (sourceFiles.length) return vscode.l10n.t('Where the papers come from. Choose a file to open it');
  if (!library.papers.length) return vscode.l10n.t('No papers are loaded');
  return vscode.l10n.t('Only the papers that ship with Lectern are loaded');
}

/** The sources with their counts, times and problems; a chosen one is opened. */
async function showSources(service: LibraryService): Promise<void> {
  const problems = problemsOf(service);
  const refused = service.refused.map(({ entry, message }): SourceItem => ({
    label: `$(warning) ${plainLabel(entry)}`,
    detail: plainLabel(message),
    run: OPEN_SETTINGS,
  }));
  const items: SourceItem[] = [
    ...service.sourceFiles.map(state => {
      const file = state.uri.toString();
      return toItem(
        state,
        problems.filter(({ uri }) => uri === file),
      );
    }),
    ...refused,
    ...service.notices.map((notice): SourceItem => ({
      label: `$(info) ${plainLabel(notice)}`,
      run: OPEN_SETTINGS,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(folder-opened) ${vscode.l10n.t('Open Paper List…')}`, run: Command.openPaperList },
    { label: `$(refresh) ${vscode.l10n.t('Read All Again')}`, run: Command.refresh },
  ];
  const placeHolder = placeholderFor(service);
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Sources'), placeHolder });
  if (chosen?.uri) {
    const at = new vscode.Position(chosen.line ?? 0, 0);
    await vscode.commands.executeCommand('vscode.open', chosen.uri, { selection: new vscode.Range(at, at) });
  } else if (chosen?.run === OPEN_SETTINGS) await vscode.commands.executeCommand(OPEN_SETTINGS, 'lectern.libraries');
  else if (chosen?.run) await vscode.commands.executeCommand(chosen.run);
}

function sourcesOf(files: number): string {
  if (files === 0) return vscode.l10n.t('The papers that ship with Lectern');
  return files === 1 ? vscode.l10n.t('Papers from 1 file') : vscode.l10n.t('Papers from {0} files', files);
}

/** How many papers are loaded, in the status bar; on click, where each comes from. */
export function registerLibraryStatus(service: LibraryService): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('lectern.library', vscode.StatusBarAlignment.Right, 50);
  item.name = vscode.l10n.t('Lectern: Papers');
  item.command = Command.showSources;
  const show = () => {
    const { papers } = service.library;
    const isDamaged = problemsOf(service).length > 0;
    item.text = `$(${isDamaged ? 'warning' : 'book'}) ${paperCount(papers.length)}`;
    const files = service.sourceFiles.length;
    item.tooltip = sourcesOf(files);
    const spoken = [
      paperCount(papers.length),
      isDamaged ? vscode.l10n.t('there are problems in the sources') : undefined,
    ];
    item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') };
    item.show();
  };
  return vscode.Disposable.from(
    item,
    service.onDidChange(show),
    vscode.commands.registerCommand(Command.showSources, () => showSources(service)),
  );
}
