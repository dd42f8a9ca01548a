import * as fs from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold other people's files. */
const LEFT_OUT = new Set(['node_modules']);

/**
 * The files below a folder whose path is wanted, in the order of their names; hidden folders, packages and symbolic links to
 * folders are left out.
 */
export async function findFiles(folder: string, isWanted: (file: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await fs.readdir(next, { withFileTypes: true })) {
      const file = path.join(next, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !LEFT_OUT.has(entry.name)) waiting.push(file);
      } else if (isWanted(file)) found.push(file);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
