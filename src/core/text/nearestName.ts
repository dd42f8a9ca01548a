import { editDistance } from './editDistance';

/** Slips in a word of this length and longer are looked up. */
const SHORTEST_WORD = 4;
const MOST_SLIPS = 2;
/** Longer ones are no words, and comparing them takes time that grows with the square of their length. */
const LONGEST_WORD = 200;

/**
 * The only name within two slips, of a short word one, that is nearest to a misspelt one; `undefined` where several are, or
 * none is near.
 */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  if (word.length < SHORTEST_WORD || word.length > LONGEST_WORD) return undefined;
  const most = word.length < 6 ? 1 : MOST_SLIPS;
  let best: string | undefined;
  let least = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > most) continue;
    const distance = editDistance(word, name);
    if (distance === least) best = undefined;
    if (distance >= least) continue;
    [best, least] = [name, distance];
  }
  return best;
}
