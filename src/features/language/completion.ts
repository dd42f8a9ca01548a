import * as vscode from 'vscode';
import { paperCard } from '../../core/citations/paperCard';
import { completionPlace } from '../../core/language/completionPlace';
import { completionRows, type CompletionRow } from '../../core/language/completionRows';
import { authorYear, type Paper } from '../../core/paper';
import { InternalCommand } from '../ids';
import { plainLabel } from '../papers/paperWords';
import { rangeOf } from './keyAt';
import type { LanguageServices } from './languageServices';

/**
 * What may be typed next: the editor asks anew at every letter, but not at the first one behind a blank, where it keeps
 * of its rows those that hold what was typed.
 */
const GOES_ON = " -_:.'+/abcdefghijklmnopqrstuvwxyz0123456789";

/** A row that knows its paper, from which its documentation is made when somebody looks. */
class PaperItem extends vscode.CompletionItem {
  readonly paper: Paper;

  constructor(paper: Paper) {
    // what stands at the right is cut first: one text shows as much as fits
    const facts = [authorYear(paper), paper.title].filter(Boolean).join(' · ');
    super({ label: paper.citationKey, detail: `  ${plainLabel(facts)}` }, vscode.CompletionItemKind.Reference);
    this.paper = paper;
  }
}

/** Completes citation keys by the library's search, in its order. */
export class KeyCompletion implements vscode.CompletionItemProvider<vscode.CompletionItem> {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): vscode.CompletionList | undefined {
    // who types fast has asked again by now
    if (token.isCancellationRequested) return undefined;
    const isInvoked = triggerKind === vscode.CompletionTriggerKind.Invoke;
    const caret = document.offsetAt(position);
    const place = completionPlace(document.getText(), caret, this.#services.notes.scans.syntaxOf(document), isInvoked);
    if (!place) return undefined;
    const inserting = rangeOf(document, place.start, caret);
    const replacing = rangeOf(document, place.start, place.end);
    if (!replacing.isSingleLine) return undefined;
    const { service, recent } = this.#services;
    const rows = completionRows(place, {
      papers: service.library.papers,
      recent: recent.keys.flatMap(key => service.library.get(key) ?? []),
      search: (query, limit) => service.search(query, limit, { recent: recent.keys }),
    });
    const filterText = document.getText(inserting) + GOES_ON;
    const items = rows.map((row, at) => toItem(row, at, { inserting, replacing }, filterText));
    // every further letter asks the search again
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (!(item instanceof PaperItem)) return item;
    const { paper } = item;
    const topics = paper.topics.map(id => this.#services.service.topicName(id));
    item.documentation = new vscode.MarkdownString(paperCard(paper, topics));
    return item;
  }
}

function toItem(
  { paper, text }: CompletionRow,
  at: number,
  range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range },
  filterText: string,
): vscode.CompletionItem {
  const item = new PaperItem(paper);
  item.insertText = text;
  item.filterText = filterText;
  item.sortText = String(at).padStart(4, '0');
  item.range = range;
  item.preselect = at === 0;
  item.command = { command: InternalCommand.paperCited, title: '', arguments: [paper.key] };
  return item;
}
