import type { CslItem } from '../csl';
import { identifiersOf, titleIdentity, yearOf } from '../paper';

/** Where a record came from. */
export interface Origin {
  /** Address of the source file. */
  readonly uri: string;
  /** Zero-based line on which the record begins. */
  readonly line: number;
}

/** A record with its origin, as the sources give it. */
export interface OriginalRecord extends Origin {
  readonly item: Partial<CslItem>;
}

/** The records of one paper made into one. */
export interface MergedRecord {
  /** The first record, completed with what only later ones know; `id` is absent where none gives a key. */
  readonly item: Partial<CslItem>;
  readonly origins: readonly Origin[];
}

interface Group {
  item: Partial<CslItem>;
  readonly origins: Origin[];
}

/** Earlier values stand; a later record only fills gaps. */
function complete(item: Partial<CslItem>, other: Partial<CslItem>): Partial<CslItem> {
  const custom = item.custom || other.custom ? { ...other.custom, ...item.custom } : undefined;
  const known = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
  return { ...other, ...known, ...(custom && { custom }) };
}

/** The same title is the same paper unless both records know their year and the years differ. */
function yearsAgree(a: Partial<CslItem>, b: Partial<CslItem>): boolean {
  const [yearA, yearB] = [yearOf(a.issued), yearOf(b.issued)];
  return yearA === undefined || yearB === undefined || yearA === yearB;
}

/**
 * Finds the records that describe one paper, by DOI, arXiv id, PMID or normalised title, and makes one of each set.
 * The order of the records decides whose value stands; papers come in the order of their first record.
 */
export function mergeRecords(records: Iterable<OriginalRecord>): MergedRecord[] {
  const groups: Group[] = [];
  const byIdentifier = new Map<string, Group>();
  const byTitle = new Map<string, Group[]>();

  for (const { item, uri, line } of records) {
    const identifiers = identifiersOf(item);
    const title = titleIdentity(item);
    const group =
      identifiers.map(id => byIdentifier.get(id)).find(found => found !== undefined) ??
      (title === undefined ? undefined : byTitle.get(title)?.find(found => yearsAgree(found.item, item)));

    const origin: Origin = { uri, line };
    const target: Group = group ?? { item, origins: [] };
    if (group) group.item = complete(group.item, item);
    else groups.push(target);
    target.origins.push(origin);

    for (const id of identifiers) if (!byIdentifier.has(id)) byIdentifier.set(id, target);
    if (title !== undefined) {
      const same = byTitle.get(title);
      if (!same) byTitle.set(title, [target]);
      else if (!same.includes(target)) same.push(target);
    }
  }
  return groups;
}
