import type CSL from 'citeproc';
import { type CitationCluster, type CitationItem, cites } from '../syntax/citationCluster';
import { affixMarkup } from './affixMarkup';
import type { WantedCitation } from './citationState';
import { insertionMark, MARKS } from './richText';

/** What a cluster becomes: citations for citeproc, and what is put into their text when they are rendered. */
export interface PlannedCluster {
  readonly cluster: CitationCluster;
  /** Indexes of its citations among all of the note, joined when they are rendered; none where no key names a paper. */
  readonly citations: readonly number[];
  /** Of the note that it is or stands in; `undefined` where citations are printed in the text. */
  readonly noteNumber: number | undefined;
  /** In a note style, the works whose authors stand in the text. */
  readonly authors: readonly { readonly id: string; readonly isSubsequent: boolean }[];
  readonly unknownKeys: readonly string[];
  /** In the order of their marks. */
  readonly insertions: readonly Insertion[];
  readonly nested: readonly PlannedCluster[];
}

export type Insertion =
  /** `delimiter` stands between it and the work before it. */
  | { readonly type: 'unknown'; readonly item: CitationItem; readonly delimiter: string }
  | { readonly type: 'nested'; readonly plan: PlannedCluster };

export interface NotePlan {
  readonly clusters: readonly PlannedCluster[];
  readonly citations: readonly WantedCitation[];
  /** Ids of records that are named for the list of references only. */
  readonly uncited: readonly string[];
}

/**
 * Plans what citeproc is to render of a note.
 * @param idOf the id of the record that a key names; `undefined` where it names none
 * @param delimiter what the style writes between the works of a citation
 */
export function planNote(
  clusters: readonly CitationCluster[],
  idOf: (key: string) => string | undefined,
  style: { readonly isNoteStyle: boolean; readonly delimiter: string },
): NotePlan {
  const citations: WantedCitation[] = [];
  let notes = 0;
  const seen = new Set<string>();
  const isKnown = (key: string) => idOf(key) !== undefined;

  const plan = (cluster: CitationCluster, outer?: PlannedCluster['noteNumber']): PlannedCluster => {
    const noteNumber = style.isNoteStyle ? (outer ?? ++notes) : undefined;
    const unknownKeys = cluster.items.flatMap(({ key }) => (isKnown(key) ? [] : [key]));
    const groups = unknownKeys.length < cluster.items.length ? groupsOf(cluster, isKnown) : [];
    const indexes = groups.map((_, i) => citations.length + i);
    // their place in the order of citations is before the nested ones
    citations.push(...groups.map(() => ({ items: [], isInText: false, noteNumber: noteNumber ?? 0 })));
    const nested = cluster.nested.filter(cites).map(inner => plan(inner, noteNumber));
    const authors: { id: string; isSubsequent: boolean }[] = [];
    const insertions: Insertion[] = nested.map(inner => ({ type: 'nested', plan: inner }));
    const markOf = (item: CitationItem, delimiter: string) =>
      insertionMark(insertions.push({ type: 'unknown', item, delimiter }) - 1);
    groups.forEach((group, i) => {
      const items = group.flatMap(item => {
        const id = idOf(item.key);
        return id === undefined ? [] : [citeItem(item, id, nested)];
      });
      addUnknown(items, group, isKnown, markOf, style.delimiter);
      const isInText = cluster.kind === 'in-text' && isKnown(group[0]?.key ?? '');
      const [first] = items;
      if (isInText && style.isNoteStyle && first) {
        authors.push({ id: first.id, isSubsequent: seen.has(first.id) });
        first['suppress-author'] = true;
      }
      for (const { id } of items) seen.add(id);
      citations[indexes[i] ?? 0] = {
        items,
        isInText: isInText && !style.isNoteStyle,
        noteNumber: noteNumber ?? 0,
      };
    });
    return { cluster, citations: indexes, noteNumber, authors, unknownKeys, insertions, nested };
  };

  const plans = new Map<CitationCluster, PlannedCluster>();
  const planFootnote = (inside: readonly CitationCluster[]) => {
    const number = ++notes;
    for (const cluster of inside) if (!plans.has(cluster)) plans.set(cluster, plan(cluster, number));
  };
  const inText = style.isNoteStyle ? clusters.filter(({ footnote }) => !footnote) : clusters;
  const footnotes = style.isNoteStyle ? byFootnote(clusters) : new Map<string, CitationCluster[]>();
  for (const cluster of inText) {
    if (cites(cluster)) plans.set(cluster, plan(cluster));
    else if (cluster.kind === 'footnote' && style.isNoteStyle) planFootnote(footnotes.get(keyOf(cluster)) ?? []);
  }
  for (const inside of footnotes.values()) if (inside.some(cluster => !plans.has(cluster))) planFootnote(inside);
  const planned = clusters.flatMap(cluster => plans.get(cluster) ?? []);
  const cited = new Set(citations.flatMap(({ items }) => items.map(({ id }) => id)));
  const uncited = clusters.filter(({ kind }) => kind === 'uncited').flatMap(({ items }) => items.map(({ key }) => key));
  const ids = uncited.flatMap(key => idOf(key) ?? []).filter(id => !cited.has(id));
  return { clusters: planned, citations, uncited: [...new Set(ids)] };
}

