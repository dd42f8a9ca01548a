/** How well groups agree with labels; all but the adjusted Rand index lie between 0 and 1. */
export interface Agreement {
  /** Harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007). */
  readonly vMeasure: number;
  /** Mutual information over the geometric mean of the entropies (Strehl & Ghosh 2002). */
  readonly nmi: number;
  /** Hubert & Arabie 1985. */
  readonly adjustedRand: number;
  readonly purity: number;
  readonly groups: number;
}

const pairs = (n: number) => (n * (n - 1)) / 2;

function entropy(counts: Iterable<number>, all: number): number {
  let sum = 0;
  for (const count of counts) if (count) sum -= (count / all) * Math.log(count / all);
  return sum;
}

function tally(values: readonly (string | number)[]): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const sumOf = (values: Iterable<number>, f: (n: number) => number) => [...values].reduce((sum, n) => sum + f(n), 0);

/** Compares the group of each document with its label. */
export function agreement(labels: readonly string[], groups: readonly (string | number)[]): Agreement {
  const all = labels.length;
  const byLabel = tally(labels);
  const byGroup = tally(groups);
  const cells = tally(labels.map((label, i) => `${groups[i]}\n${label}`));
  const labelEntropy = entropy(byLabel.values(), all);
  const groupEntropy = entropy(byGroup.values(), all);
  const mutual = Math.max(0, labelEntropy + groupEntropy - entropy(cells.values(), all));
  const homogeneity = labelEntropy ? mutual / labelEntropy : 1;
  const completeness = groupEntropy ? mutual / groupEntropy : 1;
  const together = sumOf(cells.values(), pairs);
  const [inLabels, inGroups] = [sumOf(byLabel.values(), pairs), sumOf(byGroup.values(), pairs)];
  const expected = (inLabels * inGroups) / (pairs(all) || 1);
  const most = (inLabels + inGroups) / 2;
  const best = new Map<string, number>();
  for (const [cell, count] of cells) {
    const group = String(cell).split('\n')[0] ?? '';
    best.set(group, Math.max(best.get(group) ?? 0, count));
  }
  return {
    vMeasure: homogeneity + completeness ? (2 * homogeneity * completeness) / (homogeneity + completeness) : 0,
    nmi: labelEntropy && groupEntropy ? mutual / Math.sqrt(labelEntropy * groupEntropy) : 0,
    adjustedRand: most === expected ? 0 : (together - expected) / (most - expected),
    purity: sumOf(best.values(), n => n) / all,
    groups: byGroup.size,
  };
}
