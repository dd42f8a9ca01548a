import { FIELDS } from './indexedFields';
import type { InvertedIndex } from './invertedIndex';
import type { Alternative, QueryGroup } from './queryGroups';
import type { Ranking } from './ranking';
import { TopCandidates } from './topCandidates';

/** A document with what it has earned so far. */
export interface Candidate {
  readonly document: number;
  score: number;
}

/** What a word of the query weighs in this library. */
export interface WeighedGroup extends QueryGroup {
  /** Inverse document frequency of the word and what surely stands for it; of the half-typed or mistyped where it is unknown. */
  readonly idf: number;
}

export interface FirstPass {
  /** Best first. */
  readonly candidates: Candidate[];
  readonly groups: readonly WeighedGroup[];
}

/** Inverse document frequency as in BM25, kept above zero (Lucene's form of Robertson & Spärck Jones). */
export function inverseFrequency(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}

/** How coverage counts less the longer the query: a person who types two words means both, one who asks a question does not. */
function coverageShare(ranking: Ranking, words: number): number {
  return ranking.coverage / (1 + Math.max(0, words - 1) / ranking.coverageWords);
}

/**
 * Scores every document that has a word of the query: BM25F (Robertson, Zaragoza & Taylor 2004: counts weighed by field
 * and field length are added up before they saturate), where all that stands for one word counts as one word, and a share
 * of the score hangs on how much of the query's weight the document covers.
 */
export class FirstPassScorer {
  #count = new Float32Array(0);
  #best = new Float32Array(0);
  #score = new Float32Array(0);
  #covered = new Float32Array(0);

  /**
   * @param limit the most candidates to return
   * @param allowed where given, documents with a zero are left out
   */
  run(
    index: InvertedIndex,
    groups: readonly QueryGroup[],
    ranking: Ranking,
    limit: number,
    allowed?: Uint8Array,
  ): FirstPass {
    this.#reserve(index.end);
    const norms = fieldNorms(index, ranking);
    const touched: number[] = [];
    const weighed: WeighedGroup[] = [];
    for (const group of groups) {
      const found: number[] = [];
      const sureIdf = this.#scoreSet(index, group.sure, 1, norms, ranking, found);
      const looseIdf = this.#scoreSet(index, group.loose, group.looseWeight, norms, ranking, found);
      const relatedIdf = this.#scoreSet(index, group.related, ranking.synonyms, norms, ranking, found);
      const idf = sureIdf || Math.max(looseIdf * group.looseWeight, relatedIdf * ranking.synonyms);
      for (const document of found) {
        const best = this.#best[document] ?? 0;
        if (!best) continue;
        this.#best[document] = 0;
        if (!this.#score[document]) touched.push(document);
        this.#score[document] = (this.#score[document] ?? 0) + best * group.weight;
        this.#covered[document] = (this.#covered[document] ?? 0) + Math.min(idf, best);
      }
      weighed.push({ ...group, idf: idf || inverseFrequency(index.size, 0) });
    }
    return { candidates: this.#collect(touched, weighed, ranking, limit, allowed), groups: weighed };
  }

  /** Leaves each document's best score for this set in `#best`. @returns the set's inverse frequency, 0 for an empty one */
  #scoreSet(
    index: InvertedIndex,
    set: readonly Alternative[],
    weight: number,
    norms: readonly FieldNorm[],
    { saturation }: Ranking,
    found: number[],
  ): number {
    if (!set.length) return 0;
    const count = this.#count;
    const documents: number[] = [];
    for (const { list, weight: own } of set) {
      const visit = (cells: Int32Array, start: number, end: number) => {
        for (let i = start; i < end; i++) {
          const cell = cells[i] as number;
          const document = cell >>> 12;
          const norm = norms[(cell >>> 8) & 15] as FieldNorm;
          if (count[document] === 0) documents.push(document);
          count[document] =
            (count[document] as number) +
            (own * norm.weight * (cell & 255)) / (norm.base + norm.perWord * (norm.lengths[document] as number));
        }
      };
      if (typeof list === 'number') index.postings.forEachSlice(list, visit);
      else visit(list, 0, list.length);
    }
    const living = index.end === index.size ? documents : documents.filter(document => index.paperOf(document));
    const idf = inverseFrequency(index.size, living.length);
    for (const document of living) {
      const amount = count[document] as number;
      const score = (weight * idf * amount * (saturation + 1)) / (amount + saturation);
      if (this.#best[document] === 0) found.push(document);
      if (score > (this.#best[document] as number)) this.#best[document] = score;
    }
    for (const document of documents) count[document] = 0;
    return living.length ? idf : 0;
  }

  #collect(
    touched: readonly number[],
    groups: readonly WeighedGroup[],
    ranking: Ranking,
    limit: number,
    allowed: Uint8Array | undefined,
  ): Candidate[] {
    const total = groups.reduce((sum, { idf }) => sum + idf, 0) || 1;
    const share = coverageShare(ranking, groups.length);
    const top = new TopCandidates(limit);
    for (const document of touched) {
      const score = this.#score[document] ?? 0;
      const covered = Math.min(1, (this.#covered[document] ?? 0) / total);
      this.#score[document] = 0;
      this.#covered[document] = 0;
      if (!allowed || allowed[document]) top.offer(document, score * (1 - share + share * covered));
    }
    return top.sorted();
  }

  #reserve(documents: number): void {
    if (documents <= this.#count.length) return;
    const size = Math.ceil(documents * 1.25);
    this.#count = new Float32Array(size);
    this.#best = new Float32Array(size);
    this.#score = new Float32Array(size);
    this.#covered = new Float32Array(size);
  }
}

interface FieldNorm {
  readonly weight: number;
  readonly base: number;
  readonly perWord: number;
  readonly lengths: Uint16Array;
}

function fieldNorms(index: InvertedIndex, ranking: Ranking): FieldNorm[] {
  return FIELDS.map((name, field) => {
    const norm = ranking.lengthNorms[name];
    return {
      weight: ranking.fieldWeights[name],
      base: 1 - norm,
      perWord: norm / index.meanLength(field),
      lengths: index.lengthsOf(field),
    };
  });
}
