import * as vscode from 'vscode';
import { parseStore, printStore, type AbstractStore } from '../core/fetch/abstractStore';
import type { Logger } from '../core/ports';
import { writeWhole } from './writeWhole';

/** The fetched abstracts as one file in the extension's own storage, shared by all windows. */
export class AbstractCache {
  readonly #log: Logger;
  readonly uri: vscode.Uri;

  constructor(storage: vscode.Uri, log: Logger) {
    this.#log = log;
    this.uri = vscode.Uri.joinPath(storage, 'abstracts.json');
  }

  /** What is stored; nothing where there is no file yet. A damaged file is thrown away. */
  async load(): Promise<AbstractStore> {
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(this.uri);
    } catch {
      return new Map();
    }
    const store = parseStore(new TextDecoder().decode(bytes));
    if (store) return store;
    this.#log.warn('the stored abstracts are damaged and were thrown away');
    await vscode.workspace.fs.delete(this.uri).then(undefined, () => undefined);
    return new Map();
  }

  /**
   * Adds abstracts to what is stored now, by whatever window.
   * @returns all that is stored after it
   * @throws where the storage can't be written
   */
  async add(abstracts: AbstractStore): Promise<AbstractStore> {
    const all = new Map([...(await this.load()), ...abstracts]);
    await writeWhole(this.uri, new TextEncoder().encode(printStore(all)), this.#log);
    return all;
  }
}
