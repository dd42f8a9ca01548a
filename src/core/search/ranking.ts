import type { Field } from './indexedFields';

/** Numbers of the ranking. All were set on the tuning halves of the collections that `test/bench/README.md` names. */
export interface Ranking {
  /** What a word counts by the field that it stands in. */
  readonly fieldWeights: Readonly<Record<Field, number>>;
  /** How far a field's length is made up for, 0 not at all to 1 fully. */
  readonly lengthNorms: Readonly<Record<Field, number>>;
  /** How fast a repeated word stops to count (BM25's k1). */
  readonly saturation: number;
  /** Words that begin with the one being typed, and words a slip away from one that nobody uses, against the word itself. */
  readonly prefix: number;
  readonly fuzzy: number;
  /** Short forms and long forms for one another, 0 for not at all. */
  readonly acronyms: number;
  /** Words of like meaning, against the word itself, 0 for not at all. */
  readonly synonyms: number;
  /** How much of a score depends on the share of the query that a paper covers, for a query of one word. */
  readonly coverage: number;
  /** Words of a query at which coverage counts half as much. */
  readonly coverageWords: number;
  /** Query words near each other. */
  readonly proximity: number;
  /** The sentence that holds most of the query. */
  readonly sentence: number;
  /** The query's words in the title, in its order. */
  readonly phrase: number;
  /** Likeness to the best papers found. */
  readonly feedback: number;
  readonly feedbackPapers: number;
  readonly feedbackTerms: number;
  /** How far likeness counts less where the best papers stand out from those after them. */
  readonly feedbackFlatness: number;
  /** Papers that are looked at closely. */
  readonly depth: number;
  /** What the paper used last gains, as a share of its score. */
  readonly recency: number;
}

export const RANKING: Ranking = {
  fieldWeights: {
    title: 2.5,
    authors: 3,
    key: 2,
    year: 2,
    venue: 1,
    keywords: 1,
    topics: 0.4,
    summary: 1,
    abstract: 1,
  },
  lengthNorms: {
    title: 0.4,
    authors: 0.3,
    key: 0,
    year: 0,
    venue: 0.3,
    keywords: 0.5,
    topics: 0.3,
    summary: 0.5,
    abstract: 0.7,
  },
  saturation: 1.2,
  prefix: 0.7,
  fuzzy: 0.7,
  acronyms: 0.8,
  synonyms: 0.65,
  coverage: 0.7,
  coverageWords: 4,
  proximity: 0.5,
  sentence: 0.3,
  phrase: 0.25,
  feedback: 0.3,
  feedbackPapers: 10,
  feedbackTerms: 20,
  feedbackFlatness: 1.5,
  depth: 100,
  recency: 0.03,
};
