import type { CitationCluster, ClusterKind } from './citationCluster';
import { readItem } from './citationItem';

/** A single key between fixed text: `open` key `close`, from `start` on. */
export function fixedCluster(
  text: string,
  start: number,
  kind: ClusterKind,
  open: string,
  key: string,
  close: string,
): CitationCluster {
  const keyStart = start + open.length;
  const keyEnd = keyStart + key.length;
  const end = keyEnd + close.length;
  const item = readItem(text, { start: keyStart, mark: keyStart, keyStart, keyEnd, key, end: keyEnd });
  return {
    start,
    end,
    kind,
    form: { type: 'fixed', open, close },
    items: [item],
    raw: text.slice(start, end),
    nested: [],
  };
}
