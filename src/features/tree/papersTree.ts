import * as vscode from 'vscode';
import { paperCard } from '../../core/citations/paperCard';
import { authorYear, type Paper } from '../../core/paper';
import { extractedLine } from '../../core/summaries/extractedLine';
import { groupPapers, type Grouping, type PaperGroup } from '../../core/topics/groupPapers';
import { Command, PAPERS_MIME, TreeContext } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { groupName, paperCount } from '../papers/paperWords';

/** A row of the tree. A paper in several groups has a row in each. */
export type PaperNode =
  | { readonly kind: 'group'; readonly group: PaperGroup }
  | { readonly kind: 'paper'; readonly paper: Paper; readonly parent: PaperGroup };

/** Markdown in which neither commands nor HTML nor icons work, whatever the text says. */
export function untrustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

/** The papers of the library as rows, grouped one way or another; rows can be dragged into notes. */
export class PapersTree implements vscode.TreeDataProvider<PaperNode>, vscode.TreeDragAndDropController<PaperNode> {
  readonly dragMimeTypes = [PAPERS_MIME];
  readonly dropMimeTypes = [];
  readonly #service: LibraryService;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: Grouping;

  constructor(service: LibraryService, grouping: Grouping) {
    this.#service = service;
    this.#grouping = grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  getChildren(node?: PaperNode): PaperNode[] {
    if (!node) {
      const groups = groupPapers(this.#service.library.papers, this.#grouping, this.#service.topics);
      return groups.map(group => ({ kind: 'group', group }));
    }
    if (node.kind === 'paper') return [];
    const { group } = node;
    return [
      ...group.children.map((child): PaperNode => ({ kind: 'group', group: child })),
      ...group.papers.map((paper): PaperNode => ({ kind: 'paper', paper, parent: group })),
    ];
  }

  getTreeItem(node: PaperNode): vscode.TreeItem {
    return node.kind === 'group' ? this.#groupItem(node.group) : this.#paperItem(node.paper, node.parent);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: PaperNode): Promise<vscode.TreeItem> {
    if (node.kind === 'paper') {
      const { paper } = node;
      const topics = paper.topics.map(id => this.#service.topicName(id));
      const extracted = await extractedLine(paper);
      const told = extracted && vscode.l10n.t('{0} (from the abstract)', extracted);
      item.tooltip = untrustedMarkdown(paperCard(paper, topics, told));
    }
    return item;
  }

  handleDrag(nodes: readonly PaperNode[], data: vscode.DataTransfer): void {
    const keys = papersOf(nodes).map(paper => paper.key);
    // its own type alone: with a text/uri-list beside it the editor would open a file instead
    if (keys.length) data.set(PAPERS_MIME, new vscode.DataTransferItem(keys.join('\n')));
  }

  #groupItem(group: PaperGroup): vscode.TreeItem {
    const name = groupName(group, this.#grouping);
    const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `${this.#grouping}/${group.id}`;
    item.description = String(group.papers.length);
    item.tooltip = [name, paperCount(group.papers.length), group.definition].filter(Boolean).join('\n');
    item.contextValue = TreeContext.group;
    item.accessibilityInformation = { label: `${name}, ${paperCount(group.papers.length)}` };
    return item;
  }

  #paperItem(paper: Paper, parent: PaperGroup): vscode.TreeItem {
    const title = paper.title || paper.citationKey;
    const who = authorYear(paper);
    const item = new vscode.TreeItem(who ? `${who}: ${title}` : title);
    item.id = `${this.#grouping}/${parent.id}/${paper.key}`;
    item.description = paper.venue ?? paper.year?.toString();
    const hasSource = this.#service.library.originsOf(paper.key).some(({ level }) => level !== 'shipped');
    const marks = [TreeContext.paper, paper.links.length && 'link', hasSource && 'source'];
    item.contextValue = marks.filter(Boolean).join('.');
    item.command = { command: Command.openPaper, title: vscode.l10n.t('Open Paper'), arguments: [paper.key] };
    const spoken = [title, who, paper.venue];
    if (this.#service.library.ambiguousKeys.has(paper.citationKey)) {
      const warning = vscode.l10n.t('another paper has the key {0} too', paper.citationKey);
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.description = warning;
      spoken.push(warning);
    }
    item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') };
    return item;
  }
}

/** The papers of the rows, each once. A topic stands for all its papers, but not beside rows of single papers: those were meant. */
export function papersOf(nodes: readonly PaperNode[]): Paper[] {
  const single = nodes.flatMap(node => (node.kind === 'paper' ? [node.paper] : []));
  const papers = single.length ? single : nodes.flatMap(node => (node.kind === 'group' ? node.group.papers : []));
  return [...new Map(papers.map(paper => [paper.key, paper])).values()];
}
