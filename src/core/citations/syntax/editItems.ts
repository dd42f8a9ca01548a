import type { LineEdit } from '../lineEdit';
import type { CitationCluster, CitationItem } from './citationCluster';
import { clusterEdit } from './clusterEdit';
import { writtenKey } from './writtenKey';

/**
 * Puts the item at `from` where the one at `to` stands.
 * @returns `undefined` where the notation has no such order: one key only, or the key in front of brackets (`@a [@b]`)
 */
export function moveItem(cluster: CitationCluster, from: number, to: number): LineEdit | undefined {
  const moved = cluster.items[from];
  if (!moved || !cluster.items[to] || (cluster.form.type === 'mark' && Math.min(from, to) === 0)) return undefined;
  return arranged(cluster, cluster.items.toSpliced(from, 1).toSpliced(to, 0, moved));
}

/** Sorts the items; those that are equal keep their order, and so does the key in front of brackets. */
export function sortItems(
  cluster: CitationCluster,
  compare: (a: CitationItem, b: CitationItem) => number,
): LineEdit | undefined {
  const fixed = cluster.form.type === 'mark' ? 1 : 0;
  return arranged(cluster, [...cluster.items.slice(0, fixed), ...cluster.items.slice(fixed).toSorted(compare)]);
}

/**
 * Removes an item. Without its last item the whole citation goes, and one blank beside it with it.
 * @param document the text that the cluster was found in
 */
export function removeItem(cluster: CitationCluster, index: number, document: string): LineEdit | undefined {
  if (!cluster.items[index]) return undefined;
  if (cluster.items.length === 1) return removeCluster(cluster, document);
  if (index > 0 || cluster.form.type !== 'mark') return arranged(cluster, cluster.items.toSpliced(index, 1));
  return arranged({ ...cluster, form: { type: 'bracket' } }, cluster.items.slice(1), true);
}

/**
 * Removes the items that say nothing new: a key that stands there already, with the same notes or without any.
 * `[@a, p. 1; @a, p. 5]` has none.
 */
export function removeDuplicates(cluster: CitationCluster): LineEdit | undefined {
  const noteOf = (item: CitationItem) => `${item.prefix}\n${item.locator?.text ?? ''}\n${item.suffix}`.trim();
  const seen = new Set<string>();
  const kept = cluster.items.filter(item => {
    const [bare, full] = [item.key, `${item.key}\n${noteOf(item)}`];
    const isNew = !seen.has(full) && (noteOf(item) || !seen.has(bare));
    seen.add(bare).add(full);
    return isNew;
  });
  return arranged(cluster, kept);
}

/**
 * Adds keys, behind the item at `after` or the last one; those that stand there already are left out.
 * @returns `undefined` where the notation takes one key only
 */
export function addItems(
  cluster: CitationCluster,
  keys: readonly string[],
  after = cluster.items.length - 1,
): LineEdit | undefined {
  const { form, items } = cluster;
  const present = new Set(items.map(item => item.key));
  const added: CitationItem[] = [];
  for (const key of keys) {
    const read = writtenKey(key, form);
    if (!read || present.has(read.key)) continue;
    present.add(read.key);
    added.push(newItem(read.key, read.written));
  }
  if (form.type === 'mark' && !form.open) return besideMark(cluster, added);
  if (form.type === 'reference') return besideMark(cluster, added);
  if (form.type === 'fixed' || form.type === 'call') return undefined;
  return arranged(cluster, items.toSpliced(after + 1, 0, ...added));
}

/** A key in the text stands alone: others follow as citations of their own. */
function besideMark(cluster: CitationCluster, added: readonly CitationItem[]): LineEdit {
  const separator = cluster.form.type === 'mark' ? '; @' : ' @';
  return { start: cluster.end, end: cluster.end, text: added.map(item => separator + item.written).join('') };
}

function newItem(key: string, written: string): CitationItem {
  const spacing = { before: '', prefix: '', locator: '', after: '' };
  return {
    key,
    written,
    keyStart: -1,
    keyEnd: -1,
    prefix: '',
    locator: undefined,
    suffix: '',
    suppressAuthor: false,
    start: -1,
    end: -1,
    spacing,
  };
}

function removeCluster(cluster: CitationCluster, document: string): LineEdit {
  const { start, end } = cluster;
  if (/[ \t]/.test(document[start - 1] ?? '')) return { start: start - 1, end, text: '' };
  const isFirst = start === 0 || document[start - 1] === '\n';
  return { start, end: isFirst && /[ \t]/.test(document[end] ?? '') ? end + 1 : end, text: '' };
}

/** The blanks around items belong to their places; the notes of a LaTeX command belong to the whole list. */
function arranged(cluster: CitationCluster, items: readonly CitationItem[], isBracketed = false): LineEdit | undefined {
  const { form, items: old } = cluster;
  if (form.type === 'fixed' || form.type === 'call' || form.type === 'reference') return undefined;
  if (items.length === old.length && items.every((item, i) => item === old[i]))
    return { start: cluster.start, end: cluster.start, text: '' };
  const last = old.length - 1;
  /** What stands in brackets begins behind the key in front of them. */
  const listed = form.type === 'mark' || isBracketed ? 1 : 0;
  const isOwn = form.type === 'mark' && form.own;
  const unspaced = form.type === 'command' || form.type === 'role';
  const usual =
    old[listed + 1]?.spacing.before ?? (isOwn ? old[1]?.spacing.before : undefined) ?? (unspaced ? '' : ' ');
  const lead = isBracketed ? '' : (old[listed]?.spacing.before ?? (isOwn ? usual : ''));
  const placed = items.map((item, i) => {
    if (form.type === 'mark' && i === 0) return item;
    const isLast = i === items.length - 1;
    const outer = {
      before: i === (isBracketed ? 0 : listed) ? lead : usual,
      after: isLast ? (old[last]?.spacing.after ?? '') : i < last ? (old[i]?.spacing.after ?? '') : '',
    };
    return form.type === 'role' ? inRole(item, outer) : { ...item, spacing: { ...item.spacing, ...outer } };
  });
  const shared = form.type === 'command' ? withSharedNotes(placed, old) : placed;
  return clusterEdit(cluster, shared, form);
}

/** A role's braces are part of the spacing and go with their item. */
function inRole(item: CitationItem, outer: { before: string; after: string }): CitationItem {
  const blank = (text: string) => text.replace(/[{}]/g, '');
  const before = blank(outer.before) + (item.spacing.before.includes('{') ? '{' : '');
  const after = (item.spacing.after.includes('}') ? '}' : '') + blank(outer.after);
  return { ...item, spacing: { ...item.spacing, before, after } };
}

function withSharedNotes(items: readonly CitationItem[], old: readonly CitationItem[]): CitationItem[] {
  const [first, last] = [old[0], old.at(-1)];
  return items.map((item, i) => ({
    ...item,
    prefix: i === 0 ? (first?.prefix ?? '') : '',
    locator: i === items.length - 1 ? last?.locator : undefined,
    suffix: i === items.length - 1 ? (last?.suffix ?? '') : '',
  }));
}
