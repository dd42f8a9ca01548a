import fs from 'node:fs';
import path from 'node:path';
import { createSummaryModel, type SummaryModel } from '../../src/core/summaries/summaryModel';
import type { StoredChain } from '../../src/core/summaries/chainModel';
import { readLinearModel, type StoredModel } from '../../src/core/summaries/linearModel';
import { ROLES, likeliestRole, type RoleChances } from '../../src/core/summaries/roles';
import { shownSentence } from '../../src/core/summaries/shownSentence';
import { salienceOf, type Salience } from '../../src/core/summaries/wordSalience';
import { rouge } from '../bench/summaries/rouge';
import { DATA, readLines, type RoledAbstract, type SummedAbstract } from '../bench/summaries/summaryData';
import { trainRank } from './train/trainRank';
import { trainRoles } from './train/trainRoles';
import { trainSalience } from './train/trainSalience';

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
    const model = createSummaryModel(trainRoles(train), NOTHING, NOTHING);
    for (const { sentences, labels } of held) {
      const found = model.roles(sentences).map(likeliestRole);
      right += found.filter((role, i) => role === labels[i]).length;
      all += labels.length;
    }
  }
  console.log(`roles, ${FOLDS}-fold on train: ${((100 * right) / all).toFixed(2)} % of ${ROLES.length} roles`);
}

type RolesOf = (sentences: readonly string[]) => RoleChances[];

/** The chances of the words of each abstract by a model that was trained on the other folds. */
function heldOutSaliences(abstracts: readonly SummedAbstract[], rolesOf: RolesOf): Salience[] {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    readLinearModel(trainSalience(split(abstracts, fold).train, rolesOf)),
  );
  return abstracts.map(({ source }, i) =>
    salienceOf(source.map(shownSentence), rolesOf(source), features => models[i % FOLDS]?.scores(features)[0] ?? 0),
  );
}

/** The weights that choose a sentence: those of words, then those of sentences. */
function trainChoice(
  abstracts: readonly SummedAbstract[],
  rolesOf: RolesOf,
): { salience: StoredModel; rank: StoredModel } {
  return {
    salience: trainSalience(abstracts, rolesOf),
    rank: trainRank(abstracts, rolesOf, heldOutSaliences(abstracts, rolesOf)),
  };
}

function checkRank(abstracts: readonly SummedAbstract[], roleWeights: StoredChain): void {
  const { roles } = createSummaryModel(roleWeights, NOTHING, NOTHING);
  const sums = [true, false].map(withTitle => ({ withTitle, rouge: [0, 0, 0] }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const { train, held } = split(abstracts, fold);
    const { salience, rank } = trainChoice(train, roles);
    const model = createSummaryModel(roleWeights, salience, rank);
    for (const abstract of held)
      for (const { withTitle, rouge: sum } of sums) {
        const picked = best(model, abstract.source, withTitle ? (abstract.title ?? '') : '');
        rouge(shownSentence(picked), abstract.target).forEach((value, k) => (sum[k] = (sum[k] ?? 0) + value));
      }
  }
  for (const { withTitle, rouge: sum } of sums) {
    const means = sum.map(value => ((100 * value) / abstracts.length).toFixed(2));
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
  const { salience, rank } = trainChoice(summed, createSummaryModel(roleWeights, NOTHING, NOTHING).roles);
  write('salienceWeights.json', salience);
  write('rankWeights.json', rank);
}
