import * as vscode from 'vscode';
import { READING_STATES, type ReadingState } from '../../core/notes/use/smartTopics';
import { identifiersOf, type Paper } from '../../core/paper';

const STATE = 'readingStates';

/** By what a paper is known again when its citation key changes: an identifier where it has one. */
function identityOf(paper: Paper): string {
  return identifiersOf(paper.csl)[0] ?? `key:${paper.key}`;
}

/** How far the user is with each paper, in all workspaces. What was never marked is unread. */
export class ReadingStates implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #known: Map<string, ReadingState>;

  constructor(state: vscode.Memento) {
    this.#state = state;
    const stored = Object.entries(state.get<Readonly<Record<string, unknown>>>(STATE) ?? {});
    this.#known = new Map(
      stored.flatMap(([id, value]): [string, ReadingState][] => {
        const known = READING_STATES.find(each => each === value);
        return known ? [[id, known]] : [];
      }),
    );
  }

  /** Whether anything was ever marked: before that, "unread" says nothing. */
  get isUsed(): boolean {
    return this.#known.size > 0;
  }

  of(paper: Paper): ReadingState {
    return this.#known.get(identityOf(paper)) ?? 'unread';
  }

  mark(papers: readonly Paper[], state: ReadingState): void {
    for (const paper of papers) this.#known.set(identityOf(paper), state);
    void this.#state.update(STATE, Object.fromEntries(this.#known));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
