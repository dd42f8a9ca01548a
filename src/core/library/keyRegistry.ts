/** What a registry keeps: for each pattern its keys, each with the identities of the paper that it was shown for. */
export type RememberedKeys = readonly (readonly [pattern: string, keys: readonly (readonly string[])[]])[];

/** Keys beyond this many push out the oldest. */
const MOST_KEYS = 200_000;
const MOST_PATTERNS = 8;
const LONGEST_TEXT = 1000;

/** The keys that one pattern made. */
class PatternKeys {
  readonly keyOf = new Map<string, string>();
  readonly owners = new Map<string, string[]>();

  /** @returns whether that was new */
  remember(identities: readonly string[], key: string): boolean {
    const added = identities.filter(identity => !this.keyOf.has(identity));
    if (!added.length) return false;
    for (const identity of added) this.keyOf.set(identity, key);
    this.owners.set(key, [...(this.owners.get(key) ?? []), ...added]);
    if (this.owners.size > MOST_KEYS) this.#forgetOldest();
    return true;
  }

  #forgetOldest(): void {
    for (const [key, identities] of this.owners) {
      for (const identity of identities) this.keyOf.delete(identity);
      this.owners.delete(key);
      return;
    }
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(text => typeof text === 'string' && text.length <= LONGEST_TEXT);
}

/**
 * Remembers generated citation keys by what the paper is known by, so that a key that was shown never moves to another
 * paper, whatever comes, goes or changes its place. Keys made by an earlier pattern stay remembered too.
 */
export class KeyRegistry {
  readonly #patterns = new Map<string, PatternKeys>();
  #version = 0;

  /** @param data see {@link takeUp} */
  constructor(data?: unknown) {
    this.takeUp(data);
    this.#version = 0;
  }

  /** Remembers what {@link toJSON} gave, beside what is remembered already; whatever of it is damaged is left out. */
  takeUp(data: unknown): void {
    if (!Array.isArray(data)) return;
    for (const entry of data as readonly unknown[]) {
      const [pattern, keys] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
      if (typeof pattern !== 'string' || !Array.isArray(keys)) continue;
      for (const texts of keys as readonly unknown[]) {
        if (!isTexts(texts)) continue;
        const [key, ...identities] = texts;
        if (key) this.remember(pattern, identities, key);
      }
    }
  }

  /** Rises when there is more to keep than before. */
  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#patterns.size === 0;
  }

  /** Whether the key was given to some paper, be it here now or not. */
  has(key: string): boolean {
    return [...this.#patterns.values()].some(({ owners }) => owners.has(key));
  }

  /** The identities of the paper that has the key, the ones remembered first first. */
  ownersOf(key: string): readonly string[] {
    return [...this.#patterns.values()].flatMap(({ owners }) => owners.get(key) ?? []);
  }

  /** The key that this pattern made for a paper with this identity. */
  keyOf(pattern: string, identity: string): string | undefined {
    return this.#patterns.get(pattern)?.keyOf.get(identity);
  }

  /** The keys that all other patterns made for a paper with this identity. */
  formerKeysOf(pattern: string, identity: string): readonly string[] {
    const others = [...this.#patterns].filter(([text]) => text !== pattern);
    return others.flatMap(([, keys]) => keys.keyOf.get(identity) ?? []);
  }

  /** Gives the key to a paper for good; an identity that has one keeps it. */
  remember(pattern: string, identities: readonly string[], key: string): void {
    let keys = this.#patterns.get(pattern);
    if (!keys) {
      keys = new PatternKeys();
      this.#patterns.set(pattern, keys);
      const [oldest] = this.#patterns.keys();
      if (this.#patterns.size > MOST_PATTERNS && oldest !== undefined) this.#patterns.delete(oldest);
    }
    if (keys.remember(identities, key)) this.#version++;
  }

  /** Plain data for a store. */
  toJSON(): RememberedKeys {
    return [...this.#patterns].map(([pattern, { owners }]) => [
      pattern,
      [...owners].map(([key, identities]) => [key, ...identities]),
    ]);
  }
}
