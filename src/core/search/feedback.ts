import { inverseFrequency, type Candidate } from './firstPass';
import type { InvertedIndex } from './invertedIndex';
import type { Ranking } from './ranking';
import type { TermCounter } from './termCounter';
import type { TermMarks } from './termMarks';

/**
 * Raises candidates that are like the best of them: a model of the words of the first papers, each counting by its score
 * (RM3; Abdul-Jaleel et al. 2004, "UMass at TREC 2004", section 2), is compared with every candidate. It reorders what
 * was found and brings in nothing new, so that it costs no second search. Where one paper stands out, the query was for
 * that paper, and the others' words say little.
 * @param candidates best first
 */
export function addFeedback(
  index: InvertedIndex,
  candidates: readonly Candidate[],
  counter: TermCounter,
  marks: TermMarks,
  ranking: Ranking,
): void {
  const best = candidates[0]?.score ?? 0;
  const last = candidates[ranking.feedbackPapers - 1]?.score ?? 0;
  const weight = ranking.feedback * (last / (best || 1)) ** ranking.feedbackFlatness;
  if (weight < 0.01) return;
  const model = relevanceModel(index, candidates.slice(0, ranking.feedbackPapers), counter, ranking.feedbackTerms);
  marks.setTerms(
    index,
    model.map(([term]) => term),
  );
  const likeness = candidates.map(({ document }) => likenessTo(index, document, model, marks));
  const highest = Math.max(...likeness) || 1;
  candidates.forEach((candidate, i) => {
    candidate.score += (weight * best * (likeness[i] ?? 0)) / highest;
  });
}

function likenessTo(
  index: InvertedIndex,
  document: number,
  model: readonly (readonly [term: number, share: number])[],
  marks: TermMarks,
): number {
  const { vocabulary } = index;
  const counts = new Uint16Array(model.length);
  for (const { cells, start, end } of index.tokensOf(document)) {
    for (let i = start; i < end; i++) {
      const id = cells[i] as number;
      const place = id < 0 ? -1 : marks.groupOf(vocabulary.termOf(id));
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
    }
  }
  let sum = 0;
  model.forEach(([, share], place) => {
    const count = counts[place] ?? 0;
    sum += (share * count) / (count + 1);
  });
  return sum;
}

/** The words by which the best papers differ from the rest, with their share. */
function relevanceModel(
  index: InvertedIndex,
  papers: readonly Candidate[],
  counter: TermCounter,
  terms: number,
): [term: number, share: number][] {
  const model = new Map<number, number>();
  for (const { document, score } of papers) {
    const length = counter.read(index, document) || 1;
    for (const term of counter.terms)
      model.set(term, (model.get(term) ?? 0) + (score * counter.countOf(term)) / length);
  }
  const weighed = [...model].map(([term, weight]): [number, number] => [
    term,
    weight * inverseFrequency(index.size, index.frequencyOf(term)),
  ]);
  return weighed.sort((a, b) => b[1] - a[1]).slice(0, terms);
}
