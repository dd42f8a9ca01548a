import type { CslItem } from '../csl';
import { identifiersOf, titleIdentity } from '../paper';
import { generateCitationKey } from './citationKey';

/** Six letters and digits that depend on the record alone: FNV-1a, 32 bits, in base 36. */
function recordSuffix(item: Partial<CslItem>): string {
  const identity = identifiersOf(item)[0] ?? titleIdentity(item) ?? JSON.stringify(item);
  let hash = 0x811c9dc5;
  for (let i = 0; i < identity.length; i++) hash = Math.imul(hash ^ identity.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}

/**
 * Gives each record a citation key that no other has. A key that a source declares stands for the first record that
 * declares it; a record without one gets {@link generateCitationKey}'s, and where that is taken a suffix made of the
 * record itself, so that the suffix does not depend on how many others there are.
 */
export function assignKeys(items: readonly Partial<CslItem>[]): string[] {
  const taken = new Set<string>();
  const keys: (string | undefined)[] = items.map(item => {
    if (!item.id || taken.has(item.id)) return undefined;
    taken.add(item.id);
    return item.id;
  });
  return keys.map((declared, index) => {
    if (declared !== undefined) return declared;
    const item = items[index] ?? {};
    const base = item.id ?? generateCitationKey(item);
    const suffixed = `${base}-${recordSuffix(item)}`;
    let key = taken.has(base) ? suffixed : base;
    for (let n = 2; taken.has(key); n++) key = `${suffixed}-${n}`;
    taken.add(key);
    return key;
  });
}
