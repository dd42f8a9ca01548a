import type { CslItem } from '../../csl';
import type { RenderedCitation, RenderedNote, RenderedText } from '../csl/noteRenderer';
import { type CitationCluster, cites, flattenClusters } from '../syntax/citationCluster';
import { isCrossReference } from '../syntax/crossReference';
import { uncitedCluster } from './bibliographyOptions';
import type { NoteCitations } from './noteCitations';

/** What a key means in a note. */
export interface KeyMeaning {
  /** The records that the key may stand for: none for an unknown key, several for an ambiguous one. */
  itemsOf(key: string): readonly CslItem[];
  /** Keys of the note's own bibliography, which `nocite: '@*'` lists. */
  allKeys(): readonly string[];
}

/** A note as its style prints it, by the clusters of its text. */
export interface RenderedPreview extends RenderedNote {
  /** `undefined` for a cluster that is no citation. */
  citationOf(cluster: CitationCluster): RenderedCitation | undefined;
  /** The full reference of a key; `undefined` where the key is unknown or its paper is not listed. */
  referenceOf(key: string): RenderedText | undefined;
  isAmbiguous(key: string): boolean;
  /** The number of a citation in the order of the text, from 1. */
  placeOf(citation: RenderedCitation): number;
  /** The citations that name a key, in the order of the text. */
  citationsOf(key: string): readonly RenderedCitation[];
}

/**
 * The clusters that cite. A label of a figure or a table that is no paper's key is left to whoever numbers these; and where
 * nothing else says that the text cites papers, `@name` is whoever it names.
 */
function citingClusters(
  { clusters, footnoteCalls, options }: NoteCitations,
  { itemsOf, allKeys }: KeyMeaning,
): CitationCluster[] {
  const isKnown = (key: string) => itemsOf(key).length > 0;
  const isCiting = options.isCiting || clusters.some(({ items }) => items.some(({ key }) => isKnown(key)));
  const citing = clusters.filter(
    ({ kind, items }) =>
      items.some(({ key }) => isKnown(key) || !isCrossReference(key)) &&
      (isCiting || kind !== 'in-text' || items.length > 1 || items.some(({ locator }) => locator)),
  );
  const all = options.listsAll ? [...options.own.keys(), ...allKeys()] : [];
  const uncited = new Set([...options.uncited, ...all]);
  const inOrder = footnoteCalls.length ? [...citing, ...footnoteCalls].sort((a, b) => a.start - b.start) : citing;
  return [...inOrder, ...[...uncited].map(uncitedCluster)];
}

/** What a note cites, looked up. */
export interface CitedItems {
  /** With the calls of footnotes among them. */
  readonly clusters: readonly CitationCluster[];
  itemsOf(key: string): readonly CslItem[];
}

/** Looks up the keys of a note, each once. */
export function citedItems(note: NoteCitations, keys: KeyMeaning): CitedItems {
  const known = new Map<string, readonly CslItem[]>();
  const itemsOf = (key: string) => {
    const own = note.options.own.get(key);
    const items = known.get(key) ?? (own ? [own] : keys.itemsOf(key));
    known.set(key, items);
    return items;
  };
  return { clusters: citingClusters(note, { ...keys, itemsOf }), itemsOf };
}

/** @param rendered what the style made of the clusters, or of others that read the same */
export function toPreview({ clusters, itemsOf }: CitedItems, rendered: RenderedNote): RenderedPreview {
  const printed = clusters.filter(cites);
  const citations = new Map(printed.map((cluster, index) => [cluster, rendered.citations[index]]));
  const references = new Map(rendered.references.map(reference => [reference.key, reference]));
  const places = new Map(rendered.citations.map((citation, index) => [citation, index + 1]));
  let citing: Map<string, RenderedCitation[]> | undefined;
  const byKey = () => (citing ??= citationsByKey(rendered));
  return {
    ...rendered,
    citationOf: cluster => citations.get(cluster),
    referenceOf: key => references.get(key),
    isAmbiguous: key => itemsOf(key).length > 1,
    placeOf: citation => places.get(citation) ?? 0,
    citationsOf: key => byKey().get(key) ?? [],
  };
}

function citationsByKey({ citations }: RenderedNote): Map<string, RenderedCitation[]> {
  const citing = new Map<string, RenderedCitation[]>();
  for (const citation of citations) {
    const keys = flattenClusters([citation.cluster]).flatMap(({ items }) => items.map(({ key }) => key));
    for (const key of new Set(keys)) {
      const of = citing.get(key);
      if (of) of.push(citation);
      else citing.set(key, [citation]);
    }
  }
  return citing;
}
