import type { CslItem } from '../../csl';
import type { SourceRecord } from '../../formats/reading';
import { contradict } from '../../library/paperIdentity';
import { identifiersOf, shortName, titleIdentity, yearOf } from '../../paper';

/**
 * What a bibliography has of a paper: nothing, an entry under its key, an entry under another key, or under its key an
 * entry that means another paper.
 */
export type FoundRecord =
  | { readonly state: 'absent' }
  | { readonly state: 'present' }
  | { readonly state: 'other-key'; readonly key: string }
  | { readonly state: 'conflict'; readonly item: Partial<CslItem> };

/** Looks for a paper by its key, then by what it is. Takes time linear in the number of records. */
export function findRecord(records: readonly SourceRecord[], item: CslItem): FoundRecord {
  const withKey = records.filter(record => record.item.id === item.id);
  if (withKey.length) {
    const isSame = withKey.some(record => mayBeSame(record.item, item));
    return isSame ? { state: 'present' } : { state: 'conflict', item: withKey[0]!.item };
  }
  const same = records.find(record => record.item.id && isSamePaper(record.item, item));
  return same ? { state: 'other-key', key: same.item.id! } : { state: 'absent' };
}

/** Whether two records say that they are one paper: a common identifier, or the title and year. */
export function isSamePaper(a: Partial<CslItem>, b: Partial<CslItem>): boolean {
  const [ofA, ofB] = [identifiersOf(a), identifiersOf(b)];
  if (contradict(ofA, ofB)) return false;
  if (ofA.some(id => ofB.includes(id))) return true;
  const title = titleIdentity(a);
  if (title === undefined || title !== titleIdentity(b)) return false;
  const [yearA, yearB] = [yearOf(a.issued), yearOf(b.issued)];
  return yearA === undefined || yearB === undefined || yearA === yearB;
}

/** Under one key less has to agree: a preprint and its publication often differ in their titles. */
function mayBeSame(a: Partial<CslItem>, b: Partial<CslItem>): boolean {
  if (isSamePaper(a, b)) return true;
  if (contradict(identifiersOf(a), identifiersOf(b))) return false;
  const [titleA, titleB] = [titleIdentity(a), titleIdentity(b)];
  if (titleA === undefined || titleB === undefined || titleA === titleB) return true;
  const firstName = ({ author }: Partial<CslItem>) => (author?.[0] ? shortName(author[0]).toLowerCase() : undefined);
  return firstName(a) !== undefined && firstName(a) === firstName(b) && yearOf(a.issued) === yearOf(b.issued);
}
