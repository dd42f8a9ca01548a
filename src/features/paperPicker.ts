import * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import type { LibraryService } from './libraryService';
import { createPickButtons, toPickItem, type PaperPickItem } from './paperPickItem';
import type { RecentPapers } from './recentPapers';

/** What a person chose to do: `accept` is Enter. */
export type PickAction = 'accept' | 'insertCitation' | 'insertSummary' | 'openPaper' | 'copyKey';

export interface PickedPapers {
  readonly action: PickAction;
  /** At least one. */
  readonly papers: readonly Paper[];
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly canSelectMany: boolean;
}

/** The most rows of a search: nobody reads on, and each costs time to draw. */
const MOST_HITS = 100;

/** Rows come ranked by us; without this the editor would sort those whose label matches to the front. Not in the stable types, and a host may lack it. */
function keepOrder(pick: vscode.QuickPick<PaperPickItem>): void {
  try {
    (pick as { sortByLabel?: boolean }).sortByLabel = false;
  } catch {
    // the editor's own order is then the best there is
  }
}

/** The one list of papers in the command palette's place: searched as you type, in our order. */
export class PaperPicker {
  readonly #service: LibraryService;
  readonly #recent: RecentPapers;
  readonly #buttons = createPickButtons();

  constructor(service: LibraryService, recent: RecentPapers) {
    this.#service = service;
    this.#recent = recent;
  }

  /** @returns `undefined` where the person left the list */
  pick(options: PickOptions): Promise<PickedPapers | undefined> {
    const pick = vscode.window.createQuickPick<PaperPickItem>();
    pick.title = options.title;
    pick.placeholder = options.placeholder;
    pick.canSelectMany = options.canSelectMany;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    keepOrder(pick);

    const { promise, resolve } = withResolvers<PickedPapers | undefined>();
    const finish = (action: PickAction, papers: readonly Paper[]) => {
      if (!papers.length) return;
      this.#recent.use(papers.map(paper => paper.key));
      resolve({ action, papers });
      pick.hide();
    };
    const chosen = new Chosen(pick);
    const show = () => chosen.showRows(this.#rows(pick.value, [...chosen.papers.values()]));
    const subscriptions = vscode.Disposable.from(
      pick,
      pick.onDidChangeValue(show),
      pick.onDidChangeSelection(items => chosen.update(items)),
      this.#service.onDidChange(show),
      this.#service.onDidIndex(show),
      pick.onDidAccept(() => {
        const marked = options.canSelectMany ? [...chosen.papers.values()] : [];
        const active = pick.activeItems.flatMap(({ paper }) => paper ?? []);
        finish('accept', marked.length ? marked : active);
      }),
      pick.onDidTriggerItemButton(({ button, item }) => {
        const action = this.#actionOf(button);
        if (action && item.paper) finish(action, [item.paper]);
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        subscriptions.dispose();
      }),
    );
    show();
    pick.show();
    pick.busy = true;
    void this.#service.whenReady().then(() => {
      pick.busy = false;
    });
    return promise;
  }

  #actionOf(button: vscode.QuickInputButton): PickAction | undefined {
    const { insertCitation, insertSummary, openPaper, copyKey } = this.#buttons;
    if (button === insertCitation) return 'insertCitation';
    if (button === insertSummary) return 'insertSummary';
    if (button === openPaper) return 'openPaper';
    return button === copyKey ? 'copyKey' : undefined;
  }

  #rows(query: string, chosen: readonly Paper[]): PaperPickItem[] {
    const chosenKeys = new Set(chosen.map(paper => paper.key));
    const others = (papers: readonly Paper[]) => papers.filter(paper => !chosenKeys.has(paper.key));
    const selected = this.#section(vscode.l10n.t('selected'), chosen);
    if (query.trim()) {
      const hits = this.#service.search(query, MOST_HITS).filter(({ paper }) => !chosenKeys.has(paper.key));
      const found = hits.map(({ paper, terms }) => this.#row(paper, terms));
      const heading = chosen.length && found.length ? [separator(vscode.l10n.t('found'))] : [];
      return [...selected, ...heading, ...found];
    }
    const { papers } = this.#service.library;
    const recent = this.#recent.keys.flatMap(key => this.#service.library.get(key) ?? []);
    const recentKeys = new Set(recent.map(paper => paper.key));
    return [
      ...selected,
      ...this.#section(vscode.l10n.t('recently used'), others(recent)),
      ...this.#section(
        vscode.l10n.t('all papers'),
        others(papers).filter(paper => !recentKeys.has(paper.key)),
      ),
    ];
  }

  #section(heading: string, papers: readonly Paper[]): PaperPickItem[] {
    return papers.length ? [separator(heading), ...papers.map(paper => this.#row(paper, []))] : [];
  }

  #row(paper: Paper, terms: readonly string[]): PaperPickItem {
    const { insertCitation, insertSummary, openPaper, copyKey } = this.#buttons;
    const buttons = [insertCitation, insertSummary, openPaper, copyKey];
    return toPickItem(paper, terms, id => this.#service.topicName(id), buttons);
  }
}

/** The papers checked so far; they stay checked while the rows change under them. */
class Chosen {
  readonly papers = new Map<string, Paper>();
  readonly #pick: vscode.QuickPick<PaperPickItem>;

  constructor(pick: vscode.QuickPick<PaperPickItem>) {
    this.#pick = pick;
  }

  showRows(rows: PaperPickItem[]): void {
    this.#pick.items = rows;
    if (!this.#pick.canSelectMany) return;
    const isChosen = ({ paper }: PaperPickItem) => paper !== undefined && this.papers.has(paper.key);
    this.#pick.selectedItems = rows.filter(isChosen);
    // a list with checkboxes has no row in focus by itself, and then Enter would do nothing
    this.#pick.activeItems = rows.filter(row => row.paper && !isChosen(row)).slice(0, 1);
  }

  update(selected: readonly PaperPickItem[]): void {
    this.papers.clear();
    for (const { paper } of selected) if (paper) this.papers.set(paper.key, paper);
  }
}

function separator(label: string): PaperPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>(done => (resolve = done));
  return { promise, resolve };
}
