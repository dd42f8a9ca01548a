import type { LineEdit } from './lineEdit';
import { clusterAt, type NoteSyntax } from './syntax/citationCluster';
import { addItems } from './syntax/editItems';
import { scanCitations } from './syntax/scanCitations';

/**
 * Where the caret stands in a bracketed citation that runs over several lines, the edit by which `keys` join it behind
 * the item at the caret; keys that are there already are left out.
 * @param text the paragraph, lines separated by `\n`
 * @param caret UTF-16 offset in `text`
 * @returns offsets in `text`; `undefined` where the caret stands in no such citation
 */
export function joinWrappedCitation(
  text: string,
  caret: number,
  keys: readonly string[],
  syntax: NoteSyntax,
): LineEdit | undefined {
  const cluster = clusterAt(scanCitations(text, syntax), caret);
  if (!cluster || cluster.kind !== 'bracketed') return undefined;
  if (caret <= cluster.start || caret >= cluster.end || !text.slice(cluster.start, cluster.end).includes('\n')) {
    return undefined;
  }
  const before = cluster.items.filter(item => item.start <= caret).length - 1;
  return addItems(cluster, keys, Math.max(before, 0));
}
