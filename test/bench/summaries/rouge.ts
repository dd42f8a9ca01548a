/** F1 of ROUGE-1, ROUGE-2 and ROUGE-L, each between 0 and 1. */
export type Rouge = readonly [r1: number, r2: number, rl: number];

/** Lower-case runs of ASCII letters and digits, unstemmed: the tokens of the `rouge_score` package. */
export function rougeTokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function grams(tokens: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + size <= tokens.length; i++) {
    const gram = tokens.slice(i, i + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function f1(shared: number, size: number, otherSize: number): number {
  return shared ? (2 * shared) / (size + otherSize) : 0;
}

function gramOverlap(tokens: readonly string[], reference: readonly string[], size: number): number {
  const wanted = grams(reference, size);
  let shared = 0;
  for (const [gram, count] of grams(tokens, size)) shared += Math.min(count, wanted.get(gram) ?? 0);
  return f1(shared, tokens.length - size + 1, reference.length - size + 1);
}

/** Length of the longest common subsequence. */
function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  const lengths = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = lengths[j] ?? 0;
      lengths[j] = token === b[j - 1] ? diagonal + 1 : Math.max(above, lengths[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return lengths[b.length] ?? 0;
}

/** ROUGE (Lin 2004) of a text against each reference, the best of each measure by itself. */
export function rouge(text: string, references: readonly string[]): Rouge {
  const tokens = rougeTokens(text);
  const scores = references
    .map(rougeTokens)
    .map(reference => [
      gramOverlap(tokens, reference, 1),
      gramOverlap(tokens, reference, 2),
      f1(commonSubsequence(tokens, reference), tokens.length, reference.length),
    ]);
  const best = (k: number) => Math.max(0, ...scores.map(score => score[k] ?? 0));
  return [best(0), best(1), best(2)];
}
