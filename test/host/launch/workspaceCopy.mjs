import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * A copy of a workspace folder, so that a run leaves the tree as it was.
 *
 * @param {string | undefined} from undefined: an empty workspace
 * @param {string} temporary the folder to copy it into
 * @returns {string}
 */
export function workspaceCopy(from, temporary) {
  const copy = path.join(temporary, 'workspace');
  if (from) cpSync(from, copy, { recursive: true });
  else mkdirSync(copy);
  return copy;
}
