import { RANKING, type Ranking } from '../../../src/core/search/ranking';

/** The ranking with one of its parts switched off. */
export const ABLATIONS: readonly (readonly [part: string, ranking: Ranking])[] = [
  ['all parts', RANKING],
  ['no field weights', { ...RANKING, fieldWeights: same(RANKING.fieldWeights, 1) }],
  ['no length norms', { ...RANKING, lengthNorms: same(RANKING.lengthNorms, 0) }],
  ['no prefix', { ...RANKING, prefix: 0 }],
  ['no fuzziness', { ...RANKING, fuzzy: 0 }],
  ['no acronyms', { ...RANKING, acronyms: 0 }],
  ['no synonyms', { ...RANKING, synonyms: 0 }],
  ['no coverage', { ...RANKING, coverage: 0 }],
  ['coverage alike for all lengths', { ...RANKING, coverageWords: 1e6 }],
  ['no proximity', { ...RANKING, proximity: 0 }],
  ['no best sentence', { ...RANKING, sentence: 0 }],
  ['no title phrase', { ...RANKING, phrase: 0 }],
  ['no feedback', { ...RANKING, feedback: 0 }],
];

function same<T extends Readonly<Record<string, number>>>(values: T, value: number): T {
  return Object.fromEntries(Object.keys(values).map(name => [name, value])) as T;
}
