import * as vscode from 'vscode';
import { Command, ContextKey } from '../ids';
import { Debounced } from '../../adapters/debounced';
import type { LibraryService } from '../sources/libraryService';

/** Milliseconds of quiet after which the rows follow what is typed. */
const TYPING = 120;

/** The box that leaves only those papers in the view that meet a query. */
export class TreeFilter implements vscode.Disposable {
  readonly #apply: (query: string) => void;
  readonly #subscriptions: vscode.Disposable;
  #query = '';

  /** @param apply shows what a query leaves; an empty one leaves all */
  constructor(service: LibraryService, apply: (query: string) => void) {
    this.#apply = apply;
    this.#subscriptions = vscode.Disposable.from(
      service.onDidIndex(() => {
        if (this.#query) apply(this.#query);
      }),
      vscode.commands.registerCommand(Command.filterPapers, (query?: unknown) => {
        if (typeof query === 'string') this.#set(query);
        else this.#ask();
      }),
      vscode.commands.registerCommand(Command.clearFilter, () => this.#set('')),
    );
  }

  /** Empty without a filter. */
  get query(): string {
    return this.#query;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #set(query: string): void {
    this.#query = query.trim();
    void vscode.commands.executeCommand('setContext', ContextKey.isFiltered, this.#query !== '');
    this.#apply(this.#query);
  }

  /** The rows follow each key stroke; Escape brings back what was there before. */
  #ask(): void {
    const before = this.#query;
    const box = vscode.window.createInputBox();
    box.title = vscode.l10n.t('Filter Papers');
    box.placeholder = vscode.l10n.t('Words, author:kim, year:>2020, #topic, is:cited, has:note …');
    box.value = before;
    const typing = new Debounced(TYPING, () => this.#set(box.value));
    let isAccepted = false;
    const subscriptions = vscode.Disposable.from(
      box,
      typing,
      box.onDidChangeValue(() => typing.call()),
      box.onDidAccept(() => {
        isAccepted = true;
        this.#set(box.value);
        box.hide();
      }),
      box.onDidHide(() => {
        if (!isAccepted) this.#set(before);
        subscriptions.dispose();
      }),
    );
    box.show();
  }
}
