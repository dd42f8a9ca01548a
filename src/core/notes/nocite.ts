import type { CitationCluster } from '../citations/syntax/citationCluster';
import { scanCitations } from '../citations/syntax/scanCitations';
import { frontMatter, readFields } from './bibliographyPaths';

/**
 * The works that `nocite` of a note's front matter puts into the list of references, as clusters of the kind `uncited`
 * (their offsets are those in the field, not in the note).
 * @see https://pandoc.org/MANUAL.html#including-uncited-items-in-the-bibliography
 */
export function nociteClusters(text: string): CitationCluster[] {
  const yaml = frontMatter(text);
  const written = yaml === undefined ? undefined : readFields(yaml)?.['nocite'];
  const parts = Array.isArray(written) ? written : [written];
  const field = parts.filter(part => typeof part === 'string').join(', ');
  return scanCitations(field, 'pandoc').map(cluster => ({ ...cluster, kind: 'uncited' }));
}