/** The citations that stand in footnotes, by the label of these. */
function byFootnote(clusters: readonly CitationCluster[]): Map<string, CitationCluster[]> {
  const found = new Map<string, CitationCluster[]>();
  for (const cluster of clusters) {
    if (!cluster.footnote || !cites(cluster)) continue;
    const inside = found.get(cluster.footnote.label);
    if (inside) inside.push(cluster);
    else found.set(cluster.footnote.label, [cluster]);
  }
  return found;
}

/** The label of the footnote that is called. */
function keyOf({ items }: CitationCluster): string {
  return items[0]?.key ?? '';
}

/** Works named one beside the other in the text (`\citet{a,b}`) are citations of their own; those in a bracket are one. */
function groupsOf(
  { kind, form, items }: CitationCluster,
  isKnown: (key: string) => boolean,
): (readonly CitationItem[])[] {
  if (kind !== 'in-text' || form.type === 'mark' || form.type === 'bracket') return [items];
  return items.filter(({ key }) => isKnown(key)).map(item => [item]);
}

function citeItem(item: CitationItem, id: string, nested: readonly PlannedCluster[]): CSL.CiteItem {
  const cite: CSL.CiteItem = { id };
  const prefix = affix(item.prefix, nested);
  const suffix = affix(item.suffix, nested);
  if (prefix) cite.prefix = prefix;
  if (suffix) cite.suffix = suffix;
  if (item.locator) {
    cite.locator = item.locator.value.replace(MARKS, '').replace(/\s+/g, ' ');
    cite.label = item.locator.label;
  }
  if (item.suppressAuthor) cite['suppress-author'] = true;
  return cite;
}

/** A prefix or suffix with marks where citations stand in it. */
function affix(written: string, nested: readonly PlannedCluster[]): string {
  let text = written.replace(MARKS, '');
  nested.forEach(({ cluster }, i) => (text = text.replace(cluster.raw, () => insertionMark(i))));
  return affixMarkup(text);
}

/** Keys that name no paper stand where they were written, beside a work that is known. */
function addUnknown(
  items: readonly CSL.CiteItem[],
  group: readonly CitationItem[],
  isKnown: (key: string) => boolean,
  markOf: (item: CitationItem, delimiter: string) => string,
  delimiter: string,
): void {
  let leading = '';
  let known = 0;
  for (const item of group) {
    const last = items[known - 1];
    if (!isKnown(item.key)) {
      // no punctuation of ours goes through citeproc, which would move it
      if (last) last.suffix = (last.suffix ?? '') + markOf(item, delimiter);
      else leading += markOf(item, '') + delimiter;
      continue;
    }
    const next = items[known++];
    if (leading && next) next.prefix = leading + (next.prefix ?? '');
    leading = '';
  }
}
