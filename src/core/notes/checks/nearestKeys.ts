import type { Paper } from '../../paper';

/** Keys further apart than one letter in this many are not taken for each other. */
const LETTERS_PER_SLIP = 4;

/**
 * The papers whose key is written almost like this one, the nearest first.
 * @param limit the most papers to return
 */
export function nearestKeys(key: string, papers: readonly Paper[], limit: number): Paper[] {
  const wanted = key.toLowerCase();
  const most = Math.max(1, Math.min(4, Math.floor(wanted.length / LETTERS_PER_SLIP)));
  const letters = lettersOf(wanted);
  const near: { readonly paper: Paper; readonly distance: number }[] = [];
  for (const paper of papers) {
    const { citationKey } = paper;
    if (Math.abs(citationKey.length - wanted.length) > most) continue;
    const other = citationKey.toLowerCase();
    // each slip takes one letter out of the set and puts one in: most keys are ruled out by that
    if (bits(letters ^ lettersOf(other)) > 2 * most) continue;
    const distance = editDistance(wanted, other, most);
    if (distance <= most) near.push({ paper, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.paper.citationKey < b.paper.citationKey ? -1 : 1));
  return near.slice(0, limit).map(({ paper }) => paper);
}

/** The characters of a text as a set of 32 bits; several may share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The number of letters to insert, delete, replace or swap with their neighbour; more than `most` where there are more.
 * @see L. Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.2.1 (optimal string alignment)
 */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_each, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
}

/** The words that a key is made of, for a search: `kim2025medclm` gives `kim 2025 medclm`. */
export function wordsOfKey(key: string): string {
  const parts = key.replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ').match(/\p{L}+|\d+/gu) ?? [];
  return parts.join(' ').toLowerCase();
}
