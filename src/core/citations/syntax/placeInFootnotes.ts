import type { CitationCluster, FootnotePlace } from './citationCluster';
import { fixedCluster } from './fixedCluster';
import type { FootnoteText } from './scanMarkdown';

/** The citations of a note, in the order of the text, and the calls of its own footnotes, in none. */
export interface PlacedInFootnotes {
  readonly clusters: readonly CitationCluster[];
  /** Of kind `footnote`, one for each place where a footnote is called that the note has; the key is its label. */
  readonly calls: readonly CitationCluster[];
}

/** Tells of the citations of a note in which of its footnotes they stand, and where these are called. */
export function placeInFootnotes(
  text: string,
  clusters: readonly CitationCluster[],
  footnotes: readonly FootnoteText[],
): PlacedInFootnotes {
  if (!footnotes.length) return { clusters, calls: [] };
  const named = footnotes.map((footnote, index) => ({ ...footnote, label: footnote.label ?? `inline ${index}` }));
  const labels = new Set(named.map(({ label }) => label));
  const inline = named.filter((_, index) => footnotes[index]?.label === undefined);
  const calls = inline.map(({ start, label }) => ({
    ...fixedCluster(`^[${label}]`, 0, 'footnote', '^[', label, ']'),
    start,
    end: start + 2,
  }));
  const placed: CitationCluster[] = [];
  let at = 0;
  for (const cluster of clusters) {
    while ((named[at]?.end ?? Infinity) <= cluster.start) at++;
    const around = named[at];
    const footnote = around && around.start <= cluster.start ? around : undefined;
    // Pandoc calls no footnote from a footnote
    if (cluster.kind !== 'footnote') {
      placed.push(footnote ? { ...cluster, footnote: placeOf(text, cluster, footnote) } : cluster);
    } else if (!footnote && labels.has(cluster.items[0]?.key ?? '')) calls.push(cluster);
  }
  return { clusters: placed, calls };
}

function placeOf(
  text: string,
  { start, end }: CitationCluster,
  { label, isParagraph, ...footnote }: FootnoteText & { readonly label: string },
): FootnotePlace {
  return {
    label,
    begins: isParagraph && /^(?:\^\[)?\s*$/.test(text.slice(footnote.start, start)),
    ends: /^\s*\.?\s*\]?$/.test(text.slice(end, footnote.end)),
  };
}
