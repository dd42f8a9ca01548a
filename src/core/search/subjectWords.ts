import { inverseFrequency } from './firstPass';
import type { InvertedIndex } from './invertedIndex';
import type { QueryGroup } from './queryGroups';
import { scanWords } from './scanWords';
import { isStopWord } from './stopWords';

/** A text with what its words count against those of the others. */
export interface WeighedText {
  readonly text: string;
  readonly weight: number;
}

/** The words that say what some texts are about: frequent in them and rare in the library (tf·idf), the most telling first. */
export function subjectWords(index: InvertedIndex, texts: readonly WeighedText[], most: number): QueryGroup[] {
  const weights = new Map<number, number>();
  const wordOf = new Map<number, string>();
  for (const { text, weight } of texts) {
    scanWords(text, {
      word: word => {
        const term = isStopWord(word) || word.length < 2 ? undefined : index.vocabulary.findTerm(word);
        if (term === undefined || !index.frequencyOf(term)) return;
        weights.set(term, (weights.get(term) ?? 0) + weight);
        wordOf.set(term, word);
      },
      compound: () => undefined,
    });
  }
  const telling = [...weights].map(([term, weight]) => ({
    term,
    weight: weight / (weight + 1),
    idf: inverseFrequency(index.size, index.frequencyOf(term)),
  }));
  telling.sort((a, b) => b.weight * b.idf - a.weight * a.idf || a.term - b.term);
  return telling.slice(0, most).map(({ term, weight }) => ({
    word: wordOf.get(term) ?? '',
    term,
    sure: [{ list: term, weight: 1 }],
    loose: [],
    looseWeight: 0,
    related: [],
    weight,
  }));
}
