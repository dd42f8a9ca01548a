import type { CslItem } from '../csl';
import type { CitationKeyPattern } from './citationKeyPattern';
import type { KeyRegistry } from './keyRegistry';
import { put } from './listMap';
import { compareIdentities, contradict } from './paperIdentity';
import { longHash, shortHash } from './shortHash';

/** A paper that needs keys. */
export interface UnkeyedPaper {
  /** The citation key that its sources declare; the deciding one where they declare several. */
  readonly declared: string | undefined;
  /** The lower, the sooner it gets its citation key as its unique one. */
  readonly rank: number;
  /** See `identitiesOf`; asked for only where they matter. */
  identities(): readonly string[];
  /** What a key is made from; must not depend on the order of the records. */
  item(): Partial<CslItem>;
}

export interface PaperKeys {
  readonly citationKey: string;
  /** No other paper has it. */
  readonly key: string;
  /** Keys that were shown for the paper earlier and that no other paper has now. */
  readonly aliases: readonly string[];
}

const STEP = 256;
const NO_KEYS: readonly string[] = [];

interface Candidate {
  readonly index: number;
  readonly identities: readonly string[];
  readonly identity: string;
}

function byIdentity(a: Candidate, b: Candidate): number {
  return compareIdentities(a.identity, b.identity) || a.index - b.index;
}

/** One assignment of keys to all papers; the phases are to be run in their order, each to its end. */
class KeyAssignment {
  readonly #papers: readonly UnkeyedPaper[];
  /** All that sources declare, be it for a paper that goes by another key. */
  readonly #declared: ReadonlySet<string>;
  readonly #pattern: CitationKeyPattern;
  readonly #registry: KeyRegistry;
  readonly #citationKeys: (string | undefined)[];
  readonly #keys: (string | undefined)[];
  readonly #aliases: (readonly string[] | undefined)[] = [];
  /** Generated citation keys, and unique keys that are no citation keys. */
  readonly #used = new Set<string>();
  readonly #keyless: Candidate[] = [];

  constructor(
    papers: readonly UnkeyedPaper[],
    declared: ReadonlySet<string>,
    pattern: CitationKeyPattern,
    registry: KeyRegistry,
  ) {
    this.#papers = papers;
    this.#declared = declared;
    this.#pattern = pattern;
    this.#registry = registry;
    this.#citationKeys = papers.map(paper => paper.declared);
    this.#keys = papers.map(() => undefined);
  }

