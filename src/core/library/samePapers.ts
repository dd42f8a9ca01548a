import { DisjointSets } from './disjointSets';
import { put } from './listMap';
import { isPublishersDoi } from './paperIdentity';
import type { RecordFacts } from './recordFacts';

const STEP = 512;

const DOI = 1;
const ARXIV = 2;
const PMID = 4;
const SCHEMES = [DOI, ARXIV, PMID];

function schemeOf(identifier: string): number {
  if (isPublishersDoi(identifier)) return DOI;
  if (identifier.startsWith('arxiv:')) return ARXIV;
  return identifier.startsWith('pmid:') ? PMID : 0;
}

/** The values that several records share, in an order that does not depend on the records'. */
function shared(map: ReadonlyMap<string, number[]>): number[][] {
  const entries = [...map].filter(([, members]) => members.length > 1);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
}

/**
 * Finds the records that describe one paper. Records with a common DOI do; records with a common arXiv id or PMID do,
 * unless their DOIs differ; records with the same title and year do, unless any of their identifiers differ. Where a
 * record could belong to one or another of papers that differ, it belongs to neither: nothing is guessed. The result
 * does not depend on the order of the records.
 */
export class SamePapers {
  readonly #records: readonly RecordFacts[];
  readonly #sets: DisjointSets;
  /** Which schemes the set that a record stands for has identifiers of. */
  readonly #schemes: Uint8Array;

  constructor(records: readonly RecordFacts[]) {
    this.#records = records;
    this.#sets = new DisjointSets(records.length);
    this.#schemes = new Uint8Array(records.length);
  }

  find(record: number): number {
    return this.#sets.find(record);
  }

  /** @param members records that hang together by identifiers and titles, and with no others */
  *settle(members: readonly number[]): Generator<void, void> {
    if (this.#agree(members)) {
      this.#joinAll(members);
      return;
    }
    const byIdentifier = new Map<string, number[]>();
    const byTitle = new Map<string, number[]>();
    for (const [at, record] of members.entries()) {
      if (at % STEP === STEP - 1) yield;
      const { identifiers, title } = this.#records[record] ?? { identifiers: [], title: undefined };
      for (const identifier of identifiers) {
        this.#schemes[record] = (this.#schemes[record] ?? 0) | schemeOf(identifier);
        put(byIdentifier, identifier, record);
      }
      if (title !== undefined) put(byTitle, title, record);
    }
    const ofScheme = (prefix: string) => shared(new Map([...byIdentifier].filter(([id]) => id.startsWith(prefix))));
    for (const same of ofScheme('doi:')) this.#joinAll(same);
    yield;
    for (const same of [...ofScheme('arxiv:'), ...ofScheme('pmid:')]) this.#joinUnlessDifferent(same, [DOI]);
    yield;
    for (const same of shared(byTitle)) this.#joinByYear(same);
  }

  /** Whether nothing about these records differs: the rule, from which damaged data and namesakes are the exceptions. */
  #agree(members: readonly number[]): boolean {
    const found: (string | number | undefined)[] = [];
    const agrees = (place: number, value: string | number) => (found[place] ??= value) === value;
    return members.every(member => {
      const record = this.#records[member];
      if (!record) return false;
      const { identifiers, year } = record;
      return (year === undefined || agrees(0, year)) && identifiers.every(id => agrees(schemeOf(id) || 3, id));
    });
  }

  #joinAll(members: readonly number[]): void {
    const [first = 0] = members;
    for (const member of members) {
      const schemes = (this.#schemes[this.find(first)] ?? 0) | (this.#schemes[this.find(member)] ?? 0);
      this.#sets.join(first, member);
      this.#schemes[this.find(first)] = schemes;
    }
  }

  /** Sets that have not been joined by a scheme before have different identifiers of it. */
  #joinUnlessDifferent(members: readonly number[], schemes: readonly number[]): void {
    const roots = [...new Set(members.map(member => this.find(member)))];
    const has = (root: number, scheme: number) => ((this.#schemes[root] ?? 0) & scheme) !== 0;
    const differ = schemes.some(scheme => roots.filter(root => has(root, scheme)).length > 1);
    this.#joinAll(differ ? roots.filter(root => !schemes.some(scheme => has(root, scheme))) : roots);
  }

  #joinByYear(members: readonly number[]): void {
    const byYear = new Map<number, number[]>();
    const undated: number[] = [];
    for (const member of members) {
      const year = this.#records[member]?.year;
      if (year === undefined) undated.push(member);
      else put(byYear, year, member);
    }
    for (const [, same] of [...byYear].sort(([a], [b]) => a - b)) this.#joinUnlessDifferent(same, SCHEMES);
    const dated = new Set([...byYear.values()].flat().map(member => this.find(member)));
    this.#joinUnlessDifferent(dated.size > 1 ? undated : [...dated, ...undated], SCHEMES);
  }
}
