import type Token from 'markdown-it/lib/token.mjs';
import type { CitationCluster } from '../syntax/citationCluster';
import { linesOf, type TextLine } from '../syntax/textLines';
import { type ContentPlaces, paragraphPlaces, rowPlaces } from './contentPlaces';

/** A citation in what markdown-it parses inline. */
export interface PlacedCitation {
  readonly cluster: CitationCluster;
  /** UTF-16 offset in the inline content behind it. */
  readonly end: number;
}

/** The citations of one block by the offset in its inline content at which they begin. */
export type BlockCitations = ReadonlyMap<number, PlacedCitation>;

/**
 * Finds which citations stand in which block of a document that markdown-it has parsed into blocks.
 * @param source the document that the offsets of the clusters belong to
 * @param clusters in the order of the text
 * @returns for the inline tokens in which citations stand
 */
export function blockCitations(
  source: string,
  tokens: readonly Token[],
  clusters: readonly CitationCluster[],
): Map<Token, BlockCitations> {
  const found = new Map<Token, BlockCitations>();
  if (!clusters.length) return found;
  const lines = linesOf(source);
  const add = (token: Token, places: ContentPlaces) => {
    const citations = citationsIn(places, clusters);
    if (citations.size) found.set(token, citations);
  };
  let row: { readonly place: TextLine | undefined; readonly cells: Token[] } | undefined;
  for (const token of tokens) {
    if (token.type === 'tr_open' && token.map) row = { place: lines[token.map[0]], cells: [] };
    else if (token.type === 'tr_close' && row?.place) {
      const { place, cells } = row;
      const contents = cells.map(({ content }) => content);
      rowPlaces(source, place, contents).forEach((places, index) => cells[index] && add(cells[index], places));
      row = undefined;
    } else if (token.type === 'inline' && row) row.cells.push(token);
    else if (token.type === 'inline' && token.map) {
      add(token, paragraphPlaces(source, lines, token.map[0], token.content));
    }
  }
  return found;
}

function citationsIn(places: ContentPlaces, clusters: readonly CitationCluster[]): BlockCitations {
  const citations = new Map<number, PlacedCitation>();
  const { range } = places;
  if (!range) return citations;
  for (let i = firstFrom(clusters, range.start); i < clusters.length; i++) {
    const cluster = clusters[i];
    if (!cluster || cluster.start >= range.end) break;
    const start = places.contentOffset(cluster.start);
    const end = places.contentOffset(cluster.end);
    if (start !== undefined && end !== undefined && end > start) citations.set(start, { cluster, end });
  }
  return citations;
}

/** The index of the first cluster that begins at `offset` or behind it. */
function firstFrom(clusters: readonly CitationCluster[], offset: number): number {
  let [low, high] = [0, clusters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clusters[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
