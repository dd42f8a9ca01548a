import { noteFileName } from './noteFileName';

/** The name without its ending. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/**
 * The name of a note's file under another key, its ending kept; `undefined` where the file is not named by its key alone,
 * with or without `@`.
 */
export function renamedNoteFile(name: string, old: string, key: string): string | undefined {
  for (const lead of ['@', '']) {
    const [from, to] = [noteFileName(lead + old), noteFileName(lead + key)];
    if (from === undefined || to === undefined || stemOf(from) !== stemOf(name)) continue;
    return stemOf(to) + name.slice(stemOf(name).length);
  }
  return undefined;
}
