import type CSL from 'citeproc';
import { createRequire } from 'node:module';

/** citeproc as it comes, without what Lectern changes in it. */
function untouchedCiteproc(): typeof CSL {
  const load = createRequire(__filename);
  delete load.cache[load.resolve('citeproc')];
  const fresh = load('citeproc') as typeof CSL;
  fresh.debug = () => {};
  return fresh;
}

/** The baseline: an instance of its own. */
export const bare = untouchedCiteproc();
