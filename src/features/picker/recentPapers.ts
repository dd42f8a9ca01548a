import type { Memento } from 'vscode';

const STATE = 'recentKeys';
const KEPT = 20;

/** Keys of the papers used last, newest first, kept over sessions. */
export class RecentPapers {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  get keys(): readonly string[] {
    const stored = this.#state.get<unknown>(STATE);
    return Array.isArray(stored) ? stored.filter(key => typeof key === 'string') : [];
  }

  use(keys: readonly string[]): void {
    const newest = [...new Set([...keys, ...this.keys])].slice(0, KEPT);
    void this.#state.update(STATE, newest);
  }
}
