import path from 'node:path';
import { CUE } from '../../src/core/summaries/cuePhrases';
import { extractSummary } from '../../src/core/summaries/extractSummary';
import { contentWords, sentenceWords } from '../../src/core/summaries/sentenceWords';
import { shownSentence } from '../../src/core/summaries/shownSentence';
import { trainedModel } from '../../src/core/summaries/trainedModel';
import { rouge, rougeTokens } from './summaries/rouge';
import { DATA, readLines, type SummedAbstract } from './summaries/summaryData';

/**
 * One sentence taken from each abstract against its written summaries: `npm run bench:summaries [-- FILE]`, the dev part
 * of SciTLDR or any file of its form. Unstemmed ROUGE-1/2/L, maximum over references, and the mean length in tokens.
 */
const file = process.argv[2] ?? path.join(DATA, 'scitldr', 'dev.jsonl');
const abstracts = readLines<SummedAbstract>(file);

type Pick = (abstract: SummedAbstract) => string;

function at(sentences: readonly string[], scores: readonly number[]): string {
  return sentences[scores.indexOf(Math.max(...scores))] ?? '';
}

/** TextRank (Mihalcea and Tarau 2004): PageRank over sentences that share content words. */
function textRank({ source }: SummedAbstract): string {
  const contents = source.map(sentence => contentWords(sentenceWords(sentence)));
  const alike = contents.map((a, i) =>
    contents.map((b, j) => {
      const shared = [...a].filter(word => b.has(word)).length;
      return i === j || !shared ? 0 : shared / (Math.log(a.size + 1) + Math.log(b.size + 1));
    }),
  );
  const out = alike.map(row => row.reduce((a, b) => a + b, 0));
  let ranks = source.map(() => 1);
  for (let round = 0; round < 30; round++)
    ranks = ranks.map((_, i) =>
      ranks.reduce((sum, rank, j) => sum + (out[j] ? (0.85 * rank * (alike[j]?.[i] ?? 0)) / out[j] : 0), 0.15),
    );
  return at(source, ranks);
}

/** What Lectern inserts. */
function ours({ source }: SummedAbstract, title: string): string {
  const sentences = source.map(text => ({ role: undefined, text }));
  return extractSummary(sentences, 1, title, trainedModel)[0] ?? '';
}

/** The sentence that Lectern inserts as it stands in the abstract. */
function unshortened(abstract: SummedAbstract): string {
  const inserted = ours(abstract, '');
  return abstract.source.find(sentence => shownSentence(sentence) === inserted) ?? inserted;
}

const PICKS: readonly (readonly [string, Pick])[] = [
  ['lead sentence', ({ source }) => source[0] ?? ''],
  ['TextRank', textRank],
  ['first sentence with a cue phrase', ({ source }) => source.find(text => CUE.test(text)) ?? source[0] ?? ''],
  ['Lectern, the same sentence not shortened', unshortened],
  ['Lectern, as inserted', abstract => ours(abstract, '')],
  ['Lectern, as inserted, the title known', abstract => ours(abstract, abstract.title ?? '')],
  [
    'best possible sentence',
    ({ source, target }) =>
      at(
        source,
        source.map(text => rouge(text, target)[0]),
      ),
  ],
];

function report(all: readonly SummedAbstract[]): void {
  console.log('| | ROUGE-1 | ROUGE-2 | ROUGE-L | tokens |\n| --- | --- | --- | --- | --- |');
  for (const [name, pick] of PICKS) {
    const picked = all.map(pick);
    const scores = picked.map((text, i) => rouge(text, all[i]?.target ?? []));
    const mean = (k: 0 | 1 | 2) => ((100 * scores.reduce((sum, score) => sum + score[k], 0)) / all.length).toFixed(1);
    const tokens = picked.reduce((sum, text) => sum + rougeTokens(text).length, 0) / all.length;
    console.log(`| ${name} | ${mean(0)} | ${mean(1)} | ${mean(2)} | ${tokens.toFixed(1)} |`);
  }
  // processor time: other work on the machine does not count
  const start = process.cpuUsage();
  for (const abstract of all) ours(abstract, abstract.title ?? '');
  const { user, system } = process.cpuUsage(start);
  console.log(`${((user + system) / 1000 / all.length).toFixed(2)} ms of CPU an abstract`);
}

if (abstracts) report(abstracts);
else console.log('Summaries skipped: ../shared/bench/summaries/scitldr is not there.');
