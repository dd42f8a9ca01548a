import { boundedText, type RecordFacts } from './recordFacts';

/** By how much an identity says which paper it is: `doi`, `arxiv`, `pmid`, `title`, `record`. */
const STRONGEST_FIRST = 'daptr';

/** For sorting: the stronger first, then by text, so that the order says nothing about where records stood. */
export function compareIdentities(a: string, b: string): number {
  const rank = STRONGEST_FIRST.indexOf(a.charAt(0)) - STRONGEST_FIRST.indexOf(b.charAt(0));
  return rank || (a < b ? -1 : a > b ? 1 : 0);
}

function identitiesOfRecord({ identifiers, title, year, content }: RecordFacts): string[] {
  const identities = [...identifiers];
  if (title !== undefined) identities.push(boundedText(`title:${title}|${year ?? ''}`));
  if (content !== undefined) identities.push(boundedText(`record:${content}`));
  return identities;
}

/** By what a paper is known again, strongest first: identifiers, titles with their year, else all that is there. Never empty. */
export function identitiesOf(records: readonly RecordFacts[]): string[] {
  return [...new Set(records.flatMap(identitiesOfRecord))].sort(compareIdentities);
}

/** arXiv gives its preprints DOIs too: beside that of the publication such a one says nothing against it. */
export function isPublishersDoi(identity: string): boolean {
  return identity.startsWith('doi:') && !identity.startsWith('doi:10.48550/arxiv.');
}

type Relation = 'same' | 'different' | 'unknown';

function relation(a: readonly string[], b: readonly string[], isOfScheme: (identity: string) => boolean): Relation {
  const [ofA, ofB] = [a.filter(isOfScheme), b.filter(isOfScheme)];
  if (!ofA.length || !ofB.length) return 'unknown';
  return ofA.some(identity => ofB.includes(identity)) ? 'same' : 'different';
}

/** Whether what is known of two papers, which have something in common, says that they are not the same. */
export function contradict(a: readonly string[], b: readonly string[]): boolean {
  const doi = relation(a, b, isPublishersDoi);
  if (doi !== 'unknown') return doi === 'different';
  const others = ['arxiv:', 'pmid:'].map(scheme => relation(a, b, identity => identity.startsWith(scheme)));
  return !others.includes('same') && others.includes('different');
}
