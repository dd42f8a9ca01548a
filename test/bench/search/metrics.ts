/** Relevant documents of one query with their grades. */
export type Judgements = ReadonlyMap<string, number>;

export interface Measures {
  readonly ndcg: number;
  readonly map: number;
  readonly recall: number;
  readonly mrr: number;
}

/** How deep the measures look. */
export const DEPTH = 100;

function gain(grade: number, rank: number): number {
  return grade / Math.log2(rank + 2);
}

/**
 * nDCG@10 with linear gain (trec_eval's ndcg_cut, which BEIR uses), average precision and recall over the first hundred,
 * and the reciprocal rank of the first relevant document.
 */
export function measure(ranked: readonly string[], judgements: Judgements): Measures {
  const relevant = [...judgements].filter(([, grade]) => grade > 0);
  const ideal = relevant
    .map(([, grade]) => grade)
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  let dcg = 0;
  let found = 0;
  let precisions = 0;
  let mrr = 0;
  ranked.slice(0, DEPTH).forEach((id, rank) => {
    const grade = judgements.get(id) ?? 0;
    if (grade <= 0) return;
    if (rank < 10) dcg += gain(grade, rank);
    found++;
    precisions += found / (rank + 1);
    if (!mrr) mrr = 1 / (rank + 1);
  });
  const total = relevant.length || 1;
  return { ndcg: ideal ? dcg / ideal : 0, map: precisions / total, recall: found / total, mrr };
}

export function mean(all: readonly Measures[]): Measures {
  const average = (of: (measures: Measures) => number) =>
    all.reduce((sum, measures) => sum + of(measures), 0) / (all.length || 1);
  return {
    ndcg: average(m => m.ndcg),
    map: average(m => m.map),
    recall: average(m => m.recall),
    mrr: average(m => m.mrr),
  };
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
