import * as vscode from 'vscode';
import { READING_STATES, type ReadingState } from '../../core/notes/use/smartTopics';
import { identifiersOf, type Paper } from '../../core/paper';

const STATE = 'readingStates';

/** By what a paper is known again when its citation key changes, or when it gets an identifier. */
function identitiesOf(paper: Paper): string[] {
  return [...identifiersOf(paper.csl), `key:${paper.key}`];
}

function readStored(state: vscode.Memento): Map<string, ReadingState> {
  const stored = Object.entries(state.get<Readonly<Record<string, unknown>>>(STATE) ?? {});
  return new Map(
    stored.flatMap(([id, value]): [string, ReadingState][] => {
      const known = READING_STATES.find(each => each === value);
      return known ? [[id, known]] : [];
    }),
  );
}

/** How far the user is with each paper, in all workspaces. What was never marked is unread. */
export class ReadingStates implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #known: Map<string, ReadingState>;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#known = readStored(state);
  }

  /** Whether anything was ever marked: before that, "unread" says nothing. */
  get isUsed(): boolean {
    return this.#known.size > 0;
  }

  of(paper: Paper): ReadingState {
    for (const id of identitiesOf(paper)) {
      const known = this.#known.get(id);
      if (known) return known;
    }
    return 'unread';
  }

  mark(papers: readonly Paper[], state: ReadingState): void {
    // another window may have marked papers meanwhile
    for (const [id, known] of readStored(this.#state)) this.#known.set(id, known);
    for (const paper of papers) for (const id of identitiesOf(paper)) this.#known.set(id, state);
    void this.#state.update(STATE, Object.fromEntries(this.#known));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
