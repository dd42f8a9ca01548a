import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { parseQuery } from '../../core/search/parseQuery';
import { filterHelpItems, HELP, helpRow, topicItems, type FilterHelpItem } from './filterHelp';
import { keepOrder } from './keepOrder';
import type { LibraryService } from '../sources/libraryService';
import { createPickButtons, toPickItem, type PaperPickItem } from './paperPickItem';
import type { RecentPapers } from './recentPapers';

/** What a person chose to do: `accept` is Enter. */
export type PickAction = 'accept' | 'insertCitation' | 'insertSummary' | 'openPaper' | 'copyKey' | 'copyAs';

export interface PickedPapers {
  readonly action: PickAction;
  /** At least one. */
  readonly papers: readonly Paper[];
}

/** Papers offered before anything is typed, in place of the recent ones and all. */
export interface OfferedPapers {
  readonly heading: string;
  readonly papers: readonly { readonly paper: Paper; readonly terms: readonly string[] }[];
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly canSelectMany: boolean;
  readonly offered?: OfferedPapers;
  /** Keys of the papers whose row says that they are cited where the citation goes. */
  readonly cited?: ReadonlySet<string>;
}

/** The most rows of a search: nobody reads on, and each costs time to draw. */
const MOST_HITS = 100;
/** The most rows before anything is typed. */
const MOST_ROWS = 1000;

