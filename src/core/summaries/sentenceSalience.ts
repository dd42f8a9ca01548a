import { FUNCTION_WORDS } from './sentenceWords';
import { comparedWords, type Salience } from './wordSalience';

/** Lengths of a summary, in words, that a sentence is measured against. */
const SUMMARY_WORDS = [12, 20, 34] as const;

/**
 * How well a sentence covers what a summary is expected to say, by name: the F measure to expect against summaries of
 * three lengths, the mean and sum of its words' chances, those of its content words, and of its five and ten likeliest.
 * Each is scaled to vary by about 1 within an abstract.
 */
function measures(words: readonly string[], salience: Salience): Map<string, number> {
  const each = [...new Set(words)];
  const chances = each.map(word => salience.get(word) ?? 0).sort((a, b) => b - a);
  const content = each.filter(word => !FUNCTION_WORDS.has(word)).map(word => salience.get(word) ?? 0);
  const all = sum(chances);
  const found = new Map<string, number>();
  for (const length of SUMMARY_WORDS) found.set(`expected ${length}`, (30 * all) / (words.length + length));
  found.set('mean', (14 * all) / Math.max(1, words.length));
  found.set('sum', 0.6 * all);
  found.set('content mean', (13 * sum(content)) / Math.max(1, content.length));
  found.set('content sum', 0.9 * sum(content));
  found.set('top', 6 * Math.max(0, ...content));
  found.set('top 5', 2 * sum(chances.slice(0, 5)));
  found.set('top 10', sum(chances.slice(0, 10)));
  return found;
}

/** Measures that are also taken relative to the abstract's best sentence and as a rank. */
const RELATIVE = ['expected 20', 'mean', 'content mean'] as const;

/**
 * What the chances of words say of each sentence: {@link measures} by themselves, and three of them also as the distance
 * to the abstract's best sentence and the place among its sentences, 0 for the best.
 */
export function sentenceSalience(sentences: readonly string[], salience: Salience): Map<string, number>[] {
  const found = sentences.map(sentence => measures(comparedWords(sentence), salience));
  for (const name of RELATIVE) {
    const values = found.map(each => each.get(name) ?? 0);
    const best = Math.max(...values);
    found.forEach((each, i) => {
      const value = values[i] ?? 0;
      each.set(`${name} below best`, value - best);
      each.set(`${name} rank`, 0.4 * values.filter(other => other > value).length);
    });
  }
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
