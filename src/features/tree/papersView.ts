import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { GROUPINGS, type Grouping } from '../../core/topics/groupPapers';
import { Command, ContextKey, View } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { PapersTree, type PaperNode } from './papersTree';

const GROUPING_STATE = 'grouping';

const GROUP_BY: Readonly<Record<Grouping, string>> = {
  topic: Command.groupByTopic,
  year: Command.groupByYear,
  author: Command.groupByAuthor,
  type: Command.groupByType,
};

function storedGrouping(state: vscode.Memento): Grouping {
  const stored = state.get<string>(GROUPING_STATE);
  return GROUPINGS.find(grouping => grouping === stored) ?? 'topic';
}

/** One sentence on what could not be read, where people look for their papers; `undefined` where all is well. */
function problemMessage(service: LibraryService): string | undefined {
  const problems = service.library.problems.filter(({ severity }) => severity !== 'hint');
  const [first] = problems;
  if (!first) return undefined;
  const name = first.uri.slice(first.uri.lastIndexOf('/') + 1);
  const message = first.message.includes(name) ? first.message : `${decodeURIComponent(name)}: ${first.message}`;
  if (problems.length === 1) return message;
  return vscode.l10n.t('{0} problems in the sources. The first: {1}', problems.length, message);
}

/** The side bar's view of the library, its title bar and what it says when there is nothing to show. */
export function registerPapersView(service: LibraryService, state: vscode.Memento): vscode.Disposable {
  const setContext = (key: string, value: string) => void vscode.commands.executeCommand('setContext', key, value);
  const grouping = storedGrouping(state);
  const tree = new PapersTree(service, grouping);
  const view: vscode.TreeView<PaperNode> = vscode.window.createTreeView(View.papers, {
    treeDataProvider: tree,
    dragAndDropController: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });

  let shown: readonly Paper[] = [];
  const show = () => {
    const { papers } = service.library;
    const isSame = papers.length === shown.length && papers.every((paper, index) => paper === shown[index]);
    // a refresh ends a drag and redraws every row: only where there is something new to see
    if (!isSame) tree.refresh();
    shown = papers;
    view.message = problemMessage(service);
    setContext(ContextKey.libraryState, papers.length ? 'loaded' : 'empty');
  };
  const groupBy = (wanted: Grouping) => {
    tree.grouping = wanted;
    setContext(ContextKey.grouping, wanted);
    void state.update(GROUPING_STATE, wanted);
  };
  setContext(ContextKey.grouping, grouping);

  return vscode.Disposable.from(
    tree,
    view,
    service.onDidChange(show),
    service.onDidStartLoading(
      () => void vscode.window.withProgress({ location: { viewId: View.papers } }, () => service.whenReady()),
    ),
    ...GROUPINGS.map(wanted => vscode.commands.registerCommand(GROUP_BY[wanted], () => groupBy(wanted))),
    vscode.commands.registerCommand(Command.refresh, () => service.reload()),
  );
}
