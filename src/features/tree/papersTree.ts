import * as vscode from 'vscode';
import { paperCard } from '../../core/citations/paperCard';
import { authorYear, type Paper } from '../../core/paper';
import { extractedLine } from '../../core/summaries/extractedLine';
import { smartTopicOf, smartTopics } from '../../core/notes/use/smartTopics';
import { filterGroups, groupPapers, type PaperGroup } from '../../core/topics/groupPapers';
import { Command, PAPERS_MIME, TreeContext } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { paperCount } from '../papers/paperWords';
import { groupIcon, groupName, isPinned, noTopicName, useWords, type TreeGrouping } from './groupWords';
import type { PaperUses } from './paperUses';
import type { ReadingStates } from './readingStates';
import type { Topics } from '../topics/topics';

export interface PapersTreeOptions {
  readonly service: LibraryService;
  readonly uses: PaperUses;
  readonly reading: ReadingStates;
  readonly grouping: TreeGrouping;
  /** Left out where declared topics are all there is. */
  readonly topics?: Topics;
}

/** A refresh that comes while VS Code still takes in rows stops its tree for good: milliseconds to let pass. */
const SETTLING = 500;
/** With so few papers left by a filter their groups stand open. */
const FEW = 60;

/** A row of the tree. A paper in several groups has a row in each. */
export type PaperNode =
  | { readonly kind: 'group'; readonly group: PaperGroup }
  | { readonly kind: 'paper'; readonly paper: Paper; readonly parent: PaperGroup };

/** Markdown in which neither commands nor HTML nor icons work, whatever the text says. */
function untrustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

/** The papers of the library as rows, grouped one way or another; rows can be dragged into notes. */
export class PapersTree implements vscode.TreeDataProvider<PaperNode>, vscode.TreeDragAndDropController<PaperNode> {
  readonly dragMimeTypes = [PAPERS_MIME];
  readonly dropMimeTypes = [PAPERS_MIME];
  readonly #options: PapersTreeOptions;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: TreeGrouping;
  /** When the editor asked for rows last. */
  #asked = -Infinity;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Keys of the papers that the filter leaves; `undefined` without a filter. */
  #wanted: ReadonlySet<string> | undefined;

  constructor(options: PapersTreeOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
  }

  get grouping(): TreeGrouping {
    return this.#grouping;
  }

  set grouping(grouping: TreeGrouping) {
    this.#grouping = grouping;
    this.refresh();
  }

  set wanted(keys: ReadonlySet<string> | undefined) {
    this.#wanted = keys;
    this.refresh();
  }

