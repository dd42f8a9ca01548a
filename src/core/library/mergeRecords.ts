import type { CslItem } from '../csl';

type Item = Partial<CslItem>;

/** Earlier values stand; a later record only fills gaps. */
function complete(item: Item, other: Item): Item {
  const custom = item.custom || other.custom ? { ...other.custom, ...item.custom } : undefined;
  const known = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
  return { ...other, ...known, ...(custom && { custom }) };
}

/** One record made of those of one paper: the first, completed with what only later ones know. */
export function mergeRecords(items: readonly Item[]): Item {
  return items.length < 2 ? (items[0] ?? {}) : items.reduce(complete);
}