type Row = PaperPickItem | FilterHelpItem;

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
    const pick = vscode.window.createQuickPick<Row>();
    pick.placeholder = options.placeholder;
    pick.canSelectMany = options.canSelectMany;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.buttons = [{ iconPath: new vscode.ThemeIcon('question'), tooltip: vscode.l10n.t('Search Filters') }];
    keepOrder(pick);

    const { promise, resolve } = withResolvers<PickedPapers | undefined>();
    const finish = (action: PickAction, papers: readonly Paper[]) => {
      if (!papers.length) return;
      this.#recent.use(papers.map(paper => paper.key));
      resolve({ action, papers });
      pick.hide();
    };
    const chosen = new Chosen(pick);
    const show = () => {
      pick.title = titleFor(options.title, pick.value);
      if (pick.value.trim() === HELP) pick.items = filterHelpItems();
      else {
        const rows = this.#rows(pick.value, [...chosen.papers.values()], options);
        chosen.showRows(rows, topicItems(pick.value, this.#service));
      }
    };
    /** The library changed under the list: the row in focus stays, or Enter would cite another paper. */
    const refresh = () => {
      const [active] = papersIn(pick.activeItems);
      show();
      const same = pick.items.filter(row => active && papersIn([row])[0]?.key === active.key);
      if (same.length) pick.activeItems = same.slice(0, 1);
    };
    const search = (value: string) => {
      pick.value = value;
      show();
    };
    const accept = () => {
      const [active] = pick.activeItems;
      if (active && 'example' in active) return search(active.example);
      const marked = options.canSelectMany ? [...chosen.papers.values()] : [];
      // an editor of 1.103 may tell of no row in focus where the list has just changed: it shows the first
      const inFocus = pick.activeItems.length ? papersIn(pick.activeItems) : papersIn(pick.items).slice(0, 1);
      finish('accept', marked.length ? marked : inFocus);
    };
    const subscriptions = vscode.Disposable.from(
      pick,
      pick.onDidChangeValue(show),
      pick.onDidChangeSelection(items => chosen.update(items)),
      pick.onDidTriggerButton(() => search(HELP)),
      this.#service.onDidChange(refresh),
      this.#service.onDidIndex(refresh),
      pick.onDidAccept(accept),
      pick.onDidTriggerItemButton(({ button, item }) => {
        const action = this.#actionOf(button);
        if (action) finish(action, papersIn([item]));
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        subscriptions.dispose();
      }),
    );
    pick.busy = true;
    show();
    pick.show();
    void this.#service.whenReady().then(() => {
      pick.busy = false;
      refresh();
    });
    return promise;
  }

  #actionOf(button: vscode.QuickInputButton): PickAction | undefined {
    const { insertCitation, insertSummary, openPaper, copyKey, copyAs } = this.#buttons;
    if (button === insertCitation) return 'insertCitation';
    if (button === insertSummary) return 'insertSummary';
    if (button === openPaper) return 'openPaper';
    if (button === copyAs) return 'copyAs';
    return button === copyKey ? 'copyKey' : undefined;
  }

  #rows(query: string, chosen: readonly Paper[], { offered, cited }: PickOptions): PaperPickItem[] {
    const chosenKeys = new Set(chosen.map(paper => paper.key));
    const others = (papers: readonly Paper[]) => papers.filter(paper => !chosenKeys.has(paper.key));
    const selected = this.#section(vscode.l10n.t('selected'), chosen, cited);
    if (query.trim() || offered) {
      const hits = query.trim()
        ? this.#service.search(query, MOST_HITS, { recent: this.#recent.keys })
        : (offered?.papers ?? []);
      const found = hits
        .filter(({ paper }) => !chosenKeys.has(paper.key))
        .map(({ paper, terms }) => this.#row(paper, terms, cited));
      const heading = query.trim() ? (chosen.length ? vscode.l10n.t('found') : undefined) : offered?.heading;
      return [...selected, ...(heading && found.length ? [separator(heading)] : []), ...found];
    }
    const recent = this.#recent.keys.flatMap(key => this.#service.library.get(key) ?? []);
    const recentKeys = new Set(recent.map(paper => paper.key));
    const rest = others(this.#service.library.papers).filter(paper => !recentKeys.has(paper.key));
    return [
      ...selected,
      ...this.#section(vscode.l10n.t('recently used'), others(recent), cited),
      ...this.#section(vscode.l10n.t('all papers'), rest.slice(0, MOST_ROWS), cited),
    ];
  }

  #section(heading: string, papers: readonly Paper[], cited: ReadonlySet<string> | undefined): PaperPickItem[] {
    return papers.length ? [separator(heading), ...papers.map(paper => this.#row(paper, [], cited))] : [];
  }

  #row(paper: Paper, terms: readonly string[], cited: ReadonlySet<string> | undefined): PaperPickItem {
    const { insertCitation, insertSummary, openPaper, copyKey, copyAs } = this.#buttons;
    const buttons = [insertCitation, insertSummary, openPaper, copyKey, copyAs];
    const item = toPickItem(paper, terms, id => this.#service.topicName(id), buttons);
    if (!cited?.has(paper.key)) return item;
    const description = `${vscode.l10n.t('cited here')} · ${item.description ?? ''}`;
    // a long title leaves no room for the words
    return { ...item, description, iconPath: new vscode.ThemeIcon('references') };
  }
}

/** Says so where a part of the query looks like a filter and is none. */
function titleFor(title: string, query: string): string {
  const { searchedAsWords } = parseQuery(query);
  if (!searchedAsWords.length || query.trim() === HELP) return title;
  return vscode.l10n.t('{0} — searched as words: {1}', title, searchedAsWords.join(' '));
}

function papersIn(rows: readonly Row[]): Paper[] {
  return rows.flatMap(row => ('paper' in row && row.paper ? [row.paper] : []));
}

/** The papers checked so far; they stay checked while the rows change under them. */
class Chosen {
  readonly papers = new Map<string, Paper>();
  readonly #pick: vscode.QuickPick<Row>;

  constructor(pick: vscode.QuickPick<Row>) {
    this.#pick = pick;
  }

  /** @param topics offered before the papers, of which the first still has the focus */
  showRows(rows: PaperPickItem[], topics: readonly FilterHelpItem[]): void {
    const offered: Row[] = topics.length ? [separator(vscode.l10n.t('topics')), ...topics] : [];
    const isBare = rows[0]?.paper !== undefined;
    const heading = topics.length && isBare ? [separator(vscode.l10n.t('papers'))] : [];
    if (!this.#pick.canSelectMany) {
      // while the papers are still loading Enter must not lead to the filters
      const isLoading = this.#pick.busy && !rows.length;
      this.#pick.items = isLoading ? [] : [...offered, ...heading, ...rows, separator(''), helpRow()];
      const first = rows.find(({ paper }) => paper);
      if (topics.length && first) this.#pick.activeItems = [first];
      return;
    }
    this.#pick.items = [...offered, ...heading, ...rows];
    const isChosen = ({ paper }: PaperPickItem) => paper !== undefined && this.papers.has(paper.key);
    this.#pick.selectedItems = rows.filter(isChosen);
    // a list with checkboxes has no row in focus by itself, and then Enter would do nothing
    this.#pick.activeItems = rows.filter(row => row.paper && !isChosen(row)).slice(0, 1);
  }

  update(selected: readonly Row[]): void {
    this.papers.clear();
    for (const paper of papersIn(selected)) this.papers.set(paper.key, paper);
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
