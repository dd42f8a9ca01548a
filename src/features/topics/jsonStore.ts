import * as vscode from 'vscode';

/** Keeps a value of a workspace from one session to the next, as a JSON file. */
export class JsonStore<T> {
  readonly #uri: vscode.Uri;
  readonly #toValue: (stored: unknown) => T | undefined;

  /**
   * @param folder of the workspace's own storage
   * @param toValue checks what was stored
   */
  constructor(folder: vscode.Uri, file: string, toValue: (stored: unknown) => T | undefined) {
    this.#uri = vscode.Uri.joinPath(folder, file);
    this.#toValue = toValue;
  }

  /** `undefined` where none was kept, or what was kept can't be read. */
  async read(): Promise<T | undefined> {
    try {
      return this.#toValue(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#uri))));
    } catch {
      return undefined;
    }
  }

  /** @throws where storage can't be written */
  async write(value: T): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#uri, new TextEncoder().encode(JSON.stringify(value)));
  }
}
