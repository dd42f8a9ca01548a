import type { CitationCluster, CitationItem } from '../../citations/syntax/citationCluster';
import { removeItem } from '../../citations/syntax/editItems';
import type { Finding } from './noteProblem';

/** Keys that stand twice in one citation. A second one that cites another place of the work is meant. */
export function duplicateKeys(document: string, clusters: readonly CitationCluster[]): Finding[] {
  return clusters.flatMap(cluster => {
    if (cluster.kind === 'cross-reference') return [];
    const seen = new Map<string, CitationItem[]>();
    return cluster.items.flatMap((item, index): Finding[] => {
      const before = seen.get(item.key) ?? [];
      seen.set(item.key, [...before, item]);
      if (!before.some(each => saysNothingNew(each, item))) return [];
      const { key, keyStart, keyEnd } = item;
      const fix = removeItem(cluster, index, document);
      const text = 'The key "{0}" stands twice in this citation.';
      return [{ code: 'duplicate-key', start: keyStart, end: keyEnd, key, text, args: [key], fix }];
    });
  });
}

/** Whether the later of two items of a key says nothing that the earlier one does not. */
function saysNothingNew(earlier: CitationItem, later: CitationItem): boolean {
  const noteOf = (item: CitationItem) => `${item.prefix}\n${item.locator?.text ?? ''}\n${item.suffix}`.trim();
  return !noteOf(later) || noteOf(earlier) === noteOf(later);
}