  keysOf(index: number): PaperKeys {
    const citationKey = this.#citationKeys[index] ?? '';
    return { citationKey, key: this.#keys[index] ?? citationKey, aliases: this.#aliases[index] ?? NO_KEYS };
  }

  /** Finds the papers without a key. Those that nothing tells apart are counted, for want of anything better. */
  *findKeyless(): Generator<void, void> {
    const seen = new Map<string, number>();
    for (let index = 0; index < this.#papers.length; index++) {
      if (index % STEP === STEP - 1) yield;
      const paper = this.#papers[index];
      if (!paper || paper.declared !== undefined) continue;
      const own = paper.identities();
      const [identity = ''] = own;
      const count = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, count);
      const isNameless = identity.startsWith('record:') && count > 1;
      const numbered = `${identity}#${count}`;
      this.#keyless.push({
        index,
        identities: isNameless ? [numbered] : own,
        identity: isNameless ? numbered : identity,
      });
    }
  }

  /** Gives keys that were shown back to their papers. */
  *giveBack(): Generator<void, void> {
    if (this.#registry.isEmpty) return;
    const keyless = new Map(this.#keyless.map(candidate => [candidate.index, candidate]));
    const remembered: string[][] = [];
    const winners = new Map<string, { readonly index: number; readonly place: number }>();
    for (const [index, paper] of this.#papers.entries()) {
      if (index % STEP === STEP - 1) yield;
      const identities = keyless.get(index)?.identities ?? paper.identities();
      const keys = this.#rememberedFor(identities);
      remembered.push(keys);
      for (const key of keys) {
        const owners = this.#registry.ownersOf(key);
        const place = owners.findIndex(owner => identities.includes(owner));
        const best = winners.get(key);
        if (!best || place < best.place) winners.set(key, { index, place });
      }
    }
    for (const [index, keys] of remembered.entries()) {
      if (index % STEP === STEP - 1) yield;
      if (!keys.length) continue;
      const won = keys.filter(key => winners.get(key)?.index === index);
      const candidate = keyless.get(index);
      const current = candidate && won.find(key => this.#isOfPattern(key, candidate.identities));
      if (candidate && current !== undefined) this.#give(candidate, current);
      this.#aliases[index] = won.filter(key => key !== current && !this.#declared.has(key));
    }
  }

  /** Makes keys for the papers that have none yet. */
  *makeKeys(): Generator<void, void> {
    const byBase = new Map<string, Candidate[]>();
    for (const [at, candidate] of this.#keyless.entries()) {
      if (at % STEP === STEP - 1) yield;
      const { index } = candidate;
      if (this.#citationKeys[index] !== undefined) continue;
      put(byBase, this.#pattern.keyOf(this.#papers[index]?.item() ?? {}), candidate);
    }
    const bySuffixed = new Map<string, Candidate[]>();
    let count = 0;
    for (const [base, candidates] of byBase) {
      let first: Candidate | undefined;
      if (this.#isFree(base)) {
        first = candidates.reduce((least, other) => (byIdentity(other, least) < 0 ? other : least));
        this.#give(first, base);
      }
      for (const candidate of candidates) {
        if (++count % STEP === 0) yield;
        if (candidate !== first) put(bySuffixed, `${base}-${shortHash(candidate.identity)}`, candidate);
      }
    }
    for (const [suffixed, candidates] of bySuffixed) {
      for (const candidate of candidates.sort(byIdentity)) {
        if (++count % STEP === 0) yield;
        this.#give(candidate, this.#firstFree(suffixed, candidate.identity));
      }
    }
  }

  /** Tells papers apart that declare the same citation key, or one that was made for another. */
  *makeUnique(): Generator<void, void> {
    const firstWith = new Map<string, number>();
    const groups = new Map<string, number[]>();
    for (let index = 0; index < this.#papers.length; index++) {
      if (index % STEP === STEP - 1) yield;
      const declared = this.#papers[index]?.declared;
      if (declared === undefined) continue;
      const first = firstWith.get(declared);
      if (first === undefined) firstWith.set(declared, index);
      else put(groups, declared, index);
      if (first === undefined && this.#used.has(declared)) groups.set(declared, []);
    }
    let count = 0;
    for (const [key, others] of groups) {
      const candidates = [firstWith.get(key) ?? 0, ...others].map((index): Candidate & { rank: number } => {
        const paper = this.#papers[index];
        const identities = paper?.identities() ?? [];
        return { index, identities, identity: identities[0] ?? '', rank: paper?.rank ?? 0 };
      });
      candidates.sort((a, b) => a.rank - b.rank || byIdentity(a, b));
      for (const { index, identity } of this.#used.has(key) ? candidates : candidates.slice(1)) {
        if (++count % STEP === 0) yield;
        const unique = this.#firstFree(`${key}-${shortHash(identity)}`, identity);
        this.#used.add(unique);
        this.#keys[index] = unique;
      }
    }
  }

  #give({ index, identities }: Candidate, key: string): void {
    this.#citationKeys[index] = key;
    this.#used.add(key);
    this.#registry.remember(this.#pattern.text, identities, key);
  }

  #isOfPattern(key: string, identities: readonly string[]): boolean {
    return identities.some(identity => this.#registry.keyOf(this.#pattern.text, identity) === key);
  }

  /** Keys shown for a paper with one of these identities, those of the strongest first. */
  #rememberedFor(identities: readonly string[]): string[] {
    const { text } = this.#pattern;
    const current = identities.flatMap(identity => this.#registry.keyOf(text, identity) ?? []);
    const former = identities.flatMap(identity => this.#registry.formerKeysOf(text, identity));
    const keys = [...new Set([...current, ...former])];
    return keys.filter(key => !contradict(this.#registry.ownersOf(key), identities));
  }

  #isFree(key: string): boolean {
    return !this.#declared.has(key) && !this.#used.has(key) && !this.#registry.has(key);
  }

  #firstFree(suffixed: string, identity: string): string {
    if (this.#isFree(suffixed)) return suffixed;
    const longer = `${suffixed}${longHash(identity).slice(6)}`;
    let key = longer;
    for (let n = 2; !this.#isFree(key); n++) key = `${longer}-${n}`;
    return key;
  }
}

/**
 * Gives each paper its keys. A declared key stands. A paper without one gets back the key that was shown for it, else
 * one by the pattern; where that is taken, with a suffix made of the paper itself, so that neither the order nor the
 * number of the others matters. Works in steps.
 * @param declared all keys that any record declares
 * @param registry remembers what is given
 * @returns the keys of the paper at an index of `papers`
 */
export function* assignKeys(
  papers: readonly UnkeyedPaper[],
  declared: ReadonlySet<string>,
  pattern: CitationKeyPattern,
  registry: KeyRegistry,
): Generator<void, (index: number) => PaperKeys> {
  const assignment = new KeyAssignment(papers, declared, pattern, registry);
  yield* assignment.findKeyless();
  yield* assignment.giveBack();
  yield* assignment.makeKeys();
  yield* assignment.makeUnique();
  return index => assignment.keysOf(index);
}
