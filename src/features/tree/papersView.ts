import * as vscode from 'vscode';
import { READING_STATES, type ReadingState } from '../../core/notes/use/smartTopics';
import type { Paper } from '../../core/paper';
import { GROUPINGS } from '../../core/topics/groupPapers';
import { Command, ContextKey, View } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { papersFromTree } from '../papers/paperCommands';
import { plainLabel } from '../papers/paperWords';
import type { TreeGrouping } from './groupWords';
import type { PaperUses } from './paperUses';
import { PapersTree, type PaperNode } from './papersTree';
import type { ReadingStates } from './readingStates';
import type { Topics } from '../topics/topics';
import { TreeFilter } from './treeFilter';

const GROUPING_STATE = 'grouping';

const TREE_GROUPINGS: readonly TreeGrouping[] = [...GROUPINGS, 'note'];

const GROUP_BY: Readonly<Record<TreeGrouping, string>> = {
  topic: Command.groupByTopic,
  year: Command.groupByYear,
  author: Command.groupByAuthor,
  type: Command.groupByType,
  note: Command.groupByNote,
};

const MARK_AS: Readonly<Record<ReadingState, string>> = {
  unread: Command.markUnread,
  reading: Command.markReading,
  read: Command.markRead,
};

function storedGrouping(state: vscode.Memento): TreeGrouping {
  const stored = state.get<string>(GROUPING_STATE);
  return TREE_GROUPINGS.find(grouping => grouping === stored) ?? 'topic';
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

export interface PapersViewServices {
  readonly service: LibraryService;
  readonly uses: PaperUses;
  readonly reading: ReadingStates;
  /** Of the workspace. */
  readonly state: vscode.Memento;
  readonly topics: Topics;
}

/** What stands above the rows: problems of the sources, or why there are no rows. */
function viewMessage({ service }: PapersViewServices, tree: PapersTree, filter: TreeFilter): string | undefined {
  if (filter.query) {
    const name = plainLabel(filter.query);
    if (tree.isEmpty) return vscode.l10n.t('No paper matches the filter "{0}".', name);
    return vscode.l10n.t('Filtered by "{0}".', name);
  }
  if (tree.grouping === 'note' && tree.isEmpty) {
    return vscode.l10n.t('Open a note to see the papers that it cites and those that would suit it.');
  }
  return problemMessage(service);
}

/** The side bar's view of the library, its title bar and what it says when there is nothing to show. */
export function registerPapersView(services: PapersViewServices): vscode.Disposable {
  const { service, uses, reading, state, topics } = services;
  const setContext = (key: string, value: string) => void vscode.commands.executeCommand('setContext', key, value);
  const grouping = storedGrouping(state);
  const tree = new PapersTree({ service, uses, reading, grouping, topics });
  const view: vscode.TreeView<PaperNode> = vscode.window.createTreeView(View.papers, {
    treeDataProvider: tree,
    dragAndDropController: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const showMessage = () => {
    view.message = viewMessage(services, tree, filter);
  };
  const filter = new TreeFilter(service, query => {
    tree.wanted = query ? service.matching(query) : undefined;
    showMessage();
  });

  let shown: readonly Paper[] = [];
  const show = () => {
    const { papers } = service.library;
    const isSame = papers.length === shown.length && papers.every((paper, index) => paper === shown[index]);
    // a refresh ends a drag and redraws every row: only where there is something new to see
    if (!isSame) tree.refresh();
    shown = papers;
    showMessage();
    setContext(ContextKey.libraryState, papers.length ? 'loaded' : 'empty');
  };
  const groupBy = (wanted: TreeGrouping) => {
    tree.grouping = wanted;
    setContext(ContextKey.grouping, wanted);
    showMessage();
    void state.update(GROUPING_STATE, wanted);
  };
  const redraw = () => {
    service.facts = {
      ...uses.filterFacts(),
      readingOf: key => {
        const paper = service.library.get(key);
        return paper ? reading.of(paper) : 'unread';
      },
    };
    tree.refresh();
    showMessage();
  };
  /** Notes are read once somebody looks at the view. */
  const follow = () => {
    if (view.visible) void uses.follow();
  };
  setContext(ContextKey.grouping, grouping);
  redraw();
  follow();

  return vscode.Disposable.from(
    tree,
    view,
    filter,
    view.onDidChangeVisibility(follow),
    topics.onDidChange(() => tree.refresh()),
    uses.onDidChange(redraw),
    reading.onDidChange(redraw),
    service.onDidChange(show),
    service.onDidStartLoading(
      () => void vscode.window.withProgress({ location: { viewId: View.papers } }, () => service.whenReady()),
    ),
    ...TREE_GROUPINGS.map(wanted => vscode.commands.registerCommand(GROUP_BY[wanted], () => groupBy(wanted))),
    ...READING_STATES.map(mark =>
      vscode.commands.registerCommand(MARK_AS[mark], (...args: unknown[]) => reading.mark(papersFromTree(args), mark)),
    ),
    vscode.commands.registerCommand(Command.exportReadingStates, () => exportReadingStates(services)),
    vscode.commands.registerCommand(Command.refresh, () => service.reload()),
  );
}

/** Everything that was marked, as JSON in a new editor, to be kept or read by other programs. */
async function exportReadingStates({ service, reading }: PapersViewServices): Promise<void> {
  await service.whenReady();
  const papers = service.library.papers.map(paper => ({
    citekey: paper.citationKey,
    title: paper.title,
    doi: paper.csl.DOI,
    state: reading.of(paper),
  }));
  const content = `${JSON.stringify(papers, undefined, 2)}\n`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
}
