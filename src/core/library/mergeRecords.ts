import type { CslItem } from '../csl';

type Item = Partial<CslItem>;

/** Earlier values stand; a later record only fills gaps. A paper is in the topics of all its records. */
function complete(item: Item, other: Item): Item {
  const topics = [...new Set([item, other].flatMap(({ custom }) => custom?.topics ?? []))];
  const both = { ...other.custom, ...item.custom, ...(topics.length && { topics }) };
  const custom = item.custom || other.custom ? both : undefined;
  const known = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
  return { ...other, ...known, ...(custom && { custom }) };
}

/** One record made of those of one paper: the first, completed with what only later ones know. */
export function mergeRecords(items: readonly Item[]): Item {
  return items.length < 2 ? (items[0] ?? {}) : items.reduce(complete);
}