  /** Has the rows made anew, once the editor has had time to show those that it asked for last. */
  refresh(): void {
    clearTimeout(this.#waiting);
    const wait = this.#asked + SETTLING - performance.now();
    if (wait > 0) this.#waiting = setTimeout(() => this.#changed.fire(undefined), wait);
    else this.#changed.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#changed.dispose();
  }

  getChildren(node?: PaperNode): PaperNode[] {
    this.#asked = performance.now();
    if (!node) return this.#groups().map(group => ({ kind: 'group', group }));
    if (node.kind === 'paper') return [];
    const { group } = node;
    return [
      ...group.children.map((child): PaperNode => ({ kind: 'group', group: child })),
      ...withoutParts(group).map((paper): PaperNode => ({ kind: 'paper', paper, parent: group })),
    ];
  }

  /** Whether there is nothing to show. */
  get isEmpty(): boolean {
    return this.#groups().length === 0;
  }

  getTreeItem(node: PaperNode): vscode.TreeItem {
    return node.kind === 'group' ? this.#groupItem(node.group) : this.#paperItem(node.paper, node.parent);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: PaperNode): Promise<vscode.TreeItem> {
    if (node.kind === 'paper') {
      const { paper } = node;
      const topics = paper.topics.map(id => this.#options.service.topicName(id));
      const extracted = await extractedLine(paper);
      const told = extracted && vscode.l10n.t('{0} (from the abstract)', extracted);
      const { text } = this.#useOf(paper);
      const parts = [paperCard(paper, topics, told), text, this.#options.uses.noteLinks(paper)];
      item.tooltip = untrustedMarkdown(parts.filter(Boolean).join('\n\n'));
    }
    return item;
  }

  handleDrag(nodes: readonly PaperNode[], data: vscode.DataTransfer): void {
    const keys = papersOf(nodes).map(paper => paper.key);
    // its own type alone: with a text/uri-list beside it the editor would open a file instead
    if (keys.length) data.set(PAPERS_MIME, new vscode.DataTransferItem(keys.join('\n')));
  }

  /** Papers dropped onto a topic belong to it from then on. */
  async handleDrop(target: PaperNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const group = target?.kind === 'paper' ? target.parent : target?.group;
    const keys = (await data.get(PAPERS_MIME)?.asString())
      ?.split('\n')
      .filter(key => this.#options.service.library.get(key));
    if (!group?.id || smartTopicOf(group) || this.#grouping !== 'topic' || !keys?.length) return;
    await this.#options.topics?.add(group.id, keys);
  }

  #groups(): PaperGroup[] {
    const { service, uses, reading, topics } = this.#options;
    const { papers } = service.library;
    const found = this.#grouping === 'topic' ? topics?.groups : undefined;
    const groups =
      this.#grouping === 'note'
        ? uses.noteGroups()
        : [...(found ?? groupPapers(papers, this.#grouping, service.topics))];
    // a filter asks for the same and more
    if (this.#grouping === 'topic' && !this.#wanted) {
      const readingOf = (key: string) => {
        const paper = service.library.get(key);
        return paper ? reading.of(paper) : 'unread';
      };
      const facts = { useOf: (key: string) => uses.of(key), readingOf: reading.isUsed ? readingOf : undefined };
      groups.push(...smartTopics(papers, { ...facts, uncitedInDraft: uses.uncitedInDraft() }));
    }
    const wanted = this.#wanted;
    return wanted ? filterGroups(groups, ({ key }) => wanted.has(key)) : groups;
  }

  #useOf(paper: Paper) {
    const { uses, reading } = this.#options;
    return useWords(uses.of(paper.key), reading.isUsed ? reading.of(paper) : undefined);
  }

  #groupItem(group: PaperGroup): vscode.TreeItem {
    const isOther = this.#grouping === 'topic' && !group.id;
    const name = isOther ? noTopicName(this.#options.topics?.groups ?? []) : groupName(group, this.#grouping);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const isOpen = this.#grouping === 'note' || (this.#wanted !== undefined && this.#wanted.size <= FEW);
    const item = new vscode.TreeItem(name, isOpen ? Expanded : Collapsed);
    // a row keeps how it was opened by its id: a filtered tree is another one
    item.id = `${this.#grouping}${this.#wanted ? '?' : ''}/${group.id}`;
    const counts = smartTopicOf(group) ? [] : this.#countWords(group);
    item.description = [String(group.papers.length), ...counts].join(' · ');
    item.tooltip = [name, [paperCount(group.papers.length), ...counts].join(', '), group.definition]
      .filter(Boolean)
      .join('\n');
    item.iconPath = groupIcon(group);
    item.contextValue = TreeContext.group;
    if (this.#grouping === 'topic' && group.id && !smartTopicOf(group))
      item.contextValue = isPinned(group) ? `${TreeContext.topic}.pinned` : TreeContext.topic;
    item.accessibilityInformation = { label: [name, paperCount(group.papers.length), ...counts].join(', ') };
    return item;
  }

  /** `3 cited`, `1 noted`; nothing of what there is none of. */
  #countWords({ papers }: PaperGroup): string[] {
    const { uses } = this.#options;
    const cited = papers.filter(({ key }) => uses.of(key)?.citingNotes).length;
    const noted = papers.filter(({ key }) => uses.of(key)?.literatureNotes).length;
    return [
      ...(cited && this.#grouping !== 'note' ? [vscode.l10n.t('{0} cited', cited)] : []),
      ...(noted ? [vscode.l10n.t('{0} with a note', noted)] : []),
    ];
  }

  #paperItem(paper: Paper, parent: PaperGroup): vscode.TreeItem {
    const { library } = this.#options.service;
    const title = paper.title || paper.citationKey;
    const who = authorYear(paper);
    const item = new vscode.TreeItem(who ? `${who}: ${title}` : title);
    item.id = `${this.#grouping}${this.#wanted ? '?' : ''}/${parent.id}/${paper.key}`;
    item.description = paper.venue ?? paper.year?.toString();
    const hasSource = library.originsOf(paper.key).some(({ level }) => level !== 'shipped');
    const use = this.#useOf(paper);
    const inTopic = this.#grouping === 'topic' && parent.id && !smartTopicOf(parent);
    const marks = [
      TreeContext.paper,
      paper.links.length && 'link',
      hasSource && 'source',
      use.hasNote && 'note',
      inTopic && 'topic',
    ];
    item.contextValue = marks.filter(Boolean).join('.');
    item.command = { command: Command.openPaper, title: vscode.l10n.t('Open Paper'), arguments: [paper.key] };
    item.iconPath = use.icon;
    const spoken = [title, who, paper.venue, use.text];
    if (library.ambiguousKeys.has(paper.citationKey)) {
      const warning = vscode.l10n.t('another paper has the key {0} too', paper.citationKey);
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.description = warning;
      spoken.push(warning);
    }
    item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') };
    return item;
  }
}

/** The papers of a group that stand in none of its parts. */
function withoutParts({ papers, children }: PaperGroup): readonly Paper[] {
  if (!children.length) return papers;
  const inParts = new Set(children.flatMap(child => child.papers));
  return papers.filter(paper => !inParts.has(paper));
}

/** The papers of the rows, each once. A topic stands for all its papers, but not beside rows of single papers: those were meant. */
export function papersOf(nodes: readonly PaperNode[]): Paper[] {
  const single = nodes.flatMap(node => (node.kind === 'paper' ? [node.paper] : []));
  const papers = single.length ? single : nodes.flatMap(node => (node.kind === 'group' ? node.group.papers : []));
  return [...new Map(papers.map(paper => [paper.key, paper])).values()];
}
