import fs from 'node:fs';
import path from 'node:path';
import { createSummaryModel, type SummaryModel } from '../../src/core/summaries/summaryModel';
import type { StoredChain } from '../../src/core/summaries/chainModel';
import type { StoredModel } from '../../src/core/summaries/linearModel';
import { ROLES, likeliestRole } from '../../src/core/summaries/roles';
import { trimOpening } from '../../src/core/summaries/trimOpening';
import { rouge } from '../bench/summaries/rouge';
import { DATA, readLines, type RoledAbstract, type SummedAbstract } from '../bench/summaries/summaryData';
import { trainRank } from './train/trainRank';
import { trainRoles } from './train/trainRoles';

/**
 * Computes the weights in `src/core/summaries/model/` from the training parts of CSAbstruct and SciTLDR:
 * `npm run train:summaries`. With `--check` it cross-validates on the training parts and writes nothing.
 */
const FOLDS = 5;
const MODEL = path.resolve('src', 'core', 'summaries', 'model');
const NOTHING: StoredModel = { classes: 1, scale: 1, weights: '' };

function write(name: string, model: StoredModel | StoredChain): void {
  const text = `${JSON.stringify(model, undefined, 2)}\n`;
  fs.writeFileSync(path.join(MODEL, name), text);
  console.log(`${name}: ${text.length} characters`);
}

function split<T>(all: readonly T[], fold: number): { readonly train: T[]; readonly held: T[] } {
  return { train: all.filter((_, i) => i % FOLDS !== fold), held: all.filter((_, i) => i % FOLDS === fold) };
}

function checkRoles(abstracts: readonly RoledAbstract[]): void {
  let right = 0;
  let all = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const { train, held } = split(abstracts, fold);
    const model = createSummaryModel(trainRoles(train), NOTHING);
    for (const { sentences, labels } of held) {
      const found = model.roles(sentences).map(likeliestRole);
      right += found.filter((role, i) => role === labels[i]).length;
      all += labels.length;
    }
  }
  console.log(`roles, ${FOLDS}-fold on train: ${((100 * right) / all).toFixed(2)} % of ${ROLES.length} roles`);
}

function checkRank(abstracts: readonly SummedAbstract[], roleWeights: StoredChain): void {
  const { roles } = createSummaryModel(roleWeights, NOTHING);
  for (const withTitle of [true, false]) {
    const sums = [0, 0, 0];
    for (let fold = 0; fold < FOLDS; fold++) {
      const { train, held } = split(abstracts, fold);
      const model = createSummaryModel(roleWeights, trainRank(train, roles));
      for (const abstract of held) {
        const picked = best(model, abstract.source, withTitle ? (abstract.title ?? '') : '');
        rouge(trimOpening(picked), abstract.target).forEach((value, k) => (sums[k] = (sums[k] ?? 0) + value));
      }
    }
    const means = sums.map(sum => ((100 * sum) / abstracts.length).toFixed(2));
    console.log(`summaries, ${FOLDS}-fold on train, ${withTitle ? 'with' : 'without'} title: ${means.join(' / ')}`);
  }
}

function best(model: SummaryModel, sentences: readonly string[], title: string): string {
  const scores = model.scores(sentences, title, model.roles(sentences));
  return sentences[scores.indexOf(Math.max(...scores))] ?? '';
}

const roled = readLines<RoledAbstract>(path.join(DATA, 'csabstruct', 'train.jsonl'));
const summed = readLines<SummedAbstract>(path.join(DATA, 'scitldr', 'train.jsonl'));
if (!roled || !summed) {
  console.log('Training skipped: ../shared/bench/summaries is not there.');
} else if (process.argv.includes('--check')) {
  checkRoles(roled);
  checkRank(summed, trainRoles(roled));
} else {
  const roleWeights = trainRoles(roled);
  write('roleWeights.json', roleWeights);
  write('rankWeights.json', trainRank(summed, createSummaryModel(roleWeights, NOTHING).roles));
}
