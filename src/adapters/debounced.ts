import type * as vscode from 'vscode';

/** Collects calls until none has come for a while, then makes one of them. */
export class Debounced implements vscode.Disposable {
  readonly #run: () => void;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, run: () => void) {
    this.#milliseconds = milliseconds;
    this.#run = run;
  }

  call(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#run, this.#milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
