import type { CslName } from '../../../src/core/csl';
import { toPaper, type Paper } from '../../../src/core/paper';

/** Mulberry32: a small generator with a seed, so that every run has the same papers. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = 'ba ko ri ten lo mar vi sa du pel nor ga ti hem zu fra ly qui son der'.split(' ');

/**
 * A library of any size with the word frequencies of a real one: titles and abstracts are put together from sentences of
 * real papers, and each paper brings names and rare words of its own, for a vocabulary grows with its collection.
 */
export function makeLargeCorpus(sources: readonly Paper[], count: number): Paper[] {
  const next = random(1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const sentences = sources.flatMap(({ abstract, summary }) =>
    (abstract ?? summary?.paragraph ?? '').split(/(?<=[.!?])\s+/).filter(sentence => sentence.length > 20),
  );
  const titles = sources.map(({ title }) => title.split(' ')).filter(words => words.length > 3);
  const invented = (rarity: number): string => {
    // squaring makes the first words frequent and the last ones rare
    let number = Math.floor(next() ** 2 * rarity);
    let word = '';
    do {
      word += SYLLABLES[number % SYLLABLES.length] ?? '';
      number = Math.floor(number / SYLLABLES.length);
    } while (number > 0);
    return word;
  };
  const name = (): CslName => ({ family: invented(count / 2), given: invented(400) });
  return Array.from({ length: count }, (_, i) => {
    const [head, tail] = [pick(titles), pick(titles)];
    const title = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))].join(' ');
    const body = Array.from({ length: 6 + Math.floor(next() * 4) }, () => pick(sentences));
    return toPaper({
      id: `${invented(count)}${1990 + (i % 36)}${i}`,
      type: 'article-journal',
      title: `${title} ${invented(count)}`,
      author: Array.from({ length: 1 + Math.floor(next() * 5) }, name),
      issued: { 'date-parts': [[1990 + (i % 36)]] },
      'container-title': `Journal of ${invented(300)}`,
      abstract: `${body.join(' ')} ${invented(count * 3)} ${invented(count * 3)}.`,
    });
  });
}
