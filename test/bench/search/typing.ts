import type { Paper } from '../../../src/core/paper';
import { isStopWord } from '../../../src/core/search/stopWords';
import type { Search } from './engines';

const SHORTEST_WORD = 5;
const FIRST_LETTERS = 3;
const MOST_WORDS = 600;

export interface Typing {
  readonly words: number;
  readonly steps: number;
  /** Share of the steps at which the final first row is among the first three. */
  readonly steady: number;
}

/**
 * Types words of titles letter by letter and asks, from the third letter on, whether the row that stands first when the
 * word is whole is among the first three already.
 * @param before how many words of the title are typed before the word
 */
export function measureTyping(papers: readonly Paper[], search: Search, before: number): Typing {
  const every = Math.max(1, Math.ceil(papers.length / MOST_WORDS));
  let [words, steps, steady] = [0, 0, 0];
  papers.forEach((paper, i) => {
    if (i % every) return;
    const title = paper.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const at = title.findIndex((word, place) => place >= before && word.length >= SHORTEST_WORD && !isStopWord(word));
    const word = title[at];
    if (!word) return;
    const start = title
      .slice(at - before, at)
      .map(earlier => `${earlier} `)
      .join('');
    const wanted = search(start + word, 1)[0];
    words++;
    for (let letters = FIRST_LETTERS; letters < word.length; letters++) {
      steps++;
      if (search(start + word.slice(0, letters), 3).some(key => key === wanted)) steady++;
    }
  });
  return { words, steps, steady: steady / (steps || 1) };
}
