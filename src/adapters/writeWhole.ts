import * as vscode from 'vscode';
import type { Logger } from '../core/ports';

/**
 * Writes a file of the extension's storage so that it is there as a whole or not at all, as far as the file system allows:
 * where it can't rename, a write that is cut off must be found damaged by whoever reads the file.
 * @throws where the storage can't be written
 */
export async function writeWhole(uri: vscode.Uri, bytes: Uint8Array, log: Logger): Promise<void> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  const temporary = uri.with({ path: `${uri.path}.${Math.random().toString(36).slice(2)}.tmp` });
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, uri, { overwrite: true });
  } catch (error) {
    log.debug('rename failed', String(error));
    await fs.delete(temporary).then(undefined, () => undefined);
    await fs.writeFile(uri, bytes);
  }
}
