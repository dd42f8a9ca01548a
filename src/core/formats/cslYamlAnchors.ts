import type { YamlItem } from './cslYamlChunks';

const ANCHOR = /&([^\s[\]{},]+)/g;
const ALIAS = /\*([^\s[\]{},]+)/g;
/** What is parsed along with a record; longer takes too long in one go. */
const MAX_CONTEXT = 64_000;
/** How much more may be parsed in all, so that the time stays in proportion to the file. */
const MAX_GROWTH = 4;
/** A few milliseconds' work. */
const RECORDS_PER_STEP = 64;

/**
 * For each record of a list, the records before it that it needs for its aliases, in their order, in steps: what looks like
 * an anchor of that name counts, were it only a word, so that none is missed.
 * @param before the document's text before the list
 * @param maxAliases more in one document are not followed
 * @returns `undefined` where the list has to be read as a whole: anchors stand before it, or too much depends on too much
 */
export function* neededRecords(
  items: readonly YamlItem[],
  before: string,
  maxAliases: number,
): Generator<void, readonly (readonly number[])[] | undefined> {
  if (namesIn(before, ANCHOR).length) return undefined;
  const owners = new Map<string, number[]>();
  const needs: (readonly number[])[] = [];
  let aliases = 0;
  let spare = items.reduce((length, { text }) => length + text.length, 0) * MAX_GROWTH;
  for (const [at, { text }] of items.entries()) {
    const needed = new Set<number>();
    for (const name of namesIn(text, ALIAS)) {
      const found = owners.get(name) ?? [];
      if (found.length) aliases++;
      for (const owner of found) for (const one of [...needs[owner]!, owner]) needed.add(one);
    }
    const sorted = [...needed].sort((a, b) => a - b);
    const length = sorted.reduce((sum, one) => sum + items[one]!.text.length, 0);
    spare -= length;
    if (length > MAX_CONTEXT || spare < 0 || aliases > maxAliases) return undefined;
    needs.push(sorted);
    for (const name of new Set(namesIn(text, ANCHOR))) {
      const known = owners.get(name);
      if (known) known.push(at);
      else owners.set(name, [at]);
    }
    if (at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
  }
  return needs;
}

function namesIn(text: string, sign: RegExp): string[] {
  return Array.from(text.matchAll(sign), ([, name = '']) => name);
}
