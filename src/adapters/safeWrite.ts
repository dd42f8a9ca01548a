import * as vscode from 'vscode';

/** Whether this extension host is Node's; in the browser there is none of its modules. */
function isNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node !== undefined;
}

/** Whether two files hold the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Writes files of the user's so that what they held is never lost on the way. */
export class SafeWriter {
  readonly #storage: vscode.Uri;

  /** @param storage a folder of the extension's own */
  constructor(storage: vscode.Uri) {
    this.#storage = vscode.Uri.joinPath(storage, 'unfinished');
  }

  /**
   * Replaces what a file holds. A local file is replaced in one step; for any other the old bytes stay in the storage until
   * the new ones were read back.
   * @param before what the file holds now; `undefined` where it is new
   * @throws where it can't be written; the old bytes are then in the file or, at worst, in the storage, and the message says where
   */
  async write(uri: vscode.Uri, bytes: Uint8Array, before: Uint8Array | undefined): Promise<void> {
    if (uri.scheme === 'file' && isNode()) {
      const { FolderNotWritable, writeAtomically } = await import('./node/atomicWrite');
      try {
        return await writeAtomically(uri.fsPath, bytes);
      } catch (error) {
        if (!(error instanceof FolderNotWritable)) throw error;
      }
    }
    await this.#writeWithCopy(uri, bytes, before);
  }

  async #writeWithCopy(uri: vscode.Uri, bytes: Uint8Array, before: Uint8Array | undefined): Promise<void> {
    const { fs } = vscode.workspace;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const copy = vscode.Uri.joinPath(this.#storage, `${Date.now()}-${name}`);
    if (before) {
      await fs.createDirectory(this.#storage);
      await fs.writeFile(copy, before);
    }
    try {
      await fs.writeFile(uri, bytes);
      if (!sameBytes(await fs.readFile(uri), bytes)) throw new Error(vscode.l10n.t('{0} was not written whole.', name));
    } catch (error) {
      if (!before) throw error;
      await this.#restore(uri, before, copy, error);
    }
    if (before) await fs.delete(copy).then(undefined, () => undefined);
  }

  async #restore(uri: vscode.Uri, before: Uint8Array, copy: vscode.Uri, cause: unknown): Promise<never> {
    const { fs } = vscode.workspace;
    const isWhole = async () => sameBytes(await fs.readFile(uri), before);
    const isBack =
      (await isWhole().catch(() => false)) ||
      (await Promise.resolve(fs.writeFile(uri, before))
        .then(isWhole)
        .catch(() => false));
    if (isBack) {
      await fs.delete(copy).then(undefined, () => undefined);
      throw cause;
    }
    throw new Error(vscode.l10n.t('Writing broke off; what the file held is kept in {0}.', copy.toString(true)), {
      cause,
    });
  }
}
