import type { CslItem } from '../../csl';
import type { NoteRenderer, RenderedCitation, RenderedNote, RenderedText } from '../csl/noteRenderer';
import { type CitationCluster, flattenClusters } from '../syntax/citationCluster';
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
}

/**
 * The clusters that cite. A label of a figure or a table that is no paper's key is left to whoever numbers these; and where
 * nothing else says that the text cites papers, `@name` is whoever it names.
 */
export function citingClusters(
  { clusters, options }: NoteCitations,
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
  return [...citing, ...[...uncited].map(uncitedCluster)];
}

/** What a renderer made last, and of what. */
interface Kept {
  readonly marks: string;
  readonly items: readonly (CslItem | undefined)[];
  readonly rendered: RenderedNote;
}

/** Renders notes in their styles. What a renderer made last is kept: typing between citations changes none of them. */
export class PreviewRenderings {
  readonly #last = new WeakMap<NoteRenderer, Kept>();

  render(note: NoteCitations, renderer: NoteRenderer, keys: KeyMeaning): RenderedPreview {
    const known = new Map<string, readonly CslItem[]>();
    const itemsOf = (key: string) => {
      const own = note.options.own.get(key);
      const items = known.get(key) ?? (own ? [own] : keys.itemsOf(key));
      known.set(key, items);
      return items;
    };
    const clusters = citingClusters(note, { ...keys, itemsOf });
    const rendered = this.#rendered(clusters, renderer, key => itemsOf(key)[0]);
    const printed = clusters.filter(({ kind }) => kind !== 'uncited');
    const citations = new Map(printed.map((cluster, index) => [cluster, rendered.citations[index]]));
    const references = new Map(rendered.references.map(reference => [reference.key, reference]));
    return {
      ...rendered,
      citationOf: cluster => citations.get(cluster),
      referenceOf: key => references.get(key),
      isAmbiguous: key => itemsOf(key).length > 1,
    };
  }

  #rendered(
    clusters: readonly CitationCluster[],
    renderer: NoteRenderer,
    itemOf: (key: string) => CslItem | undefined,
  ): RenderedNote {
    const marks = clusters.map(({ kind, raw }) => `${kind} ${raw}`).join('\n');
    const items = flattenClusters(clusters).flatMap(cluster => cluster.items.map(({ key }) => itemOf(key)));
    const last = this.#last.get(renderer);
    if (last?.marks === marks && last.items.every((item, index) => item === items[index])) return last.rendered;
    const rendered = renderer.renderNote(clusters, itemOf);
    this.#last.set(renderer, { marks, items, rendered });
    return rendered;
  }
}
