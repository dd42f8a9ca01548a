import os from 'node:os';
import path from 'node:path';

/** Where the host and the notes of `npm start` live: outside the tree, kept between runs. */
export function cacheFolder() {
  const { LECTERN_HOST_CACHE, XDG_CACHE_HOME } = process.env;
  if (LECTERN_HOST_CACHE) return path.resolve(LECTERN_HOST_CACHE);
  // The specification of XDG base folders says to ignore a relative path.
  const base = XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(os.homedir(), '.cache');
  return path.join(base, 'lectern-vscode-host');
}
