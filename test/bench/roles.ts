import path from 'node:path';
import { trainedModel } from '../../src/core/summaries/trainedModel';
import { ROLES, likeliestRole } from '../../src/core/summaries/roles';
import { DATA, readLines, type RoledAbstract } from './summaries/summaryData';

/**
 * How often the role of a sentence is found: `npm run bench:roles [-- FILE]`, the dev part of CSAbstruct or any file of
 * its form. Micro-F1, which for one label a sentence is the share of right labels. With `--confusion` also which roles are
 * taken for which, and how often the role is found by how far the annotators agree.
 */
const given = process.argv.slice(2).find(each => !each.startsWith('--'));
const file = given ?? path.join(DATA, 'csabstruct', 'dev.jsonl');
const abstracts = readLines<RoledAbstract>(file);
const train = readLines<RoledAbstract>(path.join(DATA, 'csabstruct', 'train.jsonl'));

type Guess = (sentences: readonly string[]) => readonly string[];

function microF1(guess: Guess, all: readonly RoledAbstract[], isCounted = (_agreement: number) => true): number {
  let right = 0;
  let count = 0;
  for (const { sentences, labels, confs } of all) {
    const found = guess(sentences);
    labels.forEach((label, i) => {
      if (!isCounted(confs[i] ?? 0)) return;
      count++;
      if (found[i] === label) right++;
    });
  }
  return right / count;
}

function commonest(labels: readonly string[]): string {
  const count = (role: string) => labels.filter(label => label === role).length;
  return ROLES.toSorted((a, b) => count(b) - count(a))[0] ?? '';
}

function placeOf(i: number, count: number): string {
  return `${Math.floor((10 * i) / count)} ${Math.min(i, 3)}`;
}

/** The commonest role at each tenth of an abstract. */
function byPlace(all: readonly RoledAbstract[]): Guess {
  const seen = new Map<string, string[]>();
  for (const { labels } of all)
    labels.forEach((label, i) => {
      const place = placeOf(i, labels.length);
      seen.set(place, [...(seen.get(place) ?? []), label]);
    });
  const roles = new Map([...seen].map(([place, labels]) => [place, commonest(labels)]));
  return sentences => sentences.map((_, i) => roles.get(placeOf(i, sentences.length)) ?? '');
}

function report(all: readonly RoledAbstract[], known: readonly RoledAbstract[]): void {
  const majority = commonest(known.flatMap(({ labels }) => labels));
  const ours: Guess = sentences => trainedModel.roles(sentences).map(likeliestRole);
  const rows: readonly (readonly [string, Guess])[] = [
    ['majority class', sentences => sentences.map(() => majority)],
    ['commonest role at the place', byPlace(known)],
    ['Lectern', ours],
  ];
  console.log('| | micro-F1 | where annotators agree (over 0.7) |\n| --- | --- | --- |');
  for (const [name, guess] of rows) {
    const sure = microF1(guess, all, agreement => agreement > 0.7);
    console.log(`| ${name} | ${(100 * microF1(guess, all)).toFixed(1)} | ${(100 * sure).toFixed(1)} |`);
  }
  const pairs = all.flatMap(({ sentences, labels }) => ours(sentences).map((role, i) => ({ role, label: labels[i] })));
  for (const role of ROLES) {
    const right = pairs.filter(pair => pair.role === role && pair.label === role).length;
    const found = pairs.filter(pair => pair.role === role).length;
    const there = pairs.filter(pair => pair.label === role).length;
    console.log(
      `${role}: precision ${(right / found).toFixed(2)}, recall ${(right / there).toFixed(2)}, ${there} sentences`,
    );
  }
}

/** Rows are what the annotators say, columns what is found. */
function reportConfusion(all: readonly RoledAbstract[]): void {
  const seen = all.flatMap(({ sentences, labels, confs }) =>
    trainedModel.roles(sentences).map((chances, i) => ({
      found: likeliestRole(chances),
      label: labels[i],
      agreement: confs[i] ?? 0,
    })),
  );
  console.log(`\n| is \\ found | ${ROLES.join(' | ')} |\n| --- |${' --- |'.repeat(ROLES.length)}`);
  for (const role of ROLES) {
    const counts = ROLES.map(found => seen.filter(each => each.label === role && each.found === found).length);
    console.log(`| ${role} | ${counts.join(' | ')} |`);
  }
  console.log('\n| annotators agree | sentences | right |\n| --- | --- | --- |');
  for (const [from, to] of [
    [0, 0.5],
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 1.01],
  ] as const) {
    // prettier-ignore
    const some = seen.filter(({ agreement }) => agreement >= from && agreement < to);
    const right = some.filter(({ found, label }) => found === label).length;
    console.log(`| from ${from} | ${some.length} | ${((100 * right) / some.length).toFixed(1)} % |`);
  }
}

if (abstracts && train) {
  report(abstracts, train);
  if (process.argv.includes('--confusion')) reportConfusion(abstracts);
} else console.log('Roles skipped: ../shared/bench/summaries/csabstruct is not there.');
