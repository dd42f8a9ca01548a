import type { SourceRecord } from '../../formats/reading';
import { identifiersOf, titleIdentity } from '../../paper';
import type { PlacedEntry } from './bibliographyEntries';
import type { CitedKeys } from './citedKeys';
import { isSamePaper } from './findRecord';

/** What a bibliography has too much and too little, against the documents that use it. */
export interface BibliographyReport {
  /** In the order of the file. */
  readonly unused: readonly PlacedEntry[];
  /** Keys that documents cite and no entry has, in the order in which they were met. */
  readonly missing: readonly string[];
  /** Entries that are the same paper as an earlier one, or have its key. */
  readonly duplicates: readonly { readonly entry: PlacedEntry; readonly of: PlacedEntry }[];
}

/**
 * @param entries of the file, in its order
 * @param records what the reader made of it
 * @param documents those that use the bibliography
 * @param others those that name no bibliography: what they cite may come from this one, as in the chapters of a book
 */
export function tidyBibliography(
  entries: readonly PlacedEntry[],
  records: readonly SourceRecord[],
  documents: readonly CitedKeys[],
  others: readonly CitedKeys[] = [],
): BibliographyReport {
  const known = new Set(entries.flatMap(({ key, aliases }) => [key, ...aliases]));
  const all = [...documents, ...others];
  const cited = new Set(all.flatMap(({ keys, labels }) => [...keys.keys(), ...labels]));
  const used = usedKeys(
    entries,
    cited,
    all.some(each => each.all),
  );
  const missing = [...new Set(documents.flatMap(({ keys }) => [...keys.keys()]))].filter(key => !known.has(key));
  return {
    unused: entries.filter(entry => entry.key && !used.has(entry)),
    missing,
    duplicates: duplicatesIn(entries, records),
  };
}

/** The entries that are cited, and those that they take fields from. */
function usedKeys(entries: readonly PlacedEntry[], cited: ReadonlySet<string>, all: boolean): ReadonlySet<PlacedEntry> {
  const byKey = new Map<string, PlacedEntry[]>();
  for (const entry of entries)
    for (const key of [entry.key, ...entry.aliases]) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  const used = new Set<PlacedEntry>();
  const waiting = entries.filter(
    entry => entry.isRecord && (all || [entry.key, ...entry.aliases].some(key => cited.has(key))),
  );
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (used.has(entry)) continue;
    used.add(entry);
    waiting.push(...entry.needs.flatMap(key => byKey.get(key) ?? []));
  }
  return used;
}

function duplicatesIn(
  entries: readonly PlacedEntry[],
  records: readonly SourceRecord[],
): BibliographyReport['duplicates'] {
  const found: { entry: PlacedEntry; of: PlacedEntry }[] = [];
  const own = entries.filter(({ isRecord }) => isRecord);
  // entries and records go side by side only where the reader has left none out
  if (own.length !== records.length) return found;
  const firstBy = new Map<string, number>();
  own.forEach((entry, index) => {
    const { item } = records[index]!;
    const marks = [`key ${entry.key}`, ...marksOf(item)];
    const first = marks
      .map(mark => firstBy.get(mark))
      .find(at => at !== undefined && isDuplicate(own, records, at, index));
    if (first !== undefined) found.push({ entry, of: own[first]! });
    for (const mark of marks) if (!firstBy.has(mark)) firstBy.set(mark, index);
  });
  return found;
}

function isDuplicate(entries: readonly PlacedEntry[], records: readonly SourceRecord[], a: number, b: number): boolean {
  if (entries[a]?.key && entries[a].key === entries[b]?.key) return true;
  return isSamePaper(records[a]!.item, records[b]!.item);
}

function marksOf(item: SourceRecord['item']): string[] {
  const title = titleIdentity(item);
  return [...identifiersOf(item), ...(title === undefined ? [] : [`title ${title}`])];
}
