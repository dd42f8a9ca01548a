import type { CslItem } from '../../csl';
import { atOnce } from '../../formats/atOnce';
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

const RECORDS_PER_STEP = 200;

/** Looks for a paper by its key, then by what it is, in steps of a few milliseconds. */
export function* findRecordInSteps(records: readonly SourceRecord[], item: CslItem): Generator<void, FoundRecord> {
  const withKey = records.filter(record => record.item.id === item.id);
  if (withKey.length) {
    const isSame = withKey.some(record => mayBeSame(record.item, item));
    return isSame ? { state: 'present' } : { state: 'conflict', item: withKey[0]!.item };
  }
  const facts = factsOf(item);
  for (let at = 0; at < records.length; at++) {
    if (at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    const other = records[at]!.item;
    if (other.id && areSame(factsOf(other), facts)) return { state: 'other-key', key: other.id };
  }
  return { state: 'absent' };
}

/** The same at once. */
export function findRecord(records: readonly SourceRecord[], item: CslItem): FoundRecord {
  return atOnce(findRecordInSteps(records, item));
}

/** By what a paper is known again. */
interface Facts {
  readonly identifiers: readonly string[];
  readonly title: string | undefined;
  readonly year: number | undefined;
}

function factsOf(item: Partial<CslItem>): Facts {
  return { identifiers: identifiersOf(item), title: titleIdentity(item), year: yearOf(item.issued) };
}

/** Whether two records say that they are one paper: a common identifier, or the title and year. */
export function isSamePaper(a: Partial<CslItem>, b: Partial<CslItem>): boolean {
  return areSame(factsOf(a), factsOf(b));
}

function areSame(a: Facts, b: Facts): boolean {
  if (contradict(a.identifiers, b.identifiers)) return false;
  if (a.identifiers.some(id => b.identifiers.includes(id))) return true;
  if (a.title === undefined || a.title !== b.title) return false;
  return a.year === undefined || b.year === undefined || a.year === b.year;
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
