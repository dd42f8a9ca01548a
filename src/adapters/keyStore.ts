import * as vscode from 'vscode';
import { printKeysInSteps, readKeysInSteps } from '../core/library/keyFile';
import type { KeyRegistry } from '../core/library/keyRegistry';
import type { Logger } from '../core/ports';
import { inSlices } from './pause';
import { writeWhole } from './writeWhole';

/** The keys that Lectern has given to papers without one, as one file in the extension's own storage, shared by all windows. */
export class KeyStore {
  readonly #uri: vscode.Uri;
  readonly #log: Logger;
  /** Of the file as this window knows it. */
  #version = '';
  /** The file is there and could not be read: it must not be written over. */
  #isUnread = false;
  #saving: Promise<void> = Promise.resolve();

  constructor(storage: vscode.Uri, log: Logger) {
    this.#uri = vscode.Uri.joinPath(storage, 'citation-keys.jsonl');
    this.#log = log;
  }

  /** Makes the registry remember what is stored, unless it does already. */
  async load(keys: KeyRegistry): Promise<void> {
    const version = await this.#currentVersion();
    if (version === this.#version) return;
    this.#isUnread = false;
    try {
      await inSlices(readKeysInSteps(await vscode.workspace.fs.readFile(this.#uri), keys));
    } catch (error) {
      this.#isUnread = !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
      if (!this.#isUnread) return;
      this.#log.warn('stored keys not read', String(error));
      return;
    }
    this.#version = version;
  }

  /**
   * Stores all keys of the registry, which takes up those of other windows before.
   * @throws where the stored keys can't be read, or the storage can't be written
   */
  save(keys: KeyRegistry): Promise<void> {
    const saved = this.#saving.then(async () => {
      await this.load(keys);
      if (this.#isUnread) throw new Error('The stored keys can not be read.');
      await writeWhole(this.#uri, await inSlices(printKeysInSteps(keys)), this.#log);
      this.#version = await this.#currentVersion();
    });
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  /** Empty where there is no file. */
  async #currentVersion(): Promise<string> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(this.#uri);
      return `${mtime} ${size}`;
    } catch {
      return '';
    }
  }
}
