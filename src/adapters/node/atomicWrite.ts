import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import path from 'node:path';

/** The folder takes no new file, so that the file can't be replaced as a whole. */
export class FolderNotWritable extends Error {}

const ENDING = '.lectern-tmp';
/** What a process left behind that was killed while it wrote is taken away when it is older than this; milliseconds. */
const LEFT_OVER = 60_000;
const RETRIES = 5;

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/**
 * Replaces what a file holds in one step: whoever reads it, at whatever moment, and whatever kills this process, finds the
 * old bytes or the new ones, whole. Mode and owner stay as far as the system allows; a symbolic link stays a link, and the
 * file behind it is replaced.
 * @throws FolderNotWritable where no file can be made beside it; any other error leaves the file as it was
 */
export async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(file).catch(() => file);
  const folder = path.dirname(target);
  const before = await fs.stat(target).catch(() => undefined);
  await removeLeftOvers(folder, path.basename(target));
  const temporary = path.join(folder, `.${path.basename(target)}.${randomBytes(6).toString('hex')}${ENDING}`);
  const handle = await fs.open(temporary, 'wx', before?.mode).catch((error: unknown) => {
    const isRefused = ['EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG'].includes(codeOf(error) ?? '');
    throw isRefused ? new FolderNotWritable(`No file can be made in ${folder}.`, { cause: error }) : error;
  });
  try {
    try {
      await handle.writeFile(bytes);
      if (before) {
        await handle.chown(before.uid, before.gid).catch(() => undefined);
        await handle.chmod(before.mode & 0o7777);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** On Windows a file can't be replaced while a virus scanner or an indexer has it open, which is soon over. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      const isBusy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '') && process.platform === 'win32';
      if (!isBusy || attempt === RETRIES) throw error;
      await new Promise(resolve => setTimeout(resolve, 20 * attempt));
    }
  }
}

/** Makes the new name last through a loss of power; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function removeLeftOvers(folder: string, name: string): Promise<void> {
  const names = await fs.readdir(folder).catch((): string[] => []);
  for (const other of names.filter(found => found.startsWith(`.${name}.`) && found.endsWith(ENDING))) {
    const file = path.join(folder, other);
    const stat = await fs.stat(file).catch(() => undefined);
    if (stat && Date.now() - stat.mtimeMs > LEFT_OVER) await fs.rm(file, { force: true }).catch(() => undefined);
  }
}
